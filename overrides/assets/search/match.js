/*
 * Search, second part: what fits a query. Knows nothing of the page.
 *
 * An index (made by hooks/guide/search/index.py) holds entries: pages, and services and offices on them. An
 * entry holds phrases: its title, its other names, what readers type for it, its sentences. A query
 * and the phrases are cut into parts. A phrase is worth more the more of the query's parts it has, and
 * the less it says besides.
 */

/*
 * All numbers that the answers hang on, found by trying. After a change of one, run `make bench-search`
 * and look at all languages. Those that end in From or To are the least or the most that counts, of
 * letters where nothing else is said. `[start, by]` means start + by × what is named beside it.
 */
/* What a phrase is worth, by its kind. */
const WORTH = { title: 1, hint: 1, next: 0.85, name: 0.9, circumstance: 0.7, text: 0.45 };

/* How like two words are, from 0 to 1. */
const LIKE_FROM = 3; // a shorter word is like no other
const BEGINNING = [0.55, 0.4]; // the known word goes on after the one asked for: × how much of it was asked for
const WITH_ENDING = [0.45, 0.45]; // the word asked for goes on after the known one: × how much of it is known
const STEM = [0.35, 0.45]; // both begin alike: × how much of the longer, this share at least
const STEM_FROM = 4;
const STEM_SHARE = 0.55;
const WRONG_BEGINNING = 0.6; // a beginning with one letter wrong
const WRONG_BEGINNING_FROM = 6;
const MISTYPED = 0.9; // a whole word, less so much (more in a short one) × the share of wrong letters
const WRONG = 1;
const SHORT_WRONG = 1.35;
const SHORT_TO = 3;
const TWO_WRONG_FROM = 8; // letters of a word in which two may be wrong
const FIRST_WRONG_FROM = 5; // letters of a word whose first may be wrong, if the second is right
const TRANSCRIBED = 0.9; // × a Cyrillic word in Latin letters
const INSIDE_READING = 0.6; // somewhere in a longer reading
const INSIDE_FROM = 4;
const BESIDE = 0.65; // where a word is known as it is written, others have to be liker than this
const SURE = 0.8; // above, two words are taken for the same

/* How much a part tells: × how rare it is … */
const HAN_PAIR = 0.9; // two characters that are whole words
const SOUNDS = 0.35; // two characters that are only sounds
const UNKNOWN_RUN = 0.7; // × the two above
const PAIR = 0.5;
/* … and by itself, where it is not known. */
const UNKNOWN_WORD = 2;
const UNKNOWN_PAIR = 0.1;
const UNKNOWN_SHORT_PAIR = 2.4; // short words that never stand together: it is about something else
const SHORT_PAIR_TO = 4;

/* How well an entry fits. */
const CONCISE = [0.5, 0.5]; // × how much of a phrase was asked for
const JOINED_TO = 3; // words of a title or name that are known as one word, too
const OF_PHRASE = 0.55; // × its best phrase, all its phrases, all phrases of its page
const OF_ENTRY = 0.2;
const OF_PAGE = 0.25;

/* What an entry needs to be found: a share of the query … */
const LEAST_DENSE = 0.3; // in scripts without spaces
const LEAST_SPACED = [0.5, -0.04]; // in others: × how many words, and never less than this
const LEAST = 0.28;
/* … or a phrase that was asked for whole: of this worth, each part so like. */
const WORTH_FROM = 0.75;
const SAID_FROM = 0.7;

/* What was learnt from many queries is asked for one that tells so much, words or characters. */
const STORY_FROM = 2;
const STORY_HAN_FROM = 5;
const STORY_DENSE_FROM = 8;
const LEARNT_FROM = 0.175; // what was learnt adds so much to the score of a page that has none of the words
const WHOLLY_SAID = 0.7; // the score from which a title or name is all that was asked
const UNDERSTOOD_FROM = 0.35; // of its words, so many are known: others may be of another language
const READ_TO = 2000; // characters of a query

/* What no desk is known for is told where it fits so much better than any page. */
const TOLD_WORTH = { elsewhere: 1.2, emergency: 1.6 };
const TOLD_FROM = { elsewhere: 0.34, emergency: 0.6 }; // and so much of one of its phrases is said
const EMERGENCY_SAID = 2; // what such a phrase of several words or characters is worth that is said whole: more than any page
const ALARM_HAN_FROM = 3; // characters of one that, word for word, is always an emergency
const ALARM_DENSE_FROM = 6;

