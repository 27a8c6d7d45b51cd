/*
 * The buckets of the signs of texts, as the search box makes them. Reads { locale: [text, …] } in JSON from
 * its input and writes { locale: [{ own, isLatin, ways }, …] }: the buckets of each text, whether it is in
 * Latin letters, and if not the buckets of each way in which `latin.mjs` writes it so.
 */
import { readFileSync } from "node:fs";
import { LATIN, writing } from "./latin.mjs";

const part = (name) => readFileSync(new URL(`../../overrides/assets/search/${name}.js`, import.meta.url), "utf8");
const { bucketsOf, ...letters } = new Function(`"use strict"; ${part("fold")}
  let parts;
  const guideSearchLearnt = (_, make) => { parts = make({ foldLetters, RUNS, isDense }); };
  const LEARNT_AT_BUILD = {};
  ${part("learnt")}
  return { ...parts, foldLetters, romaji, latinized };`)();

const texts = JSON.parse(readFileSync(0, "utf8"));
const buckets = Object.entries(texts).map(([locale, asked]) => {
  const inLatin = writing(locale, letters);
  return [locale, asked.map((text) => ({ own: bucketsOf(text), isLatin: LATIN.test(text), ways: inLatin(text).map(bucketsOf) }))];
});
process.stdout.write(JSON.stringify(Object.fromEntries(buckets)));
