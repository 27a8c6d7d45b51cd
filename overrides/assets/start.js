/*
 * The guide's script, first part: what all of it uses. It runs before the page is read, so that what the
 * reader chose is there when the page is first painted; the pages are complete without any of it.
 */
const script = document.currentScript;
const { search: version } = new URL(script.src); // of this guide's styles and scripts
const root = document.documentElement;
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
root.classList.replace("no-js", "js");

/* What the reader chose, for the next visit; a browser may refuse to keep it. Other sites may stand beside this one. */
const site = new URL("..", script.src).pathname;
const recall = (key) => { try { return localStorage.getItem(`${site} ${key}`); } catch { return null; } };
const remember = (key, value) => { try { localStorage.setItem(`${site} ${key}`, value); } catch { /* not kept */ } };

/* Light or dark, if the reader has chosen. */
const showColours = (chosen) => { root.dataset.colours = chosen ?? "device"; };
showColours(recall("colours"));

/* What the address or an earlier choice changes on a page is changed before the page is shown (guide.js, at its end). */
const furiganaKey = `furigana-${root.dataset.locale}`;
const furiganaChosen = recall(furiganaKey);
if (furiganaChosen) root.classList.toggle("furigana", furiganaChosen === "on");
if (location.search || location.hash || furiganaChosen === "on") root.classList.add("settling");

/** Calls `then` once the page is read as far as `selector`, before that is painted: nothing moves. */
const whenRead = (selector, then) => {
  const observer = new MutationObserver(() => {
    if (!$(selector)) return;
    observer.disconnect();
    then();
  });
  observer.observe(root, { childList: true, subtree: true });
};
