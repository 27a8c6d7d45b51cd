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

/* What an earlier choice changes on a page is changed before the page is shown: light or dark, readings. */
const takeChoices = () => {
  root.dataset.colours = recall("colours") ?? root.dataset.colours ?? "device";
  const readings = recall(`furigana-${root.dataset.locale}`);
  if (readings) root.classList.toggle("furigana", readings === "on");
  return readings === "on";
};
/* So is what the address changes, or a script that is still to come (guide.js, at its end). */
if (takeChoices() || location.search || location.hash) root.classList.add("settling");

/** Calls `then` once the page is read as far as `selector`, before that is painted: nothing moves. */
const whenRead = (selector, then) => {
  const observer = new MutationObserver(() => {
    if (!$(selector)) return;
    observer.disconnect();
    then();
  });
  observer.observe(root, { childList: true, subtree: true });
};