/* What is shown. */
const PAGE_SHARE = 0.35; // of the best page's score
const PART_SHARE = 0.6; // of what the best part of the page has, and other parts have not
const MOST_PAGES = 6;
const MOST_PARTS = 3;
const MARKED = 0.75; // likeness from which a word is marked: lương is not tượng

/* Digits of telephone numbers. */
const DIGITS_FROM = 4;
const WHOLE_FROM = 9;
const WHOLE_TO = 11;
const WRONG_DIGITS = 2;
const NATIONWIDE = /^0(?:570|120)/; // numbers of everybody begin so: of them one digit less may be wrong

/** start + by × share */
const along = ([start, by], share) => start + by * share;

/* ---- Likeness ------------------------------------------------------------------------------ */

/** How many letters two words are apart (one too many, missing, wrong, or swapped); `most` + 1 if more. */
const apart = (one, other, most) => {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      least = Math.min(least, next[j]);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length];
};

/** How well a word of a query fits a word of the index: 0 to 1. */
const likeness = (asked, known) => {
  if (asked === known) return 1;
  const shorter = Math.min(asked.length, known.length);
  const longer = Math.max(asked.length, known.length);
  if (shorter < LIKE_FROM) return 0;
  let shared = 0;
  while (shared < shorter && asked[shared] === known[shared]) shared++;
  if (shared === asked.length) return along(BEGINNING, asked.length / known.length);
  const hasStem = shared >= STEM_FROM;
  if (hasStem && shared === known.length) return along(WITH_ENDING, known.length / asked.length);
  const stem = hasStem && shared / longer >= STEM_SHARE ? along(STEM, shared / longer) : 0;
  const most = longer >= TWO_WRONG_FROM ? 2 : 1;
  const begun = asked.length >= WRONG_BEGINNING_FROM && known.length - asked.length > most;
  if (begun && apart(asked, known.slice(0, asked.length), 1) < 2) return WRONG_BEGINNING;
  const firstIsWrong = asked[0] !== known[0] && (longer < FIRST_WRONG_FROM || asked[1] !== known[1]);
  if (longer - shorter > most || firstIsWrong) return stem;
  const distance = apart(asked, known, most);
  const wrong = longer > SHORT_TO ? WRONG : SHORT_WRONG;
  return distance > most ? stem : Math.max(stem, MISTYPED - wrong * distance / longer);
};

/* ---- The index ----------------------------------------------------------------------------- */

const CYRILLIC_WORD = /^\p{sc=Cyrillic}{3,}$/u;
const LATIN_WORD = /^[a-z]{3,}$/;
const WITH_READING = /\{([^/]*)\/([^}]*)\}/g;
const JAPANESE_OR_CHINESE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const KANA = /^[\u3041-\u3096ー ]+$/;

let index;
let entries = [];
const phrases = [];
/* All characters of the phrases. */
const characters = new Set();
/* By part: the phrases that have it. Readings are kept apart, in romaji, and so is Cyrillic, in Latin letters. */
const vocabulary = new Map();
/* The words among them by their first letter, and by a space and their second: no other one is like a word. */
const beginnings = new Map();
const readings = new Map();
const latin = new Map();
const ignored = { words: new Set(), endings: [] };
const alarms = [];

const note = (map, part, phrase) => {
  if (!map.has(part)) map.set(part, []);
  map.get(part).push(phrase);
};

const know = (part, phrase) => {
  if (!vocabulary.has(part) && !isDense(part) && !isPair(part)) for (const start of [part[0], ` ${part[1]}`]) note(beginnings, start, part);
  note(vocabulary, part, phrase);
};

