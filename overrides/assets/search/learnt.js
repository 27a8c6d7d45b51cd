/*
 * Where queries like this one lead, learnt from many (`make learn`). It is a file of its own for each
 * language, `search/learnt.js` with what was learnt filled in, which the search box fetches for whole
 * stories: guideSearchLearnt takes what was learnt, and this, which is given what it needs of `fold.js`.
 *
 * A query has signs: its words, pairs of them and pieces of them, in scripts without spaces its runs of
 * letters. Each sign falls into a bucket, which says what its queries were about, and what they were not.
 */
guideSearchLearnt(LEARNT_AT_BUILD, ({ foldLetters, RUNS, isDense }) => {
  const BUCKETS = 16384;
  const PIECES = [2, 3, 4]; // letters of a word that are a sign, its borders among them
  const RUN_LENGTHS = [1, 2, 3, 4]; // letters of a script without spaces that are one
  const STRENGTHS = [1, -1, 2, -2, 4, -4];
  const FIRST_CODE = 35; // of the character that stands for the first place, weakly
  const WITH_MARKS = /\P{M}\p{M}*/gu;

  /** The bucket of a sign: the same in every browser. */
  const bucketOf = (sign) => {
    let hash = 0;
    for (const letter of sign) hash = (Math.imul(hash, 31) + letter.codePointAt(0)) | 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 12)) >>> 0) % BUCKETS;
  };

  /** All runs of letters of these lengths. */
  const runs = (letters, lengths) => lengths.flatMap((length) =>
    letters.slice(length - 1).map((_, at) => letters.slice(at, at + length).join("")));

  /** The buckets of a query's signs. */
  const bucketsOf = (query) => {
    const signs = [];
    let before = "";
    for (const [run] of foldLetters(query).matchAll(RUNS)) {
      const word = isDense(run) ? "" : ` ${run} `;
      if (word) signs.push(...runs([...word], PIECES), word);
      else signs.push(...runs(run.match(WITH_MARKS) ?? [], RUN_LENGTHS));
      if (word && before) signs.push(before + word);
      before = word;
    }
    return [...new Set(signs.map(bucketOf))];
  };

  /**
   * How likely a query is about each place, as shares of 1: paths of pages and what has none. `prior` is
   * what is likely where nothing else is known; a space stands after each bucket, in it a character for
   * each place and strength.
   */
  const likelyBy = ({ places, prior, scale, buckets }) => {
    const known = buckets.split(" ");
    return (query) => {
      const asked = bucketsOf(query);
      const sums = places.map(() => 0);
      for (const bucket of asked) for (const character of known[bucket] ?? "") {
        const code = character.charCodeAt() - FIRST_CODE;
        sums[Math.floor(code / STRENGTHS.length)] += STRENGTHS[code % STRENGTHS.length];
      }
      const shares = sums.map((sum, at) => Math.exp(prior[at] + scale * sum / Math.sqrt(Math.max(1, asked.length))));
      const all = shares.reduce((sum, share) => sum + share, 0);
      return shares.map((share, at) => [places[at], share / all]);
    };
  };
  return { bucketsOf, likelyBy };
});
