/* What is wrong with a page in each state that a reader may be in, for tests/site/test_widths.py. In a
   frame, because a frame changes its width without a word to the browser: a page is loaded once. */

/* The values of WCAG 1.4.12. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;
const MAIN_ACTIONS = ".phone:not(.phone--over), .button, .topic, .menu summary, .prefectures summary, select, .site-header__bar > button, .filters button, .language-offer button";

const frame = () => document.querySelector("iframe");
const told = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 100);

/* Every element that is seen, with its box and its style; what lies over the page covers others. To ask for
   a style takes its time, and there are millions: each is asked for once, and where it may matter. */
const seen = (root) => {
  const found = [];
  const view = root.ownerDocument.defaultView;
  const walk = (element, covers) => {
    if (!element.checkVisibility({ opacityProperty: true })) return;
    const style = view.getComputedStyle(element);
    const { display, position } = style;
    if (position === "absolute" && style.clipPath === "inset(50%)") return;
    const box = element.getBoundingClientRect();
    covers ||= ["fixed", "absolute", "sticky"].includes(position);
    if (box.width && box.height && style.visibility === "visible") found.push({ element, style, box, covers, inline: display === "inline" || display.startsWith("ruby") });
    if (element.localName === "svg" && !element.classList.contains("japan")) return;
    const closed = element.localName === "details" && !element.open;
    for (const child of element.children) if (!closed || child.localName === "summary") walk(child, covers);
  };
  walk(root, false);
  return found;
};

const isTapped = ({ element }) => element.matches("a[href], button, summary, select, input");
const inMap = ({ element }) => element.closest("svg") && element.localName !== "svg";
const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
const scrolls = ({ overflowX }) => overflowX === "auto" || overflowX === "scroll";

/* Of a line of a link, the 24 px that it needs for itself: lines of tall scripts reach into one another. */
const core = ({ left, right, top, bottom }, inline) => {
  const spare = inline ? Math.max(0, (bottom - top - 24) / 2) : 0;
  return { left, right, top: top + spare, bottom: bottom - spare };
};

/* Pairs that lie on one another, neither inside the other. */
const overlaps = (parts) => {
  const boxes = parts.filter((part) => !part.covers && !inMap(part)).flatMap((part) =>
    [...(part.inline ? part.element.getClientRects() : [part.box])].map((box) => ({ part, box: core(box, part.inline) })));
  boxes.sort((one, other) => one.box.top - other.box.top);
  return boxes.flatMap((one, index) => {
    const pairs = [];
    for (const other of boxes.slice(index + 1)) {
      if (other.box.top >= one.box.bottom - 1) break;
      if (other.box.left >= one.box.right - 1 || other.box.right <= one.box.left + 1) continue;
      if (one.part.element.contains(other.part.element) || other.part.element.contains(one.part.element)) continue;
      pairs.push([one.part.element, other.part.element]);
    }
    return pairs;
  });
};

/* Numbers, and words where words have spaces between them, that stand in two lines. To hyphenate, browsers need
   dictionaries that not every reader has: here there are none. */
const UNSPACED = /^(?:ja|zh|th|km|my)/;
const NUMBER = /\p{N}[\p{N}.,\u00a0\u202f]*\p{N}/gu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,\u00a0\u202f]\p{N}+)*/gu;
const torn = (page, parts) => {
  const range = page.createRange();
  const texts = parts.filter(({ element }) => !element.closest("svg, rt, .example, body [dir=ltr]")).flatMap(({ element, style }) =>
    [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim()).map((node) => ({ element, node, size: parseFloat(style.fontSize) })));
  return texts.flatMap(({ element, node, size }) => {
    range.selectNodeContents(node);
    if (range.getClientRects().length < 2) return [];
    const words = [...node.data.matchAll(UNSPACED.test(element.closest("[lang]").lang) ? NUMBER : WORD)].filter(([word]) => word.length > 1);
    return words.filter(({ 0: word, index }) => {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => top);
      return Math.max(...tops) - Math.min(...tops) > size / 2;
    }).map(([word]) => [`torn: ${word}`, element]);
  });
};

const faultsNow = (page, whole) => {
  const found = [];
  const width = page.defaultView.innerWidth;
  const parts = seen(page.body);
  if (page.scrollingElement.scrollWidth > width) found.push(["wider than the screen", page.body]);
  for (const part of parts) {
    const { element, style, box } = part;
    if (inMap(part)) continue;
    if (box.right > width + 1 || box.left < -1) {
      let around = element;
      while ((around = around.parentElement) && !scrolls(page.defaultView.getComputedStyle(around)));
      if (!around) found.push(["off the screen", element]);
    }
    if (part.inline || element.localName === "select" || scrolls(style)) continue;
    const clips = style.overflowX !== "visible";
    const boxed = clips || style.borderRightStyle !== "none" || style.backgroundColor !== "rgba(0, 0, 0, 0)";
    if (boxed && element.scrollWidth > element.clientWidth + 1) found.push(["cut, or beyond its box", element]);
    if (clips && element.scrollHeight > element.clientHeight + 1) found.push(["cut below", element]);
  }
  if (whole) found.push(...torn(page, parts));
  const tapped = parts.filter(isTapped);
  for (const part of tapped) {
    const least = part.element.matches(MAIN_ACTIONS) ? 44 : 24;
    const inSentence = part.inline && hasText(part.element.parentElement);
    if (!inSentence && Math.round(Math.min(part.box.width, part.box.height)) < least) found.push([`less than ${least} px`, part.element]);
  }
  for (const [one, other] of overlaps(tapped)) found.push([`under ${told(other)}`, one]);
  for (const [one, other] of overlaps(parts.filter((part) => !part.inline && hasText(part.element)))) found.push([`text under ${told(other)}`, one]);
  return found;
};