/** Adds a phrase; of one with readings, {給料/きゅうりょう}, what is written and what is said. */
const addPhrase = (entry, kind, text) => {
  if (text.includes("{")) {
    addPhrase(entry, kind, text.replace(WITH_READING, "$1"));
    addPhrase(entry, kind, text.replaceAll("}{", "} {").replace(WITH_READING, "$2"));
    return;
  }
  const folded = fold(text);
  const parts = partsOf(folded);
  const isName = kind === "name" || kind === "circumstance";
  const phrase = { entry, worth: WORTH[kind], parts: parts.length, folded, isName };
  phrases.push(phrase);
  for (const part of parts) know(part, phrase);
  for (const character of folded) characters.add(character);
  if (kind === "text") return;
  for (const part of parts) if (CYRILLIC_WORD.test(part)) note(latin, latinized(part), phrase);
  const words = wordsOf(folded);
  if (words.length > 1 && words.length <= JOINED_TO && !words.some(isDense)) know(words.join(""), phrase);
  if (KANA.test(folded)) note(readings, romaji(folded.replaceAll(" ", "")), phrase);
};

const ignore = (word) => {
  const folded = fold(word);
  if (!isDense(folded)) for (const part of partsOf(folded)) ignored.words.add(part);
  else if ([...folded].length > 1) ignored.endings.push(folded);
};

/** Words as hooks/guide/search/index.py lists them: before each, a capital says how much of the last one it begins with. */
const listed = (written) => {
  let word = "";
  return (written.match(/[A-Z][^A-Z]*/g) ?? []).map((part) => word = [...word].slice(0, part.charCodeAt() - 65).join("") + part.slice(1));
};

/** Adds words for what has no page; phrases of an emergency are also kept as they are said, fillers and all. */
const addTold = (data) => {
  for (const words of listed(data[ELSEWHERE])) addPhrase({ page: ELSEWHERE, anchor: "" }, "hint", words);
  for (const words of listed(data[EMERGENCY])) {
    const said = fold(words.replace(WITH_READING, "$2"));
    const left = withoutFillers(said).trim();
    const joined = said.replaceAll(" ", "");
    if (!isDense(said) && said.includes(" ")) alarms.push(` ${said}`);
    if (isDense(said) && [...joined].length >= (HAN.test(said) ? ALARM_HAN_FROM : ALARM_DENSE_FROM)) alarms.push(joined);
    if (left === said || left.includes(" ") || isDense(said)) addPhrase({ page: EMERGENCY, anchor: "" }, "hint", left);
  }
};

/** What was packed by hooks/guide/search/packed.py: letters that stand in pairs change places, then it is JSON. */
const unpacked = (swapped, packed) => {
  const pairs = [...swapped];
  const back = new Map(pairs.map((letter, at) => [letter, pairs[at ^ 1]]));
  return JSON.parse(Array.from(packed, (letter) => back.get(letter) ?? letter).join(""));
};

/** Entries of lists, their phrases added. */
const entriesOf = (data) => data.page.map((page, at) => {
  const [anchor, title, details, phone] = [data.anchor[at], data.title[at], data.details[at], data.phones[at]];
  const names = listed(data.names[at]);
  const entry = { page, anchor, title, details, phone, names, texts: data.texts[at].split("|").filter(Boolean) };
  /* A desk on a topic's page bears its agency's name, whose own page comes first. */
  addPhrase(entry, anchor && isTopic(page) ? "name" : "title", title);
  for (const hint of listed(data.hints[at])) addPhrase(entry, "hint", hint);
  for (const hint of listed(data.nextHints[at])) addPhrase(entry, "next", hint);
  for (const name of names) addPhrase(entry, "name", name);
  for (const words of listed(data.circumstances[at])) addPhrase(entry, "circumstance", words);
  for (const text of [...entry.texts, ...(anchor ? details : [])]) addPhrase(entry, "text", text);
  return entry;
});

/** Takes the index of a language, before anything is asked. */
const setUp = (data) => {
  index = data;
  phrases.length = alarms.length = 0;
  for (const map of [characters, vocabulary, beginnings, readings, latin]) map.clear();
  listed(data.ignored).forEach(ignore);
  ignored.endings.sort((one, other) => other.length - one.length);
  entries = entriesOf(data);
  addTold(data);
};

