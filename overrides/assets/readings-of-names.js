/*
 * Adds the readings of names to an ordinary Japanese page, when guide.js fetches it as `readings.js`: a
 * template, which the build fills in with how each name is read (hooks/guide/build.py).
 */
(() => {
  "use strict";
  const readings = READINGS_AT_BUILD;
  const KANJI = "々\u3400-\u4dbf\u4e00-\u9fff";
  const words = Object.keys(readings).sort((one, other) => other.length - one.length);
  if (!words.length) return;
  /* A name, else the rest of a longer word that begins here, else any character. */
  const piece = new RegExp(`(${words.join("|")})(?![${KANJI}])|[${KANJI}]+[^${KANJI}]?|[^]`, "g");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("script, style, select, svg, pre, ruby, .search-box, [lang]:not(html, [lang=ja])") || !node.data.trim()
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = text.data.replace(piece, (found, name) => name ? `\0${name}\0` : found).split("\0");
    if (parts.length === 1) continue;
    text.replaceWith(...parts.map((part, index) => {
      if (index % 2 === 0) return part;
      const ruby = document.createElement("ruby");
      const reading = document.createElement("rt");
      reading.textContent = readings[part];
      ruby.append(part, reading);
      return ruby;
    }));
  }
})();
