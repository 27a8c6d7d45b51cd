/*
 * Search, third part: the box on the page, with the keys of Material's. Opened,
 * closed and fetched by guide.js. It listens only once the index is there: nothing here can be asked
 * too early, and what was typed meanwhile is answered then. Everything runs without a server, so that
 * it works from a disk, too. Keys of a word that is still being composed never come here (guide.js).
 */

const box = document.querySelector(".search-box");
const input = box.querySelector("input");
const meta = box.querySelector(".search-result__meta");
const list = box.querySelector("ol");
const help = box.querySelector(".search-result__help");
const deadEnd = box.querySelector("template");
const root = new URL(box.dataset.searchRoot, location);

const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

const makeLink = (entry, child) => {
  const link = make("a", "search-result__link", child);
  link.href = new URL(index.pages[entry.page] + (box.dataset.searchFile ?? ""), root) + (entry.anchor && `#${entry.anchor}`);
  return link;
};

/* Of scripts without spaces: what is no part of a sentence's ending, or a scrap of a word. */
const SAYS_SOMETHING = /[\p{sc=Han}\p{sc=Katakana}]|(?:\P{M}\p{M}*){4}/u;

/** The words of `text` that the query names, in <mark>. */
const marked = (text, query) => {
  const wanted = askedParts(query);
  const characters = [...text.normalize("NFC")];
  const folded = characters.map(foldOne);
  const on = [];
  const whole = folded.join("");
  const place = [];
  folded.forEach((part, at) => { for (let unit = 0; unit < part.length; unit++) place.push(at); });
  const set = (from, to) => { for (let unit = from; unit < to; unit++) on[place[unit]] = true; };
  /* Two sounds are in many a word; three that hold them say more. */
  const runs = wanted.filter(isDense);
  for (const part of runs.filter((run) => !runs.some((other) => other !== run && other.includes(run)))) {
    for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) set(at, at + part.length);
  }
  const words = wanted.filter((part) => !isDense(part) && !isPair(part));
  for (const found of whole.matchAll(RUNS)) {
    if (!isDense(found[0]) && words.some((word) => likeness(word, found[0]) >= MARKED)) set(found.index, found.index + found[0].length);
  }
  folded.forEach((part, at) => { if (!part && at) on[at] = on[at - 1]; }); // a tone belongs to its letter
  const pieces = [];
  for (let start = 0; start < characters.length;) {
    let end = start + 1;
    while (end < characters.length && on[end] === on[start]) end++;
    const piece = characters.slice(start, end).join("");
    pieces.push(on[start] && (!isDense(piece) || SAYS_SOMETHING.test(piece)) ? make("mark", "", piece) : piece);
    start = end;
  }
  return pieces;
};

/** The sentence of an entry that has most of the query, if there is one, in a list. */
const excerpt = (entry, query) => {
  const parts = askedParts(query);
  const hits = (text) => { const folded = fold(text); return parts.filter((part) => folded.includes(part)).length; };
  return [...entry.texts].sort((one, other) => hits(other) - hits(one)).slice(0, 1);
};

/* Numbers of which is said above what they cost. */
const noted = new Set();

const makePhone = ([number, known]) => {
  const bdi = make("bdi", "", number);
  bdi.dir = "ltr";
  const call = make("a", "phone search-result__phone", bdi);
  call.href = `tel:+81${number.slice(1).replace(/-/g, "")}`; // a foreign SIM card dials it, too
  const note = known || (noted.has(number) ? "" : index.notes[number]);
  noted.add(number);
  return note ? make("span", "phone-and-note", call, " ", make("span", "phone__note", note)) : call;
};

/** An entry: its name, the number right below it, and what it is. */
const makeResult = (entry, query, level, phone) => {
  const heading = make(level, "", ...marked(entry.title, query));
  const article = make("article", "search-result__article md-typeset", makeLink(entry, heading));
  /* A copy that is kept dials no number that has ended since it was made; the page says so. */
  for (let one = phone; one; one = one[2]) if (!(index.until?.[one[0]] < window.guide.today)) article.append(makePhone(one));
  for (const sentence of entry.details.length ? entry.details : excerpt(entry, query)) article.append(make("p", "", ...marked(sentence, query)));
  return article;
};

const makeItem = ({ main, parts }, query, isAlone) => {
  const many = isAlone || !parts.length ? "" : " search-result__item--one-of-many";
  /* Where it is said whom the numbers below are for, the one for others leads. */
  const own = (!parts.length || main.phone[1]) && main.phone;
  const item = make("li", `search-result__item${many}`, makeResult(main, query, "h2", own));
  const words = many && wordsFor(query, index.pages[main.page]);
  if (words) item.firstChild.append(" ", make("q", "", words));
  for (const part of isAlone ? parts : parts.slice(0, 1)) {
    item.append(make("div", "search-result__section", makeResult(part, query, "h3", part.phone)));
  }
  return item;
};

/** What is shown while nothing is found: what to do, the centre's number, whom a source names, the topics. */
const makeHelp = (query, told) => {
  const shown = deadEnd.content.cloneNode(true);
  shown.querySelector("p").textContent = query ? index.words.none_help : index.words.example;
  if (told && index.local) shown.lastElementChild.before(make("p", "", index.local));
  return shown;
};

const show = () => {
  const query = input.value.trim();
  noted.clear();
  const { told, pages } = query ? answer(query) : { told: "", pages: [] };
  if (query && (!pages.length || asksForNames(query, pages))) fetchPart("japanese");
  if (isStory(query)) fetchPart(partFor(query));
  meta.dataset.told = pages.length && told ? "beside" : told;
  meta.textContent = !query ? index.words.initializer : told ? index.words[told]
    : pages.length ? index.words.many.replace("{count}", pages.length) : index.words.none;
  list.replaceChildren(...pages.map((result) => makeItem(result, query, pages.length === 1)));
  help.hidden = pages.length > 0 || told === EMERGENCY;
  help.replaceChildren(...(help.hidden ? [] : [makeHelp(query, told)]));
};

/* ---- What only some queries need ------------------------------------------------------------ */

/** Fetches a part of the index, names in Japanese or what was learnt, once. */
const fetchPart = (name) => {
  if (document.querySelector(`[data-search-part=${name}]`)) return;
  const script = make("script");
  script.dataset.searchPart = name;
  script.onerror = () => script.remove(); // the next query may have a network
  script.src = new URL(`search/${name}.js${box.dataset.searchVersion}`, root).href;
  document.head.append(script);
};

/** Takes such a part: what was asked is answered anew, but who walks through the results keeps them. */
const taking = (setUpPart) => (...given) => {
  setUpPart(...given);
  if (!list.contains(document.activeElement)) show();
};
window.guideSearchNames = taking(setUpNames);
window.guideSearchLearnt = taking(setUpLearnt);

/* Arrows walk from the query through the results, Enter opens the first. */
const walk = (event) => {
  const stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: stops.length - 1 }[event.key];
  if (step && at >= 0) {
    event.preventDefault();
    stops[(at + step) % stops.length].focus();
  } else if (event.key === "Enter" && at === 0) {
    event.preventDefault();
    stops[1]?.click();
  }
};

/* The index is a script that calls this with what it holds; guide.js sees that it has. */
window.guideSearch = (swapped, packed) => {
  setUp(unpacked(swapped, packed));
  box.addEventListener("keydown", walk);
  input.addEventListener("input", show);
  input.form.addEventListener("reset", () => setTimeout(show));
  show();
  box.dataset.searchReady = "";
};