/** Takes what is fetched apart: names in Japanese, Han characters that are compared as another one, and the offices where there are very many. */
const setUpNames = (data) => {
  const pairs = [...data.variants];
  for (let at = 0; at < pairs.length; at += 2) variants.set(pairs[at], pairs[at + 1]);
  if (pairs.length) setUp(index);
  if (data.more) {
    entries.push(...entriesOf(data.more));
    Object.assign(index.notes, data.more.notes);
  }
  data.names.forEach((joined, at) => { for (const name of listed(joined)) addPhrase(entries[at], "name", name); });
  addTold(data);
  index.local = data.local;
  likes.clear();
};

/** Whether a query that finds pages may find better ones in what is fetched apart: a name in Japanese or in characters that the index does not have, an office. */
const asksForNames = (query, pages) => new RegExp(index.asksForNames, "u").test(query)
  || [...fold(query)].some((character) => HAN.test(character) && !characters.has(character))
  || index.more && (digitsIn(fold(query)) || index.pages[pages[0].main.page].startsWith("offices/"));

/* What was learnt, by the part that it came in (learnt.js): in many languages queries in Latin letters have a part of their own. */
const learntIn = {};
const NO_OTHER_LETTERS = /^[\p{sc=Latin}\P{L}]*$/u;

/** The part that knows such a query. */
const partFor = (query) => index.inLatin && NO_OTHER_LETTERS.test(query) ? "latin" : "learnt";

/** Takes what was learnt, and how it is asked. */
const setUpLearnt = (learnt, make) => { learntIn[learnt.part] = make({ foldLetters, RUNS, isDense, ignored }).knowing(learnt); };

/** What a query is about, and which of its words say so; nothing before the part has come. */
const NOTHING = { scores: [], ruledOut: [], told: () => {} };
const about = (query) => learntIn[partFor(query)]?.about(query) ?? NOTHING;
const wordsFor = (query, page) => learntIn[partFor(query)]?.wordsFor(query, page);

/* What has no page: things that no desk is known for. */
const ELSEWHERE = "elsewhere";
const EMERGENCY = "emergency";

const isTold = (page) => page === ELSEWHERE || page === EMERGENCY;
const isTopic = (page) => index.pages[page]?.startsWith("topics/");

/* ---- Finding by words ---------------------------------------------------------------------- */

/** A query without what says nothing about the matter ("please tell me …"). */
const withoutFillers = (folded) => {
  let left = folded;
  for (const ending of ignored.endings) left = left.replaceAll(ending, " ");
  left = left.replace(WORDS, (word) => ignored.words.has(word) ? " " : word);
  return partsOf(left).length ? left : folded;
};

/** The parts of a query that count. */
const askedParts = (query) => partsOf(withoutFillers(fold(query)));

/** What is known as a word is written or mistyped, or as it sounds: phrases, with a likeness. */
const likeWord = (word) => {
  const found = [];
  const add = (phrases, share) => { if (share) found.push([phrases, share]); };
  const candidates = [word[0], ` ${word[1]}`].flatMap((start) => beginnings.get(start) ?? []);
  for (const known of new Set(candidates)) add(vocabulary.get(known), likeness(word, known));
  if (LATIN_WORD.test(word)) {
    const plain = plainLatin(word);
    for (const [known, phrases] of latin) if (known[0] === plain[0] || known[1] === plain[1]) add(phrases, TRANSCRIBED * likeness(plain, known));
    const spoken = plainRomaji(word);
    for (const [known, phrases] of readings) {
      const share = index.japanese || known[0] === spoken[0] ? likeness(spoken, known) : 0;
      const isInside = spoken.length >= INSIDE_FROM && known.includes(spoken);
      add(phrases, share || (isInside ? INSIDE_READING : 0));
    }
  }
  /* A word that is known as it is written is not a mistyped other one. */
  return found.some(([, share]) => share === 1) ? found.filter(([, share]) => share > BESIDE) : found;
};

const likes = new Map();

/** The phrases that have a part of a query or one like it: lists of them, each with its likeness. */
const like = (part) => {
  if (!likes.has(part)) {
    const asItIs = isDense(part) || isPair(part) || /^\p{N}+$/u.test(part);
    const known = vocabulary.get(part);
    likes.set(part, !asItIs ? likeWord(part) : known ? [[known, 1]] : []);
  }
  return likes.get(part);
};

const weightOfRun = (run) => HAN.test(run) ? HAN_PAIR : [...run].length > 2 ? 1 : SOUNDS;
const isShortPair = (pair) => pair.split(" ").every((word) => word.length <= SHORT_PAIR_TO);

