/*
 * A walk through a page with the Tab key, told by the page itself. tests/site/test_keyboard.py presses the
 * keys in Chromium, firefox.mjs in Firefox: as often as `expected()` says, and a little more to leave the page.
 * What is wrong with each stop, and which were missed, `report()` says.
 */
window.guideWalk = (() => {
  const CAN = "a[href], button, input, select, textarea, summary, [tabindex]";
  const opacity = (part) => part.getAnimations().length === 0 && getComputedStyle(part).opacity === "0";
  const shown = (part) => part.checkVisibility({ visibilityProperty: true }) && !opacity(part);
  const stops = () => [...document.querySelectorAll(CAN)].filter((part) => part.tabIndex >= 0 && !part.disabled && shown(part));
  const name = (part) => part.outerHTML.replace(/<svg.*?<\/svg>/gs, "").replace(/\s+/g, " ").slice(0, 140);
  const state = () => [location.href, ...[...document.querySelectorAll("details, input[type=checkbox]")].map((part) => part.open ?? part.checked)].join();
  const before = state();
  const rightToLeft = document.documentElement.dir === "rtl";
  const seen = new Set();
  const faults = [];
  let last;
  let backwards;

  /**
   * An element is seen in the middle of one of its lines. A drawing need not fill its middle, and Firefox
   * leaves a part of a large element outside the screen: there, any of many points will do.
   */
  const STEPS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
  const points = (box, steps) => steps.flatMap((x) => steps.map((y) => [box.left + box.width * x, box.top + box.height * y]));
  const isSeen = (part) => {
    const drawn = part instanceof SVGElement;
    const lines = drawn ? [part.getBoundingClientRect()] : [...part.getClientRects()];
    const middles = lines.flatMap((line) => points(line, [0.5]));
    const cut = middles.every(([, y]) => y < 0 || y >= innerHeight);
    const places = drawn || cut ? lines.flatMap((line) => points(line, STEPS)) : middles;
    return places.some(([x, y]) => part.contains(document.elementFromPoint(x, y)));
  };

  /** Whether one reads backwards from one to the other: up, but not into the next column, or against the line. */
  const goesBack = (from, to) => {
    const lines = [...from.getClientRects()];
    const [a, b] = [lines[lines.length - 1], to.getClientRects()[0]];
    const onwards = rightToLeft ? a.left + a.right - b.left - b.right : b.left + b.right - a.left - a.right;
    if (b.bottom <= a.top + 1) return onwards <= 0;
    const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return overlap > Math.min(a.height, b.height) / 2 && onwards < 0;
  };

  /** On a map one goes in the order of the prefectures' codes, from north to south, as everybody lists them. */
  const onMap = (part) => part instanceof SVGElement || part.closest(".beside--places .places");

  /** A ring is drawn also in forced colours, which leave out shadows. */
  const ringed = (part) => [null, "::after"].map((pseudo) => getComputedStyle(part, pseudo)).some((style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2);

  const note = () => {
    const part = document.activeElement;
    if (!part || part === document.body || seen.has(part)) return;
    const wrong = (fault) => faults.push(`${fault}: ${name(part)}`);
    if (part.tabIndex < 0) {
      /* Only what the address names has the focus without being a stop. */
      if (`#${part.id}` !== location.hash) wrong("takes the focus and is no stop");
      return;
    }
    if (!shown(part) || part.closest("[aria-hidden=true], [inert]")) wrong("hidden");
    else if (!isSeen(part)) wrong("covered or outside the screen");
    if (!part.matches(":focus-visible")) wrong("the focus is not shown");
    else if (!ringed(part)) wrong("no ring around the focus");
    if (state() !== before) wrong("opened something");
    if (last) {
      const [from, to] = backwards ? [part, last] : [last, part];
      if (!(from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING)) {
        /* From the last stop, the browser may lead back to the first. */
        const ends = stops();
        if (from !== ends[ends.length - 1] || to !== ends[0]) wrong("out of order");
      } else if (!onMap(to) && !onMap(from) && goesBack(from, to)) wrong("not where one reads on");
    }
    seen.add(part);
    last = part;
  };
  /* Each stop is looked at when it is left, once it has been scrolled to. */
  addEventListener("keydown", ({ key, shiftKey }) => {
    if (key !== "Tab") return;
    note();
    backwards = shiftKey;
  }, true);

  /* Nothing can have the focus before what the address names is shown. */
  const settled = async () => {
    while (document.documentElement.classList.contains("settling")) await new Promise(requestAnimationFrame);
  };

  return {
    expected: async () => { await settled(); return stops().length; },
    report: () => {
      note();
      const missed = stops().filter((part) => !seen.has(part)).map((part) => `never reached: ${name(part)}`);
      return { stops: seen.size, faults: [...faults, ...missed] };
    },
  };
})();
