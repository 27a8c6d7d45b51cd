/* What is wrong with the layout of a page in each state that a reader may be in. In a frame, because
   a frame changes its width without a word to the browser: one page is loaded once for all states. */

/* WCAG 1.4.4, and the values of 1.4.12. The root's size is 125 % of the reader's. */
const TEXTS = {
  plain: "",
  "text 200 %": "html { font-size: 250% !important }",
  spacing: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`,
};
const MAIN_ACTIONS = ".phone, .button, .topic, summary, select, .site-header button, .filters button";

const told = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 110);

/* Every element that is seen, with its box and its style, from the outside in. */
const seen = (root) => {
  const found = [];
  const view = root.ownerDocument.defaultView;
  const walk = (element, covers) => {
    const style = view.getComputedStyle(element);
    if (style.display === "none" || style.clipPath === "inset(50%)" || style.opacity === "0") return;
    const box = element.getBoundingClientRect();
    covers ||= style.position === "fixed" || style.position === "absolute";
    if (style.visibility === "visible" && box.width && box.height) found.push({ element, style, box, covers });
    if (element.localName === "svg" && element.getAttribute("role") !== "group") return;
    const closed = element.localName === "details" && !element.open;
    for (const child of element.children) if (!closed || child.localName === "summary") walk(child, covers);
  };
  walk(root, false);
  return found;
};

const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
const isInline = ({ style }) => style.display === "inline" || style.display.startsWith("ruby");
const isTapped = ({ element }) => element.matches("a[href], button, summary, select, input, textarea");
const inSentence = (part) => isInline(part) && hasText(part.element.parentElement);

/* What a line of a link needs for itself; lines of the tall scripts reach into one another. */
const core = ({ left, right, top, bottom }, inline) => {
  const spare = inline ? Math.max(0, (bottom - top - 24) / 2) : 0;
  return { left, right, top: top + spare, bottom: bottom - spare };
};

/* Pairs of boxes that lie on one another, none of them inside the other's element. */
const overlaps = (parts) => {
  const boxes = parts.filter(({ covers }) => !covers).flatMap((part) =>
    [...(isInline(part) ? part.element.getClientRects() : [part.box])].map((box) => ({ part, box: core(box, isInline(part)) })));
  boxes.sort((one, other) => one.box.top - other.box.top);
  const pairs = [];
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (other.box.top >= one.box.bottom - 1) break;
      if (other.box.left >= one.box.right - 1 || other.box.right <= one.box.left + 1) continue;
      if (one.part.element.contains(other.part.element) || other.part.element.contains(one.part.element)) continue;
      pairs.push([one.part, other.part]);
    }
  });
  return pairs;
};

/* The faults in the state in which the page is now, each as [kind, element]. */
const faultsNow = (page) => {
  const found = [];
  const width = page.defaultView.innerWidth;
  const parts = seen(page.body);
  const scrolls = ({ overflowX }) => overflowX === "auto" || overflowX === "scroll";
  const own = (element) => { while ((element = element.parentElement)) if (scrolls(page.defaultView.getComputedStyle(element))) return true; return false; };
  if (page.scrollingElement.scrollWidth > width) found.push(["wider than the screen", page.scrollingElement]);
  for (const { element, style, box } of parts) {
    const inMap = element.closest("svg") && element.localName !== "svg";
    if ((box.right > width + 1 || box.left < -1) && !inMap && !own(element)) found.push(["off the screen", element]);
    if (isInline({ style }) || inMap) continue;
    const clips = style.overflowX !== "visible" && !scrolls(style);
    const boxed = style.borderRightStyle !== "none" || style.backgroundColor !== "rgba(0, 0, 0, 0)" || clips;
    if (boxed && element.localName !== "select" && element.scrollWidth > element.clientWidth + 1) found.push(["cut or sticking out", element]);
    if (clips && element.scrollHeight > element.clientHeight + 1) found.push(["cut below", element]);
  }
  const tapped = parts.filter(isTapped);
  for (const part of tapped) {
    const least = part.element.matches(MAIN_ACTIONS) ? 44 : 24;
    if (inSentence(part)) continue;
    if (Math.round(part.box.width) < least || Math.round(part.box.height) < least) {
      found.push([`less than ${least} px`, part.element, `${Math.round(part.box.width)} × ${Math.round(part.box.height)}`]);
    }
  }
  for (const [one, other] of overlaps(tapped.filter(({ element }) => !element.closest("svg")))) found.push(["under another", one.element, told(other.element)]);
  const texts = parts.filter((part) => !isInline(part) && hasText(part.element) && !part.element.closest("svg"));
  for (const [one, other] of overlaps(texts)) found.push(["text on text", one.element, told(other.element)]);
  return found;
};
