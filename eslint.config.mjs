/*
 * Scripts and styles that readers' browsers get have to run in the oldest ones served: those named in
 * package.json (browserslist), told in docs/hacking.md. ES2021 and Baseline 2021 are what they have.
 */
import css from "@eslint/css";
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";

const scripts = ["**/*.js"];
/* They bear the names of arrays' methods: asked only where it is known that the thing is an iterator. */
const iterators = Object.keys(es.rules).filter((rule) => rule.startsWith("no-iterator-prototype-"));

export default [
  { files: scripts, ...es.configs["flat/restrict-to-es2021"] },
  { files: scripts, ...compat.configs["flat/recommended"] },
  {
    files: scripts,
    languageOptions: { sourceType: "script" },
    settings: { "es-x": { aggressive: true } }, // whatever an `.at()` is called on
    rules: {
      ...Object.fromEntries(iterators.map((rule) => [`es-x/${rule}`, ["error", { aggressive: false }]])),
      "es-x/no-regexp-lookbehind-assertions": "error",
      "no-restricted-syntax": ["error", {
        selector: ":matches(Literal[value=/\\(\\?<[=!]/], TemplateElement[value.raw=/\\(\\?<[=!]/])",
        message: "Safari before 16.4 does not parse a look-behind, in a RegExp made from a text neither.",
      }],
    },
  },
  {
    files: ["**/*.css"],
    plugins: { css },
    language: "css/css",
    rules: {
      "css/use-baseline": ["error", {
        available: 2021,
        // What only makes it finer: a browser that does not know it loses nothing that is needed.
        allowProperties: ["appearance", "break-after", "color-scheme", "forced-color-adjust", "hyphens", "orphans", "outline", "print-color-adjust", "ruby-align", "text-wrap", "user-select", "widows"],
        allowPropertyValues: { "overflow-wrap": ["anywhere"], "word-break": ["auto-phrase"] },
        allowSelectors: ["focus-visible"], // else the browser's own ring is seen
        allowMediaConditions: ["forced-colors"],
      }],
    },
  },
];
