/*
 * Walks through pages in Firefox, told by WebDriver BiDi. Called with Firefox, the site's address, walk.js
 * and, in JSON, a list of [path, width, languages asked for]; gives, in JSON, a report for each.
 */
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [executablePath, site, walk, walks] = process.argv.slice(2);
const script = readFileSync(walk, "utf8");
const open = (languages) => puppeteer.launch({
  browser: "firefox",
  executablePath,
  headless: true,
  extraPrefsFirefox: { "intl.accept_languages": languages, "network.proxy.type": 0 },
});

const reports = [];
let browser;
let asked;
for (const [path, width, languages] of JSON.parse(walks)) {
  if (languages !== asked) {
    await browser?.close();
    browser = await open(languages);
    asked = languages;
  }
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(`script: ${error.message}`));
  await page.setViewport({ width, height: 740 });
  await page.goto(site + path);
  await page.evaluate(script);
  const expected = await page.evaluate("guideWalk.expected()");
  for (let pressed = 0; pressed <= expected; pressed += 1) await page.keyboard.press("Tab");
  const { stops, faults } = await page.evaluate("guideWalk.report()");
  reports.push({ stops, faults: [...errors, ...faults] });
  await page.close();
}
await browser?.close();
console.log(JSON.stringify(reports));