/** How much a part tells: much where few pages have it. */
const weightOf = (part, found) => {
  const pages = new Set();
  for (const [phrases, share] of found) if (share > SURE) for (const { entry } of phrases) pages.add(entry.page);
  const rarity = Math.log(1 + index.pages.length / (1 + pages.size));
  if (isDense(part)) return rarity * weightOfRun(part) * (found.length ? 1 : UNKNOWN_RUN);
  if (!isPair(part)) return found.length ? rarity : UNKNOWN_WORD;
  if (found.length) return PAIR * rarity;
  return isShortPair(part) ? UNKNOWN_SHORT_PAIR : UNKNOWN_PAIR;
};

/** The parts of a query, what is like each, and how much it tells. */
const weighed = (query) => {
  const parts = askedParts(query).map((part) => ({ part, found: like(part) }));
  /* Words written apart that are one in the index, and the other way round. */
  const words = wordsOf(withoutFillers(fold(query))).filter((word) => !isDense(word));
  for (let at = 0; at + 1 < words.length; at++) {
    const joined = like(words[at] + words[at + 1]).filter(([, share]) => share > SURE);
    for (const item of parts) if (item.part === words[at] || item.part === words[at + 1]) item.found = [...item.found, ...joined];
  }
  for (const item of parts) item.weight = weightOf(item.part, item.found);
  return parts;
};

/** Whether enough words of a query are known, to say that no desk is known for it. */
const isUnderstood = (query) => {
  const words = weighed(query).filter(({ part }) => !isPair(part));
  return words.filter(({ found }) => found.some(([, share]) => share > SURE)).length >= UNDERSTOOD_FROM * words.length;
};

const raise = (bests, key, value) => bests.set(key, Math.max(bests.get(key) ?? 0, value));
const add = (sums, key, value) => sums.set(key, (sums.get(key) ?? 0) + value);

/* What a query is measured in: words, or characters of scripts without spaces. */
const UNITS = new RegExp(`[${DENSE}]\\p{M}*|(?:(?![${DENSE}])\\S)+\\s*|\\s+`, "gu");

/** Whether a query tells so much that what was learnt is asked, too. */
const isStory = (query) => {
  const from = !isDense(query.trim()) ? STORY_FROM : JAPANESE_OR_CHINESE.test(query) ? STORY_HAN_FROM : STORY_DENSE_FROM;
  return (query.trim().match(UNITS) ?? []).length >= from;
};

/** How much parts tell. */
const told = (parts) => parts.reduce((sum, { weight }) => sum + weight, 0);

/** How surely each entry is named by what is said whole, and no other one of its page: Kyoto, but not in Tokyo-to (東京都). */
const namedBy = (inPhrase) => {
  const said = [...inPhrase].filter(([phrase, { close }]) => phrase.isName && close >= phrase.parts)
    .map(([{ entry, folded, parts }, sum]) => ({ entry, folded, share: sum.parts / parts }));
  const sure = new Map();
  for (const { entry, folded, share } of said) {
    if (said.some((other) => other.folded !== folded && other.folded.includes(folded) && other.share >= share)) continue;
    raise(sure, entry, share / said.filter((other) => other.folded === folded && other.entry.page === entry.page).length);
  }
  return sure;
};

/**
 * The entries that have enough of the parts of a query, each with its score, what it alone on its page has (`own`), and how
 * surely it is `named`. Those that are only named have no score: where their page is found, they are what was meant on it.
 */
