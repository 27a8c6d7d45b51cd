/*
 * Where queries like this one lead, learnt from many (`make learn`). It is a file of its own for each
 * language, `search/learnt.js` with what was learnt filled in, which the search box fetches for whole
 * stories: guideSearchLearnt takes what was learnt, and this, which is given what it needs of `fold.js`.
 *
 * A query has signs: how its words begin, and in scripts without spaces its runs of letters. Each
 * sign falls into a bucket, which says what its queries were about, and how strongly.
 */
guideSearchLearnt(LEARNT_AT_BUILD, ({ foldLetters, RUNS, isDense }) => {
  const BUCKETS = 8192;
  const BEGINNINGS = [3, 4, 5, 6, 7]; // letters of a word that are a sign
  const RUN_LENGTHS = [1, 2, 3]; // letters of a script without spaces that are one
  const STRENGTHS = [1, 2, 3.5];
  const FIRST_CODE = 40; // of the character that stands for the first place, weakly
  const WITH_MARKS = /\P{M}\p{M}*/gu;

  /** The bucket of a sign: the same in every browser. */
  const bucketOf = (sign) => {
    let hash = 0;
    for (const letter of sign) hash = (Math.imul(hash, 31) + letter.codePointAt(0)) | 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 12)) >>> 0) % BUCKETS;
  };

  /** The buckets of a query's signs. */
  const bucketsOf = (query) => {
    const signs = new Set();
    for (const [run] of foldLetters(query).matchAll(RUNS)) {
      const letters = isDense(run) ? run.match(WITH_MARKS) ?? [] : [...run];
      if (isDense(run)) for (const length of RUN_LENGTHS) {
        for (let at = 0; at + length <= letters.length; at++) signs.add(letters.slice(at, at + length).join(""));
      } else {
        for (const length of BEGINNINGS) if (length < letters.length) signs.add(`${letters.slice(0, length).join("")}-`);
        signs.add(run);
      }
    }
    return [...new Set(Array.from(signs, bucketOf))];
  };

  /**
   * How likely a query is about each place, as shares of 1: paths of pages and what has none. A space
   * stands after each bucket, in it a character for each place and strength.
   */
  const likelyBy = ({ places, scale, buckets }) => {
    const known = buckets.split(" ");
    return (query) => {
      const asked = bucketsOf(query);
      const sums = places.map(() => 0);
      for (const bucket of asked) for (const character of known[bucket] ?? "") {
        const code = character.charCodeAt() - FIRST_CODE;
        sums[Math.floor(code / STRENGTHS.length)] += STRENGTHS[code % STRENGTHS.length];
      }
      const shares = sums.map((sum) => Math.exp(scale * sum / Math.sqrt(Math.max(1, asked.length))));
      const all = shares.reduce((sum, share) => sum + share, 0);
      return shares.map((share, at) => [places[at], share / all]);
    };
  };
  return { bucketsOf, likelyBy };
});
