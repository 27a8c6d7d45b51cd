/*
 * The search box: what it understands, and how it shows what it finds. Fetched when the box is first
 * opened, together with the index of the page's language (hooks/guide/search.py). The elements, their
 * classes and the keys are those of Material's search; everything runs here, so that it works from a
 * disk, too.
 *
 * An index holds entries (pages, and services and offices on them), an entry holds phrases: its title,
 * its other names, what readers type for it, its sentences. A query and the phrases are cut into parts:
 * words, or short runs of characters in scripts that are written without spaces. A phrase is worth more
 * the more of the query's parts it has, and the less it says besides.
 */
(() => {
  "use strict";

  /* ---- Texts as they are compared ---------------------------------------------------------- */

  const DENSE = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
  const RUNS = new RegExp(`[${DENSE}]+|(?:(?![${DENSE}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
  const IS_DENSE = new RegExp(`^[${DENSE}]`, "u");
  const DIGIT_ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x17e0, 0x1040, 0x1810];
  /* Letters that differ by keyboard more than by meaning. */
  const LETTERS = {
    đ: "d", ı: "i", ø: "o", ł: "l", ß: "ss", œ: "oe", æ: "ae",
    ي: "ی", ى: "ی", ئ: "ی", ك: "ک", ة: "ہ", ه: "ہ", ھ: "ہ", أ: "ا", إ: "ا", آ: "ا", ؤ: "و", ۃ: "ہ",
    ґ: "г", ү: "у", ө: "о", ѳ: "о", "’": "", "'": "", "ʼ": "", "`": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u00ad": "",
    "\u06d4": " ", "\u17d4": " ",
  };
  let variants = new Map();

  const foldCharacter = (character) => {
    const code = character.codePointAt(0);
    const zero = DIGIT_ZEROS.find((start) => code >= start && code < start + 10);
    if (zero) return String(code - zero);
    /* Hangul by its letters: a wrong letter is not a wrong syllable. */
    if (code >= 0xac00 && code <= 0xd7a3) return character.normalize("NFD");
    return [...character.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0901\u093c\u0981\u09bc\u0e48-\u0e4b]/g, "").normalize("NFC").toLowerCase()]
      .map((part) => {
        const kana = part.codePointAt(0);
        if (kana >= 0x30a1 && kana <= 0x30f6) return String.fromCodePoint(kana - 0x60);
        return LETTERS[part] ?? variants.get(part) ?? part;
      }).join("");
  };
  const folds = new Map();
  const foldOne = (character) => {
    if (!folds.has(character)) folds.set(character, foldCharacter(character));
    return folds.get(character);
  };

  /* Latin letters typed in Cyrillic words because they look alike. */
  const ALIKE = { a: "а", c: "с", e: "е", i: "і", o: "о", p: "р", v: "у", x: "х", y: "у" };
  const IN_CYRILLIC = /(?<=\p{Script=Cyrillic})[aceiopvxy]|[aceiopvxy](?=\p{Script=Cyrillic})/gu;

  /** A text as it is compared; at its end, what is written in two ways in Khmer. */
  const fold = (text) => Array.from(text.normalize("NFKC"), foldOne).join("").replace(IN_CYRILLIC, (letter) => ALIKE[letter])
    .replace(/\u17d2\u178a/g, "\u17d2\u178f").replace(/\u17c1\u17b8/g, "\u17be").replace(/\u17b2/g, "\u17b1");

  /* ---- Romaji ------------------------------------------------------------------------------- */

  const SYLLABLES = ("a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji tsu tsu zu te de to do "
    + "na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu ka ke").split(" ");

  /** Romaji as it is compared: Hepburn, long vowels short, m before b and p an n. */
  const plainRomaji = (romaji) => romaji
    .replace(/sy(?=[auo])/g, "sh").replace(/(?:ty|cy)(?=[auo])/g, "ch").replace(/(?:zy|jy)(?=[auo])/g, "j")
    .replace(/si/g, "shi").replace(/ti/g, "chi").replace(/tu/g, "tsu").replace(/zi/g, "ji").replace(/hu/g, "fu")
    .replace(/m(?=[bp])/g, "n").replace(/tch/g, "cch")
    .replace(/([aiueo])\1+/g, "$1").replace(/ou/g, "o").replace(/oh(?![aiueo])/g, "o");

  const romaji = (kana) => {
    let written = "";
    for (const character of kana) {
      const code = character.codePointAt(0);
      if (character === "っ") written += "*";
      else if ("ゃゅょ".includes(character)) written = written.replace(/(sh|ch|j)?i$/, (_, sharp) => sharp ?? "y") + { ゃ: "a", ゅ: "u", ょ: "o" }[character];
      else if (code >= 0x3041 && code <= 0x3096) written += SYLLABLES[code - 0x3041] ?? "";
      else if (character !== "ー") written += " ";
    }
    return plainRomaji(written.replace(/\*(.)/g, "$1$1").replaceAll("*", ""));
  };

  /* ---- Cyrillic typed in Latin letters -------------------------------------------------------- */

  const LATIN = Object.fromEntries([..."абвгдежзиіклмнопрстуфхцчшщыэ"].map((letter, at) =>
    [letter, "a b v g d e j z i i k l m n o p r s t u f h c ch sh sh i e".split(" ")[at]]));
  Object.assign(LATIN, { ю: "iu", я: "ia", є: "ie", ь: "", ъ: "" });

  /** Latin letters as they are compared: there are many ways to write щ or й. */
  const plainLatin = (latin) => latin.replace(/kh/g, "h").replace(/zh/g, "j").replace(/ts/g, "c").replace(/y/g, "i").replace(/(.)\1+/g, "$1");
  const latinized = (word) => plainLatin(Array.from(word, (letter) => LATIN[letter] ?? "").join(""));

  /* ---- Parts -------------------------------------------------------------------------------- */

  /** The runs of characters that a folded text is cut into: pairs, and threes where letters are many. */
  const grams = (run) => {
    const characters = [...run];
    if (characters.length === 1) return [run];
    const parts = [];
    for (let at = 0; at + 1 < characters.length; at++) {
      parts.push(characters[at] + characters[at + 1]);
      const three = characters.slice(at, at + 3).join("");
      if (at + 2 < characters.length && !/\p{Script=Han}/u.test(three)) parts.push(three);
    }
    return parts;
  };

  const isDense = (part) => IS_DENSE.test(part);
  const isPair = (part) => part.includes(" ");

  /** Words, pairs of neighbouring words ("human rights"), and runs of characters. */
  const partsOf = (folded) => {
    const parts = new Set();
    let before = "";
    for (const [run] of folded.matchAll(RUNS)) {
      if (isDense(run)) grams(run).forEach((gram) => parts.add(gram));
      else {
        parts.add(run);
        if (before) parts.add(`${before} ${run}`);
      }
      before = isDense(run) ? "" : run;
    }
    return [...parts];
  };

  /** Whether two words are at most `most` letters apart (one too many, missing, wrong, or swapped). */
  const apart = (one, other, most) => {
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
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
    if (shorter < 3) return 0;
    let shared = 0;
    while (shared < shorter && asked[shared] === known[shared]) shared++;
    if (shared === asked.length) return 0.55 + 0.4 * (asked.length / known.length);
    if (shared >= 4 && shared === known.length) return 0.45 + 0.45 * (known.length / asked.length);
    const stem = shared >= 4 && shared / longer >= 0.55 ? 0.35 + 0.45 * (shared / longer) : 0;
    const most = longer >= 8 ? 2 : 1;
    if (asked.length > 5 && known.length - asked.length > most && apart(asked, known.slice(0, asked.length), 1) < 2) return 0.6;
    if (longer - shorter > most || (asked[0] !== known[0] && (longer < 5 || asked[1] !== known[1]))) return stem;
    const distance = apart(asked, known, most);
    return distance > most ? stem : Math.max(stem, 0.9 - (longer > 3 ? 1 : 1.35) * distance / longer);
  };

  /* ---- The index ---------------------------------------------------------------------------- */

  const WORTH = { title: 1, hint: 1, name: 0.9, text: 0.45 };
  let index;
  let entries = [];
  let phrases = [];
  /* By part: the phrases that have it. Readings are kept apart, in romaji. */
  let vocabulary = new Map();
  let readings = new Map();
  let latin = new Map();
  let pagesWith = new Map();
  let ignored = { words: new Set(), endings: [] };
  let likes = new Map();

  const note = (map, part, phrase) => {
    if (!map.has(part)) map.set(part, []);
    map.get(part).push(phrase);
  };

  const addPhrase = (entry, kind, text) => {
    const folded = fold(text);
    const parts = partsOf(folded);
    const phrase = { entry, worth: WORTH[kind], parts: parts.length, text, folded };
    phrases.push(phrase);
    for (const part of parts) {
      note(vocabulary, part, phrase);
      if (kind === "text") continue;
      if (/^\p{Script=Cyrillic}{3,}$/u.test(part)) note(latin, latinized(part), phrase);
      if (!pagesWith.has(part)) pagesWith.set(part, new Set());
      pagesWith.get(part).add(entry.page);
    }
    const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    if (kind !== "text" && words.length > 1 && words.length < 4 && !words.some(isDense)) note(vocabulary, words.join(""), phrase);
    if (kind !== "text" && /^[\u3041-\u3096ー ]+$/.test(folded)) note(readings, romaji(folded.replaceAll(" ", "")), phrase);
  };

  const setUp = (data) => {
    index = data;
    const pairs = [...data.variants];
    for (let at = 0; at < pairs.length; at += 2) variants.set(pairs[at], pairs[at + 1]);
    for (const word of data.ignored) {
      const folded = fold(word);
      if (isDense(folded)) { if ([...folded].length > 1) ignored.endings.push(folded); }
      else for (const one of partsOf(folded)) ignored.words.add(one);
    }
    ignored.endings.sort((one, other) => other.length - one.length);
    const list = (joined) => joined ? joined.split("|") : [];
    entries = data.page.map((page, at) => {
      const [anchor, title, details, phone] = [data.anchor[at], data.title[at], data.details[at], data.phones[at]];
      const entry = { page, anchor, title, details, phone, texts: list(data.texts[at]) };
      /* A desk on a topic's page bears its agency's name, whose own page comes first. */
      addPhrase(entry, anchor && data.pages[page].startsWith("topics/") ? "name" : "title", title);
      for (const hint of list(data.hints[at])) addPhrase(entry, "hint", hint);
      for (const name of list(data.names[at])) addPhrase(entry, "name", name);
      for (const text of [...entry.texts, ...(anchor ? details : [])]) addPhrase(entry, "text", text);
      return entry;
    });
  };

  /* ---- Finding ------------------------------------------------------------------------------ */

  /** A query without what says nothing about the matter ("please tell me …"). */
  const withoutFillers = (folded) => {
    let left = folded;
    for (const ending of ignored.endings) left = left.replaceAll(ending, " ");
    left = left.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => ignored.words.has(word) ? " " : word);
    return partsOf(left).length ? left : folded;
  };

  /** The known parts like one of a query, each with its likeness. */
  const like = (part) => {
    if (!likes.has(part)) {
      const found = [];
      if (isDense(part) || isPair(part) || /^\p{N}+$/u.test(part)) {
        if (vocabulary.has(part)) found.push([vocabulary.get(part), 1]);
      } else {
        for (const [known, places] of vocabulary) {
          const share = isDense(known) || isPair(known) ? 0 : likeness(part, known);
          if (share) found.push([places, share]);
        }
        if (/^[a-z]{3,}$/.test(part)) {
          for (const [known, places] of latin) {
            const share = likeness(plainLatin(part), known);
            if (share) found.push([places, 0.9 * share]);
          }
          const spoken = plainRomaji(part);
          for (const [known, places] of readings) {
            const share = index.japanese || known[0] === spoken[0] ? likeness(spoken, known) : 0;
            if (share) found.push([places, share]);
            else if (spoken.length > 3 && known.includes(spoken)) found.push([places, 0.6]);
          }
        }
      }
      /* A word that is known as it is written is not a mistyped other one. */
      likes.set(part, found.some(([, share]) => share === 1) ? found.filter(([, share]) => share > 0.65) : found);
    }
    return likes.get(part);
  };

  /* Two characters say much where they are whole words, little where they are sounds. */
  const gramWeight = (gram) => /\p{Script=Han}/u.test(gram) ? 0.75 : [...gram].length > 2 ? 1 : 0.35;
  const UNKNOWN = 0.7;
  /* Two short words that never stand together say that it is about something else. */
  const SHORT_PAIR = 2.4;

  /** How much a part tells: much where few pages have it. */
  const weightOf = (part, found) => {
    const pages = new Set();
    for (const [places, share] of found) if (share > 0.8) for (const { entry } of places) pages.add(entry.page);
    const rarity = Math.log(1 + index.pages.length / (1 + pages.size));
    if (isDense(part)) return rarity * gramWeight(part) * (found.length ? 1 : UNKNOWN);
    if (isPair(part)) return found.length ? 0.5 * rarity : /^[^ ]{1,4} [^ ]{1,4}$/.test(part) ? SHORT_PAIR : 0.3;
    return found.length ? rarity : 2;
  };

  const byWords = (query) => {
    const folded = withoutFillers(fold(query));
    const parts = partsOf(folded);
    const asked = parts.map((part) => ({ part, found: like(part) }));
    /* Words written apart that are one in the index, and the other way round. */
    const apartWords = (folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => !isDense(word));
    for (let at = 0; at + 1 < apartWords.length; at++) {
      const joined = like(apartWords[at] + apartWords[at + 1]).filter(([, share]) => share > 0.8);
      for (const item of asked) if (item.part === apartWords[at] || item.part === apartWords[at + 1]) item.found = [...item.found, ...joined];
    }
    for (const item of asked) item.weight = weightOf(item.part, item.found);
    const all = asked.reduce((sum, { weight }) => sum + weight, 0);
    const inPhrase = new Map();
    const inEntry = new Map();
    const inPage = new Map();
    const add = (sums, key, value) => sums.set(key, (sums.get(key) ?? 0) + value);
    const raise = (bests, key, value) => bests.set(key, Math.max(bests.get(key) ?? 0, value));
    for (const { found, weight } of asked) {
      const ofPhrase = new Map();
      const ofEntry = new Map();
      const ofPage = new Map();
      for (const [places, share] of found) for (const phrase of places) raise(ofPhrase, phrase, share);
      for (const [phrase, share] of ofPhrase) {
        const sum = inPhrase.get(phrase) ?? { said: 0, parts: 0, close: 0 };
        sum.said += weight * share;
        sum.parts += share;
        if (share >= 0.7) sum.close += 1;
        inPhrase.set(phrase, sum);
        raise(ofEntry, phrase.entry, share * phrase.worth);
        raise(ofPage, phrase.entry.page, share * phrase.worth);
      }
      for (const [entry, share] of ofEntry) add(inEntry, entry, weight * share / all);
      for (const [page, share] of ofPage) add(inPage, page, weight * share / all);
    }
    /* An entry has to have a share of the query, unless one of its phrases is in it whole. */
    const best = new Map();
    const complete = new Set();
    for (const [phrase, { said, parts, close }] of inPhrase) {
      const own = Math.min(1, parts / phrase.parts);
      const score = phrase.worth * (said / all) * (0.5 + 0.5 * own);
      if (!(best.get(phrase.entry)?.score >= score)) best.set(phrase.entry, { score, phrase });
      if (close >= phrase.parts && phrase.worth > 0.5 && [...phrase.folded].length > 1) complete.add(phrase.entry);
    }
    const words = asked.filter(({ part }) => !isPair(part)).length;
    const least = isDense(parts[0] ?? "") ? 0.42 : Math.max(0.34, 0.58 - 0.04 * words);
    return [...best]
      .filter(([entry]) => inEntry.get(entry) >= least || complete.has(entry))
      .map(([entry, { score }]) => ({ entry, score: 0.55 * score + 0.2 * inEntry.get(entry) + 0.25 * inPage.get(entry.page) }));
  };

  /** Telephone numbers, however they are written; a whole one with two wrong digits finds the nearest. */
  const byNumber = (query) => {
    const written = fold(query);
    if (!/^[\d\s()+ー\-‐–—−.]+$/.test(written)) return [];
    const digits = written.replace(/\D/g, "").replace(/^(?:00|010)?81(?=[1-9]0?)/, "0");
    if (digits.length < 4) return [];
    const owners = entries.filter(({ page, anchor, phone: own }) => own && index.pages[page] === (anchor ? "offices/" : ""));
    const numbersOf = (entry) => phrases.filter((phrase) => phrase.entry === entry).map(({ folded }) => folded)
      .concat(entry.phone[0]).map((text) => text.replace(/\D/g, "")).filter(({ length }) => length > 8 && length < 12);
    const fit = (test) => owners.filter((entry) => numbersOf(entry).some(test)).map((entry) => ({ entry, score: 1 }));
    const exact = fit((number) => number.includes(digits));
    return exact.length || digits.length < 9 ? exact : fit((number) => apart(digits, number, 2) < 3);
  };

  const MOST_PAGES = 6;
  const MOST_ON_A_PAGE = 3;

  /** The pages found, best first, each with the services or offices on it that fit. */
  const find = (query) => {
    const numbers = byNumber(query);
    const found = numbers.length ? numbers : byWords(query);
    const pages = new Map();
    for (const hit of found) {
      if (!pages.has(hit.entry.page)) pages.set(hit.entry.page, []);
      pages.get(hit.entry.page).push(hit);
    }
    const groups = [...pages].map(([page, hits]) => {
      hits.sort((one, other) => other.score - one.score);
      return { page, hits, score: hits[0].score };
    });
    groups.sort((one, other) => other.score - one.score);
    const best = groups[0]?.score ?? 0;
    return groups.filter(({ score }) => score >= 0.35 * best).slice(0, MOST_PAGES).map(({ page, hits, score }) => {
      const main = entries.find((entry) => entry.page === page && !entry.anchor);
      let parts = hits.filter(({ entry, score: own }) => entry.anchor && own >= 0.6 * score).map(({ entry }) => entry);
      if (!parts.length && index.pages[page].startsWith("topics/")) parts = entries.filter((entry) => entry.page === page && entry.anchor);
      return { page, score, main, parts: parts.slice(0, MOST_ON_A_PAGE) };
    });
  };

  /* ---- Showing ------------------------------------------------------------------------------ */

  const box = document.querySelector("[data-md-component=search]");
  const input = box.querySelector("[data-md-component=search-query]");
  const meta = box.querySelector(".md-search-result__meta");
  const list = box.querySelector(".md-search-result__list");
  const help = box.querySelector("[data-search-help]");
  const root = new URL(box.dataset.searchRoot, location.href);

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  /** The words of `text` that the query names, in <mark>. */
  const marked = (text, query) => {
    const wanted = new Set();
    for (const part of partsOf(withoutFillers(fold(query)))) wanted.add(part);
    const characters = [...text.normalize("NFC")];
    const folded = characters.map(foldOne);
    const on = new Array(characters.length).fill(false);
    const whole = folded.join("");
    const place = [];
    folded.forEach((part, at) => { for (let unit = 0; unit < part.length; unit++) place.push(at); });
    const set = (from, to) => { for (let unit = from; unit < to; unit++) on[place[unit]] = true; };
    for (const part of wanted) {
      if (isDense(part)) for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) set(at, at + part.length);
    }
    const words = [...wanted].filter((part) => !isDense(part) && !isPair(part));
    for (const found of whole.matchAll(RUNS)) {
      if (!isDense(found[0]) && words.some((word) => likeness(word, found[0]) >= 0.6)) set(found.index, found.index + found[0].length);
    }
    const pieces = [];
    for (let start = 0; start < characters.length;) {
      let end = start + 1;
      while (end < characters.length && on[end] === on[start]) end++;
      const piece = characters.slice(start, end).join("");
      pieces.push(on[start] ? make("mark", "", piece) : piece);
      start = end;
    }
    return pieces;
  };

  const excerpt = (entry, query) => {
    const parts = partsOf(withoutFillers(fold(query)));
    const hits = (text) => { const folded = fold(text); return parts.filter((part) => folded.includes(part)).length; };
    return [...entry.texts].sort((one, other) => hits(other) - hits(one))[0];
  };

  const link = (entry, query, level) => {
    const article = make("article", "md-search-result__article md-typeset", make(level, "", ...marked(entry.title, query)));
    for (const detail of entry.details) article.append(make("p", "", ...marked(detail, query)));
    const sentence = entry.details.length ? "" : excerpt(entry, query);
    if (sentence) article.append(make("p", "", ...marked(sentence, query)));
    const anchor = make("a", "md-search-result__link", article);
    const page = new URL(index.pages[entry.page] + (box.dataset.searchFile ?? ""), root);
    anchor.href = page.href + (entry.anchor ? `#${entry.anchor}` : "");
    return anchor;
  };

  const phone = ([number, href]) => {
    const call = make("a", "phone md-search-result__phone", make("bdi", "", number));
    call.href = href;
    call.querySelector("bdi").dir = "ltr";
    return call;
  };

  const show = () => {
    const query = input.value.trim();
    const results = query ? find(query) : [];
    meta.textContent = !query ? index.words.initializer
      : results.length ? index.words.many.replace("{count}", results.length) : index.words.none;
    list.replaceChildren(...results.map(({ main, parts }) => {
      const item = make("li", "md-search-result__item", link(main, query, "h1"));
      if (main.phone && !parts.length) item.append(phone(main.phone));
      for (const part of parts) {
        const section = make("div", "md-search-result__section", link(part, query, "h2"));
        if (part.phone) section.append(phone(part.phone));
        item.append(section);
      }
      return item;
    }));
    help.hidden = results.length > 0;
    if (help.hidden) return;
    const topics = entries.filter((entry) => !entry.anchor && index.pages[entry.page].startsWith("topics/"));
    help.replaceChildren(
      make("p", "", query ? index.words.none_help : index.words.example),
      make("p", "", phone(index.phone)),
      make("ul", "", ...topics.map((topic) => {
        const anchor = make("a", "", topic.title);
        anchor.href = new URL(index.pages[topic.page] + (box.dataset.searchFile ?? ""), root).href;
        return make("li", "", anchor);
      })),
    );
  };

  /* Arrows walk from the query through the results, Enter opens the first. */
  box.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (at < 0) return;
      event.preventDefault();
      stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
    } else if (event.key === "Enter" && at === 0) {
      event.preventDefault();
      if (!event.isComposing) stops[1]?.click();
    }
  });
  input.addEventListener("input", show);
  input.form.addEventListener("reset", () => setTimeout(() => { show(); input.focus(); }));
  input.form.addEventListener("submit", (event) => event.preventDefault());

  window.frescSearch = (data) => {
    setUp(data);
    show();
  };
  window.frescSearch.find = find;
})();
