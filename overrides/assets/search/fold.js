/*
 * Search, first part: texts as they are compared, and the parts that they are cut into. Knows nothing
 * of the index or the page.
 */

/* ---- Folding ------------------------------------------------------------------------------- */

/* The scripts that are written without spaces. */
const DENSE = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー々\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";
const RUNS = new RegExp(`[${DENSE}]+|(?:(?![${DENSE}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
const IS_DENSE = new RegExp(`^[${DENSE}]`, "u");
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const HAN = /\p{sc=Han}/u;
const DIGIT_ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x17e0, 0x1040, 0x1810];
/* Accents, tones, apostrophes, what is not seen. */
const LEFT_OUT = /[\u0300-\u036f\u064b-\u065f\u0670\u0901\u093c\u0981\u09bc\u0e48-\u0e4b\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad’'ʼ`]/g;
/* Letters that differ by keyboard more than by meaning. */
const LETTERS = {
  đ: "d", ı: "i", ø: "o", ł: "l", ß: "ss", œ: "oe", æ: "ae",
  ي: "ی", ى: "ی", ك: "ک", ة: "ہ", ه: "ہ", ھ: "ہ", ۃ: "ہ",
  ґ: "г", ү: "у", ө: "о", ѳ: "о", ឲ: "ឱ", "\u17d4": " ",
};
/* Han characters that are compared as another one: which, the index says. */
const variants = new Map();

const foldCharacter = (character) => {
  const code = character.codePointAt(0);
  const zero = DIGIT_ZEROS.find((start) => code >= start && code < start + 10);
  if (zero) return String(code - zero);
  /* Hangul by its letters: a wrong letter is not a wrong syllable. */
  if (code >= 0xac00 && code <= 0xd7a3) return character.normalize("NFD");
  return [...character.normalize("NFKD").replace(LEFT_OUT, "").normalize("NFC").toLowerCase()]
    .map((part) => {
      const kana = part.codePointAt(0);
      if (kana >= 0x30a1 && kana <= 0x30f6) return String.fromCodePoint(kana - 0x60);
      return LETTERS[part] ?? part;
    }).join("");
};
const folds = new Map();
const foldOne = (character) => {
  if (!folds.has(character)) folds.set(character, foldCharacter(character));
  return folds.get(character);
};

/* Latin letters typed in Cyrillic words because they look alike. */
const ALIKE = { a: "а", c: "с", e: "е", i: "і", o: "о", p: "р", v: "у", x: "х", y: "у" };
const BESIDE_CYRILLIC = /[aceiopvxy](?=\p{sc=Cyrillic})|(\p{sc=Cyrillic})([aceiopvxy])/gu;

/** A text in one form, with the Han characters that it has; at its end, what is written in two ways in Khmer. */
const foldLetters = (text) => Array.from(text.normalize("NFKC"), foldOne).join("")
  .replace(BESIDE_CYRILLIC, (letter, before, after) => before ? before + ALIKE[after] : ALIKE[letter])
  .replace(/\u17d2\u178a/g, "\u17d2\u178f").replace(/\u17c1\u17b8/g, "\u17be");
/** A text as it is compared. */
const fold = (text) => Array.from(foldLetters(text), (character) => variants.get(character) ?? character).join("");

/* ---- Romaji -------------------------------------------------------------------------------- */

/* From ぁ on, in the order of Unicode. */
const SYLLABLES = ("a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji tsu tsu zu te de to do "
  + "na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu ka ke").split(" ");

/** Romaji as it is compared: Hepburn, long vowels short, m before b and p an n. */
const plainRomaji = (romaji) => romaji
  .replace(/sy(?=[auo])/g, "sh").replace(/[tc]y(?=[auo])/g, "ch").replace(/[zj]y(?=[auo])/g, "j")
  .replace(/si/g, "shi").replace(/ti/g, "chi").replace(/tu/g, "tsu").replace(/zi/g, "ji").replace(/hu/g, "fu")
  .replace(/m(?=[bp])/g, "n").replace(/tch/g, "cch")
  .replace(/([aiueo])\1+/g, "$1").replace(/ou/g, "o").replace(/oh(?![aiueo])/g, "o");

/** Hiragana in plain romaji. */
const romaji = (kana) => {
  let written = "";
  for (const character of kana) {
    const code = character.codePointAt(0);
    if (character === "っ") written += "*";
    else if ("ゃゅょ".includes(character)) written = written.replace(/(sh|ch|j)?i$/, (_, sharp) => sharp ?? "y") + { ゃ: "a", ゅ: "u", ょ: "o" }[character];
    else if (code >= 0x3041 && code <= 0x3096) written += SYLLABLES[code - 0x3041];
    else if (character !== "ー") written += " ";
  }
  return plainRomaji(written.replace(/\*(.)/g, "$1$1").replaceAll("*", ""));
};

/* ---- Cyrillic typed in Latin letters --------------------------------------------------------- */

const LATIN = Object.fromEntries("аa бb вv гg дd еe жj зz иi іi кk лl мm нn оo пp рr сs тt уu фf хh цc чch шsh щsh ыi эe юiu яia єie"
  .split(" ").map(([letter, ...latin]) => [letter, latin.join("")]));

/** Latin letters as they are compared: there are many ways to write щ or й. */
const plainLatin = (latin) => latin.replace(/kh/g, "h").replace(/zh/g, "j").replace(/ts/g, "c").replace(/y/g, "i").replace(/(.)\1+/g, "$1");

/** A Cyrillic word in plain Latin letters. */
const latinized = (word) => plainLatin(Array.from(word, (letter) => LATIN[letter] ?? "").join(""));

/* ---- Parts --------------------------------------------------------------------------------- */

/** The runs of characters that a folded text is cut into: pairs, and threes where letters are many. */
const grams = (run) => {
  const characters = [...run];
  if (characters.length === 1) return [run];
  const parts = [];
  for (let at = 0; at + 1 < characters.length; at++) {
    parts.push(characters[at] + characters[at + 1]);
    const three = characters.slice(at, at + 3).join("");
    if (at + 2 < characters.length && !HAN.test(three)) parts.push(three);
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

/** The stretches of letters and digits in a folded text. */
const wordsOf = (folded) => folded.match(WORDS) ?? [];
