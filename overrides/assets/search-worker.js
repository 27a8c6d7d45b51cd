/*
 * The search behind Material's box, in the place of its Lunr worker, which finds nothing inside words
 * of languages written without spaces. It answers the same messages (type 0 set up, 1 ready, 2 query,
 * 3 result): an index goes in once, then each query gives pages, each with its matching sections.
 */
"use strict";

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Lao}]/u;
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'" };
const TITLE_WEIGHT = 4;
const LEAST_SHARE_FOUND = 0.6;
const EXCERPT = 110;

let documents = [];

/** One character as it is compared: width, case, Latin accents and kana do not count. */
const foldCharacter = (character) => character
  .normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase()
  .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCodePoint(kana.codePointAt(0) - 0x60));

/** A text as it is compared, and for each of its characters the place in the original. */
const fold = (text) => {
  let folded = "";
  const places = [];
  let place = 0;
  for (const character of text) {
    const joins = /[-‐‑–]/.test(character) && /\d/.test(text[place - 1] ?? "") && /\d/.test(text[place + 1] ?? "");
    for (const part of joins ? "" : foldCharacter(character)) {
      folded += part;
      for (let unit = 0; unit < part.length; unit++) places.push(place);
    }
    place += character.length;
  }
  return { folded, places };
};

/** The parts of a query to look for: words, and pairs of characters where words are not spaced. */
const termsOf = (query) => {
  const terms = new Set();
  for (const [run] of fold(query).folded.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    for (const [part] of run.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu)) {
      const characters = [...part];
      if (!WITHOUT_SPACES.test(part) || characters.length <= 2) terms.add(part);
      else characters.slice(1).forEach((character, index) => terms.add(characters[index] + character));
    }
  }
  return [...terms];
};

const findTerm = (field, term) => {
  let at = field.folded.indexOf(term);
  /* A word is found from its beginning: "visa" in "visas", not "rent" in "different". */
  while (at > 0 && !WITHOUT_SPACES.test(term) && /[\p{L}\p{N}]/u.test(field.folded[at - 1])) {
    at = field.folded.indexOf(term, at + 1);
  }
  return at;
};

const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A text as HTML with the terms marked. */
const mark = (text, terms) => {
  const field = fold(text);
  const marked = new Array(text.length).fill(false);
  for (const term of terms) {
    for (let at = field.folded.indexOf(term); at >= 0; at = field.folded.indexOf(term, at + 1)) {
      for (let unit = 0; unit < term.length; unit++) marked[field.places[at + unit]] = true;
    }
  }
  let html = "";
  for (let start = 0; start < text.length;) {
    let end = start + 1;
    while (end < text.length && marked[end] === marked[start]) end++;
    const part = escapeHtml(text.slice(start, end));
    html += marked[start] ? `<mark>${part}</mark>` : part;
    start = end;
  }
  return html;
};

const excerpt = (document, terms) => {
  const places = terms.map((term) => findTerm(document.text, term)).filter((at) => at >= 0);
  const first = places.length ? document.text.places[Math.min(...places)] : 0;
  const from = Math.max(0, first - EXCERPT / 3);
  const to = Math.min(document.plain.length, from + EXCERPT);
  const text = document.plain.slice(from, to);
  return (from ? "…" : "") + mark(text, terms) + (to < document.plain.length ? "…" : "");
};

const setUp = ({ docs }) => {
  documents = docs.map(({ location, title, text }) => {
    const plain = text.replace(/<[^>]*>/g, " ").replace(/&(#?\w+);/g, (entity, name) => ENTITIES[name] ?? entity).replace(/\s+/g, " ").trim();
    return { location, page: location.split("#")[0], name: title, plain, title: fold(title), text: fold(plain) };
  });
};

const search = (query) => {
  const terms = termsOf(query);
  const found = terms.map((term) => documents.map((document) =>
    (findTerm(document.title, term) >= 0 ? TITLE_WEIGHT : 0) + (findTerm(document.text, term) >= 0 ? 1 : 0)));
  const rarity = found.map((hits) => Math.log(1 + documents.length / (1 + hits.filter(Boolean).length)));
  const all = rarity.reduce((sum, weight) => sum + weight, 0);
  const pages = new Map();
  documents.forEach((document, index) => {
    const matched = terms.map((_, term) => found[term][index]);
    const share = matched.reduce((sum, hit, term) => sum + (hit ? rarity[term] : 0), 0) / all;
    const score = share < LEAST_SHARE_FOUND ? 0
      : share ** 2 * matched.reduce((sum, hit, term) => sum + hit * rarity[term], 0);
    if (!pages.has(document.page)) pages.set(document.page, []);
    pages.get(document.page).push({ document, score });
  });
  const best = (sections) => Math.max(...sections.map(({ score }) => score));
  const items = [...pages.values()].filter((sections) => best(sections) > 0)
    .sort((one, other) => best(other) - best(one))
    .map((sections) => sections
      .filter(({ document, score }) => score > 0 || !document.location.includes("#"))
      .sort((one, other) => other.score - one.score)
      .map(({ document, score }) => ({
        location: document.location,
        title: mark(document.name, terms),
        text: excerpt(document, terms),
        score,
        terms: {},
      })));
  return { items };
};

addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) {
    setUp(data);
    postMessage({ type: 1 });
  } else if (type === 2) {
    postMessage({ type: 3, data: termsOf(data).length ? search(data) : { items: [] } });
  }
});
