/*
 * Texts as people type them in Latin letters who have no keyboard for their script, each in two ways.
 * How they write the words that are asked most stands in `latin/LOCALE.tsv`: a word, a tab, one to three
 * forms, the commonest first. Other words are spelt letter by letter, where their script is known here.
 */
import { existsSync, readFileSync } from "node:fs";

const table = (text) => Object.fromEntries(text.trim().split(/\s+/).map((pair) => pair.split("=")));

/* Consonants with a vowel of their own, which a sign changes or takes away. As people spell by ear: long
 * vowels are short, and sounds that English does not tell apart are the same. */
const SCRIPTS = {
  Devanagari: {
    vowel: "a",
    saysLast: false,
    consonants: table("क=k ख=kh ग=g घ=gh ङ=ng च=ch छ=ch ज=j झ=jh ञ=n ट=t ठ=th ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n प=p फ=f ब=b भ=bh म=m य=y र=r ल=l व=w श=sh ष=sh स=s ह=h"),
    signs: table("ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au ्="),
    others: table("अ=a आ=a इ=i ई=i उ=u ऊ=u ऋ=ri ए=e ऐ=ai ओ=o औ=au ं=n ँ=n"),
  },
  Bengali: {
    vowel: "o",
    saysLast: false,
    consonants: table("ক=k খ=kh গ=g ঘ=gh ঙ=ng চ=ch ছ=ch জ=j ঝ=jh ঞ=n ট=t ঠ=th ড=d ঢ=dh ণ=n ত=t থ=th দ=d ধ=dh ন=n প=p ফ=f ব=b ভ=v ম=m য=j র=r ল=l শ=sh ষ=sh স=s হ=h"),
    signs: table("া=a ি=i ী=i ু=u ূ=u ৃ=ri ে=e ৈ=oi ো=o ৌ=ou ্="),
    others: table("অ=o আ=a ই=i ঈ=i উ=u ঊ=u এ=e ঐ=oi ও=o ঔ=ou ং=ng ঁ=n ৎ=t"),
  },
  Sinhala: {
    vowel: "a",
    saysLast: true,
    consonants: table("ක=k ඛ=k ග=g ඝ=g ඟ=ng ච=ch ඡ=ch ජ=j ඣ=j ඤ=n ඥ=gn ට=t ඨ=t ඩ=d ඪ=d ණ=n ඬ=nd ත=th ථ=th ද=d ධ=d න=n ඳ=nd ප=p ඵ=p බ=b භ=b ම=m ඹ=mb ය=y ර=r ල=l ව=w ශ=sh ෂ=sh ස=s හ=h ළ=l ෆ=f"),
    signs: table("ා=a ැ=a ෑ=a ි=i ී=i ු=u ූ=u ෙ=e ේ=e ො=o ෝ=o ෞ=au ෘ=ru ්="),
    others: table("අ=a ආ=a ඇ=a ඈ=a ඉ=i ඊ=i උ=u ඌ=u එ=e ඒ=e ඔ=o ඕ=o ං=n"),
  },
};
const HIRAGANA = /^\p{Script=Hiragana}+$/u;
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
/** Whether a text has no letters but Latin ones: what was learnt of such texts is asked, in the engine, too (match.js). */
export const LATIN = /^[\p{Script=Latin}\P{L}]+$/u;
const NO_LETTERS = /[^\p{L}ー]+/u;
const WRITTEN_FROM = 0.75; // of the words of a text; otherwise it is left out
/* What stands alone of the Japanese in hiragana; other pieces end the word before them. */
const PARTICLES = new Set("は が を に で と の も へ か や ね よ から まで より です だ って けど ので のに".split(" "));

/** A word of one of the `SCRIPTS`; none of another. */
const spelt = (word) => {
  const script = Object.entries(SCRIPTS).find(([name]) => new RegExp(`\\p{Script=${name}}`, "u").test(word))?.[1];
  const letters = [...word];
  return script && letters.map((letter, at) => {
    const consonant = script.consonants[letter];
    if (!consonant) return script.signs[letter] ?? script.others[letter] ?? "";
    const isSaid = at < letters.length - 1 ? !(letters[at + 1] in script.signs) : script.saysLast || at === 0;
    return isSaid ? consonant + script.vowel : consonant;
  }).join("");
};

/** The forms of words of a language, none of a language that has no file. */
const formsOf = (locale) => {
  const file = new URL(`latin/${locale}.tsv`, import.meta.url);
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  return new Map(lines.map((line) => line.split("\t")).map(([word, forms]) => [word, forms.split(" ")]));
};

/** Whether a piece of Japanese ends the word of the one before it: 帰|りたい. */
const endsWord = (before, piece) => HIRAGANA.test(piece) && !PARTICLES.has(piece) && !PARTICLES.has(before);

/**
 * A function that writes a text of the language in Latin letters: in the commonest forms, and in others.
 * It gives none of what is in them, and of what has too many words that cannot be written. `romaji` and
 * `latinized` are the engine's, for kana and Cyrillic, and `foldLetters`.
 */
export const writing = (locale, { foldLetters, romaji, latinized }) => {
  const isJapanese = locale.startsWith("ja");
  const forms = formsOf(isJapanese ? "ja" : locale);
  const words = new Intl.Segmenter(locale, { granularity: "word" });

  const written = (word) => LATIN.test(word) ? [word] : forms.get(word)
    ?? [KANA.test(word) ? romaji(foldLetters(word)) : CYRILLIC.test(word) ? latinized(foldLetters(word)) : spelt(word)];

  /** The pieces of a text, as a reader of the language divides it; where all is kana, its spaces do. */
  const piecesOf = (text) => isJapanese && text.split(NO_LETTERS).every((run) => !run || KANA.test(run)) ? text.split(NO_LETTERS).filter(Boolean)
    : [...words.segment(text.normalize("NFC"))].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);

  return (text) => {
    if (LATIN.test(text)) return [];
    const pieces = piecesOf(text).map((piece) => ({ piece, forms: written(piece) }));
    const known = pieces.filter((one) => one.forms[0]);
    if (known.length < WRITTEN_FROM * pieces.length) return [];
    const inWay = (way) => known.map(({ piece, forms }, at) => {
      const form = forms[way && (at + way) % forms.length];
      return isJapanese && at && text.includes(known[at - 1].piece + piece) && endsWord(known[at - 1].piece, piece) ? form : ` ${form}`;
    }).join("");
    return [...new Set([inWay(0), inWay(1)])];
  };
};
