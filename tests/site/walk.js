/*
 * A walk through a page with the Tab key, told by the page itself; test_keyboard.py presses the keys in
 * Chromium, firefox.mjs in Firefox. `guideWalk.look()` says where the focus is and what is wrong with it,
 * `guideWalk.missed()` what should have had the focus and had not.
 */
window.guideWalk = (() => {
  const CAN = "a[href], button, input, select, textarea, summary, [tabindex]";
  const shown = (part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const stops = () => [...document.querySelectorAll(CAN)].filter((part) => part.tabIndex >= 0 && !part.disabled && shown(part));
  const name = (part) => part.outerHTML.replace(/<svg.*?<\/svg>/gs, "").replace(/\s+/g, " ").slice(0, 140);
  const rightToLeft = () => getComputedStyle(document.documentElement).direction === "rtl";
  const state = () => [location.href, ...[...document.querySelectorAll("details, input[type=checkbox]")].map((part) => part.open ?? part.checked)].join();
  const before = state();
  const seen = new Set();
  let last;

  /** Points of an element on which it may be seen: the middles of its lines; of a drawing, many. */
  const points = (part) => {
    const boxes = [...part.getClientRects()].filter(({ width, height }) => width && height);
    const steps = part instanceof SVGElement ? [0.5, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9] : [0.5];
    return boxes.flatMap((box) => steps.flatMap((x) => steps.map((y) => [box.left + box.width * x, box.top + box.height * y])));
  };
  const seenAt = (part) => points(part).some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (part.contains(top) || top.contains(part) && top === part.closest("label"));
  });

  /** Whether one stop after the other goes back: up, but not into the next column, or against the line. */
  const goesBack = (from, to) => {
    const sign = rightToLeft() ? -1 : 1;
    const [a, b] = [from, to].map((part) => part.getBoundingClientRect());
    const forward = rightToLeft() ? a.left - b.right : b.left - a.right;
    if (b.bottom <= a.top + 1) return forward < -1;
    const sameLine = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
    return sameLine && (b.left + b.right - a.left - a.right) * sign < 0;
  };

  return {
    /** The stop and its faults; null when the focus has left the page. */
    look(backwards = false) {
      const part = document.activeElement;
      if (!part || part === document.body || part === document.documentElement) return null;
      if (seen.has(part)) return null;
      const faults = [];
      if (!shown(part) || part.closest("[aria-hidden=true], [inert]")) faults.push("hidden");
      else if (!seenAt(part)) faults.push("covered or outside the screen");
      if (last) {
        const [from, to] = backwards ? [part, last] : [last, part];
        if (!(from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push("out of order");
        else if (!(part instanceof SVGElement) && goesBack(from, to)) faults.push("not where one reads on");
      }
      if (!part.matches(":focus-visible")) faults.push("focus not shown");
      if (state() !== before) faults.push("opened something");
      seen.add(part);
      last = part;
      return { name: name(part), faults };
    },
    /** What can be reached and was not. */
    missed: () => stops().filter((part) => !seen.has(part)).map(name),
  };
})();
