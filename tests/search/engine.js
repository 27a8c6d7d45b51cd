/*
 * The parts of the search box that need no browser, asked from Python. Called with their files; each
 * line of the input is a call, [name, ...arguments] in JSON, each line of the output what it gives.
 * `setUp` begins anew: an engine takes one index.
 */
const { readFileSync } = require("node:fs");
const { createInterface } = require("node:readline");

const source = process.argv.slice(2).map((file) => readFileSync(file, "utf8")).join("\n");
const begin = new Function(`"use strict"; ${source}
return { fold, romaji, plainRomaji, latinized, plainLatin, partsOf, likeness, setUp, setUpNames, setUpLearnt, asksForNames, unpacked, isStory, partFor, answer,
  wordsFor: (...asked) => wordsFor(...asked) };`);
let engine = begin();

/* What was learnt is a script, which calls with it. */
const call = (name, given) => name === "setUpLearnt"
  ? new Function("guideSearchLearnt", ...given)(engine.setUpLearnt)
  : engine[name](...given);

createInterface({ input: process.stdin }).on("line", (line) => {
  const [name, ...given] = JSON.parse(line);
  if (name === "setUp") engine = begin();
  console.log(JSON.stringify(call(name, given) ?? null));
});