/* Load a page. */
window.openPage = async (address) => {
  await new Promise((done) => { frame().onload = done; frame().src = "about:blank"; });
  await new Promise((done) => { frame().onload = done; frame().src = address; });
};

/* The faults of the page in one kind of text at each width, with and without readings: ["state: kind: element"]. */
window.faults = async (text, widths) => {
  const page = frame().contentDocument;
  const style = page.head.appendChild(page.createElement("style"));
  if (text === "spacing") style.textContent = SPACING;
  const button = page.querySelector("[data-furigana]");
  const found = [];
  for (const readings of button ? [true, false] : [false]) {
    if (button && page.documentElement.classList.contains("furigana") !== readings) button.click();
    while (readings && !page.querySelector("main rt")) await new Promise((next) => setTimeout(next, 10));
    for (const folded of page.querySelectorAll("details:not([name])")) folded.open = true;
    for (const width of widths) {
      frame().style.width = `${width}px`;
      for (const [kind, element] of faultsNow(page, text === "plain")) found.push(`${width} px, ${text}${readings ? ", readings" : ""}: ${kind}: ${told(element)}`);
    }
  }
  style.remove();
  return found;
};

/* Texts in letters of another script than their language's, and, from right to left, addresses, names of files
   and sizes whose characters do not stand from left to right. */
const SCRIPTS = {
  Hiragana: ["ja"], Katakana: ["ja"], Han: ["ja", "zh"], Hangul: ["ko", "ja-Hang"], Thai: ["th"], Myanmar: ["my"], Khmer: ["km"], Sinhala: ["si"],
  Bengali: ["bn"], Devanagari: ["ne"], Arabic: ["ur"], Cyrillic: ["mn", "uk"],
};
const LETTERS = Object.entries(SCRIPTS).map(([script, languages]) => [new RegExp(`[\\p{Script=${script}}--[・ー、。]]`, "v"), languages]);
const LEFT_TO_RIGHT = /[\d.,]+\s?[kM]?B\b|https?:\S+|[A-Za-z][\w.@/-]*[A-Za-z\d/]|\d{2,4}-\d{2,4}-?\d{2,4}/g;
/* How far apart lines stand in the scripts whose strokes reach furthest up and down, in heights of a letter. */
const LEADING = { ur: 1.75, my: 1.6, km: 1.6 };
window.wrongTexts = () => {
  const page = frame().contentDocument;
  const found = [];
  /* Beside text, a reading is a part of its own there, and gaps stand between them. */
  for (const { parentElement } of page.querySelectorAll("ruby"))
    if (/flex|grid/.test(page.defaultView.getComputedStyle(parentElement).display)) found.push(`apart: ${told(parentElement)}`);
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("script, style, option") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!data.trim()) continue;
    /* Japanese in Hangul says so in its tag; other tags tell a script that their language has anyhow. */
    const { lang } = parentElement.closest("[lang]");
    const language = lang === "ja-Hang" ? lang : lang.split("-")[0];
    const foreign = LETTERS.find(([letters, languages]) => letters.test(data) && !languages.includes(language));
    if (foreign) found.push(`${language}: ${data.trim().slice(0, 60)}`);
    const least = page.documentElement.lang === language && LETTERS.some(([letters, languages]) => letters.test(data) && languages.includes(language)) && LEADING[language];
    if (least && !parentElement.closest(".example") && parentElement.closest("main") && parentElement.checkVisibility()) {
      const { lineHeight, fontSize } = page.defaultView.getComputedStyle(parentElement);
      if (parseFloat(lineHeight) / parseFloat(fontSize) < least - 0.01) found.push(`crowded: ${data.trim().slice(0, 60)}`);
    }
    if (page.dir !== "rtl" || !parentElement.checkVisibility()) continue;
    for (const { 0: part, index } of data.matchAll(LEFT_TO_RIGHT)) {
      const range = page.createRange();
      let before = -Infinity;
      let line;
      for (let at = index; at < index + part.length; at += 1) {
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const box = range.getBoundingClientRect();
        if (line !== undefined && Math.abs(box.top - line) < 4 && box.left < before - 1) { found.push(`out of order: ${part}`); break; }
        before = box.left;
        line = box.top;
      }
    }
  }
  return found;
};

/* The words of a page, as it is now, that stand in two lines. */
window.tornWords = () => torn(document, seen(document.body)).map(([what]) => what);