const byParts = (asked) => {
  const all = told(asked);
  const inPhrase = new Map();
  const inEntry = new Map();
  const inPage = new Map();
  const owns = new Map();
  for (const { found, weight } of asked) {
    const ofPhrase = new Map();
    const ofEntry = new Map();
    const ofPage = new Map();
    /* A word that is known is none of an emergency mistyped, a place alone none of what has no desk: Gunma is no gunman, Toyama no boyama (paint). */
    const known = found.filter(([, share]) => share === 1).flatMap(([phrases]) => phrases);
    const isOther = ({ entry: { page } }) => page === EMERGENCY && known.length || page === ELSEWHERE && asked.length === 1 && known.some(({ isName }) => isName);
    for (const [phrases, share] of found) for (const phrase of phrases) {
      if (share === 1 || !isOther(phrase)) raise(ofPhrase, phrase, share);
    }
    for (const [phrase, share] of ofPhrase) {
      const sum = inPhrase.get(phrase) ?? { said: 0, parts: 0, close: 0, sure: 0 };
      sum.said += weight * share;
      sum.parts += share;
      if (share >= SAID_FROM) sum.close += 1;
      if (share >= SURE) sum.sure += 1;
      inPhrase.set(phrase, sum);
      raise(ofEntry, phrase.entry, share * phrase.worth);
      raise(ofPage, phrase.entry.page, share * phrase.worth);
    }
    const onPage = new Map();
    for (const [{ page }] of ofEntry) add(onPage, page, 1);
    for (const [entry, share] of ofEntry) {
      add(inEntry, entry, weight * share / all);
      add(owns, entry, weight * share / onPage.get(entry.page));
    }
    for (const [page, share] of ofPage) add(inPage, page, weight * share / all);
  }
  const best = new Map();
  const whole = new Set();
  for (const [phrase, { said, parts, close, sure }] of inPhrase) {
    raise(best, phrase.entry, phrase.worth * (said / all) * along(CONCISE, Math.min(1, parts / phrase.parts)));
    if (phrase.entry.page === EMERGENCY && phrase.parts > 1 && sure >= phrase.parts) raise(best, phrase.entry, EMERGENCY_SAID);
    if (close < (TOLD_FROM[phrase.entry.page] ?? 0) * phrase.parts) best.delete(phrase.entry);
    if (close >= phrase.parts && phrase.worth >= WORTH_FROM && [...phrase.folded].length > 1) whole.add(phrase.entry);
  }
  const named = namedBy(inPhrase);
  const words = asked.filter(({ part }) => !isPair(part)).length;
  const least = isDense(asked[0]?.part ?? "") ? LEAST_DENSE : Math.max(LEAST, along(LEAST_SPACED, words));
  const isFound = (entry) => whole.has(entry) || inEntry.get(entry) >= least;
  return [...best].filter(([entry]) => isFound(entry) || named.has(entry)).map(([entry, score]) => ({
    entry, own: owns.get(entry), named: named.get(entry) ?? 0,
    score: isFound(entry) ? OF_PHRASE * score + OF_ENTRY * inEntry.get(entry) + OF_PAGE * inPage.get(entry.page) : 0,
  }));
};

/* ---- Finding by number --------------------------------------------------------------------- */

/* Digits with whatever writers put between them: spaces, strokes of any kind, brackets, dots, slashes. */
const DIGITS = /\d(?:(?:[^\p{L}\p{N}]|ー){0,3}\d)*/gu;
const LETTERS_BESIDE = /(?!ー)\p{L}/u;

/** The digits of the number in a folded query, as they are dialled in Japan; a piece of one stands alone. */
const digitsIn = (written) => {
  const runs = (written.match(DIGITS) ?? []).map((run) => run.replace(/\D/g, "").replace(/^(?:00|010)?810?(?=[1-9])/, "0"));
  const longest = runs.sort((one, other) => other.length - one.length)[0] ?? "";
  const isNumber = longest.length >= (LETTERS_BESIDE.test(written) ? WHOLE_FROM : DIGITS_FROM);
  return isNumber ? longest : "";
};

/** Who has a number, however it is written, with words around it, too; a whole one with wrong digits finds the nearest. Undefined where words say more. */
const byNumber = (query) => {
  const written = fold(query);
  const digits = digitsIn(written);
  if (!digits) return undefined;
  const isCenters = ({ phone }) => phone && index.phone && phone[0] === index.phone[0];
  const owners = entries.filter((entry) => index.pages[entry.page] === "" || !isTopic(entry.page) && !isCenters(entry));
  const isWhole = ({ length }) => length >= WHOLE_FROM && length <= WHOLE_TO;
  const numbersOf = ({ names, phone }) => names.concat(phone ? phone[0] : []).map((text) => text.replace(/\D/g, "")).filter(isWhole);
  const fit = (test) => owners.filter((entry) => numbersOf(entry).some(test)).map((entry) => ({ entry, score: 1, own: 1, named: 0 }));
  const exact = fit((number) => number.includes(digits) || digits.includes(number));
  if (exact.length) return exact;
  if (digits.length < WHOLE_FROM) return undefined;
  const near = fit((number) => apart(digits, number, WRONG_DIGITS) <= WRONG_DIGITS - NATIONWIDE.test(number));
  return near.length || !LETTERS_BESIDE.test(written) ? near : undefined;
};

