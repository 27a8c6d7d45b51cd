/*
 * The buckets of the signs of texts, as the search box makes them. Reads { locale: [text, …] } in JSON
 * from its input and writes { locale: [[bucket, …], …] }.
 */
import { readFileSync } from "node:fs";

const part = (name) => readFileSync(new URL(`../../overrides/assets/search/${name}.js`, import.meta.url), "utf8");
const { bucketsOf } = new Function(`"use strict"; ${part("fold")}
  let parts;
  const guideSearchLearnt = (_, make) => { parts = make({ foldLetters, RUNS, isDense }); };
  const LEARNT_AT_BUILD = {};
  ${part("learnt")}
  return parts;`)();

const texts = JSON.parse(readFileSync(0, "utf8"));
const buckets = Object.entries(texts).map(([locale, asked]) => [locale, asked.map(bucketsOf)]);
process.stdout.write(JSON.stringify(Object.fromEntries(buckets)));
