/*
 * The buckets of the signs of texts, as the search box makes them, and those of the same texts in Latin
 * letters, none where the engine cannot write them so. Reads { locale: [text, …] } in JSON from its
 * input and writes { locale: [[[bucket, …], [bucket, …]], …] }.
 */
import { readFileSync } from "node:fs";

const part = (name) => readFileSync(new URL(`../../overrides/assets/search/${name}.js`, import.meta.url), "utf8");
const { bucketsOf, foldLetters, romaji, latinized } = new Function(`"use strict"; ${part("fold")}
  let parts;
  const guideSearchLearnt = (_, make) => { parts = make({ foldLetters, RUNS, isDense }); };
  const LEARNT_AT_BUILD = {};
  ${part("learnt")}
  return { ...parts, foldLetters, romaji, latinized };`)();

const KANA_ONLY = /^[\p{Script=Hiragana}ー\s\p{P}]+$/u;

/** A text as who has no Japanese or Cyrillic keyboard types it. */
const inLatin = (text) => {
  const folded = foldLetters(text);
  if (KANA_ONLY.test(folded)) return folded.replace(/[\p{Script=Hiragana}ー]+/gu, romaji);
  const written = folded.replace(/\p{Script=Cyrillic}+/gu, latinized);
  return written === folded ? "" : written;
};

const texts = JSON.parse(readFileSync(0, "utf8"));
const buckets = Object.entries(texts).map(([locale, asked]) => [locale, asked.map((text) => [bucketsOf(text), bucketsOf(inLatin(text))])]);
process.stdout.write(JSON.stringify(Object.fromEntries(buckets)));