/* A year says nothing of a desk: "grant 2026". */
const YEAR = /20\d\d(?!\d)/g;

/* ---- Finding ------------------------------------------------------------------------------- */

const byScore = (one, other) => other.score - one.score;

/** Whether words of an emergency stand in a query as they are said. */
const isAlarm = (folded) => {
  const written = [` ${folded}`, folded.replaceAll(" ", "")];
  return alarms.some((alarm) => written.some((one) => one.includes(alarm)));
};

/** Hits by their pages; `said` is how well their words fit, and so far the score. */
const byPage = (hits) => {
  const pages = new Map();
  for (const hit of hits) note(pages, hit.entry.page, hit);
  return [...pages].map(([page, own]) => {
    const said = own.sort(byScore)[0].score * (TOLD_WORTH[page] ?? 1);
    return { page, hits: own, said, score: said };
  });
};

/** Adds where queries like this one lead to the scores of pages, and pages that have none of its words. */
const addLearnt = (groups, scores) => {
  for (const [place, score] of scores) {
    const page = isTold(place) ? place : index.pages.indexOf(place);
    let group = groups.find((one) => one.page === page);
    if (!group && page !== -1) groups.push(group = { page, hits: [], said: 0, score: 0 });
    if (group?.said || group && score >= LEARNT_FROM) group.score += score;
  }
};

/**
 * What is answered: pages, best first, with the `main` entry of each and the services or offices on it
 * that fit (`parts`); or that no desk is known for it (`told`: ELSEWHERE or EMERGENCY). Where it may be
 * an emergency, that is told beside the pages, and in the place of no desk.
 */
const answer = (asked) => {
  const query = asked.slice(0, READ_TO);
  const said = query.replace(YEAR, "");
  const story = isStory(said) ? about(said) : NOTHING;
  if (!story.ruledOut.includes(EMERGENCY) && isAlarm(fold(query))) return { told: EMERGENCY, pages: [] };
  const numbered = byNumber(query);
  const groups = byPage(numbered ?? byParts(weighed(said))).filter(({ page }) => !story.ruledOut.includes(page));
  const most = Math.max(0, ...groups.map(({ page, said }) => isTold(page) ? 0 : said));
  if (most < WHOLLY_SAID && !numbered) addLearnt(groups, story.scores);
  /* What is called so is meant, unless words for no desk fit as well. */
  if (most >= WHOLLY_SAID) groups.forEach((group) => group.page === ELSEWHERE && (group.score /= TOLD_WORTH.elsewhere));
  const found = groups.filter(({ score }) => score).sort(byScore);
  const [best] = found;
  const noDesk = story.told(most) ?? (isTold(best?.page) && best.page);
  /* Rather a needless word to somebody whom no desk helps than none in danger. */
  const told = story.isDanger ? EMERGENCY : noDesk || "";
  if (noDesk) return { told: told === ELSEWHERE && !isUnderstood(query) ? "" : told, pages: [] };
  const shown = found.filter(({ page, said, score }) =>
    !isTold(page) && (score >= PAGE_SHARE * best.score || said && said >= PAGE_SHARE * most));
  return { told, pages: shown.slice(0, MOST_PAGES).map(({ page, hits }) => {
    const onPage = entries.filter((entry) => entry.page === page);
    const anchored = hits.filter(({ entry }) => entry.anchor).sort((one, other) => other.named - one.named || other.own - one.own);
    const isMeant = ({ named, own }) => named === anchored[0].named && own >= PART_SHARE * anchored[0].own;
    let parts = anchored.filter(isMeant).map(({ entry }) => entry);
    if (!parts.length && isTopic(page)) parts = onPage.filter(({ anchor }) => anchor);
    return { main: onPage.find(({ anchor }) => !anchor), parts: parts.slice(0, MOST_PARTS) };
  }) };
};
