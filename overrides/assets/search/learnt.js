/*
 * Where queries like this one lead, learnt from many (`make learn`). It is a file of its own for each
 * language, `search/learnt.js` with what was learnt filled in, which the search box fetches for whole
 * stories, and another one, `search/latin.js`, for those in Latin letters where others are written:
 * guideSearchLearnt takes what was learnt, and this, which is given what it needs of `fold.js`.
 *
 * A query has signs: its words, pairs of them and pieces of them, in scripts without spaces its runs of
 * letters. Each sign falls into a bucket, which says what its queries were about, and what they were not.
 * The same buckets say which of its words lead there.
 */
guideSearchLearnt(LEARNT_AT_BUILD, ({ foldLetters, RUNS, isDense, ignored }) => {
  const BUCKETS = 16384;
  const PIECES = [2, 3, 4]; // letters of a word that are a sign, its borders among them
  const RUN_LENGTHS = [1, 2, 3, 4]; // letters of a script without spaces that are one
  const STRENGTHS = [1, -1, 2, -2, 4, -4];
  const FIRST_CODE = 35; // of the character that stands for the first place, weakly
  const LIKELY = 0.6; // × how likely a place is, to the power below
  const LIKELY_POWER = 0.35;
  const SECOND_FROM = 0.01; // so likely is the second topic that is shown, too: many a trouble has two desks …
  const SECOND_BELOW = 0.2; // … and is so much below the first one at most
  const SURELY = { elsewhere: [0.35, 0.9], emergency: [0.4, 0.6] }; // so likely it is told, and so much more, × how well the words of a page fit
  const FITS_TO = 0.85; // that they fit better than so says no more: "help" is all of a title, and a cry
  const KNOWN_FROM = 0.8; // so likely is a topic that no words tell otherwise
  const ALARM_FROM = 0.32; // of a story, words of an emergency are one if it is so likely …
  const DESPAIR_FROM = 0.03; // … or that somebody wishes to die is so likely, whatever else is told …
  const DANGER_FROM = 0.15; // so likely it is told beside the pages, or in the place of no desk
  const OVER_FROM = 0.4; // … or no topic more likely than this
  const SAYS_FROM = 12; // of words that lead to a place, each says so much for it …
  const SAYS_MOST = 2; // … so many of them in a row
  const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g; // pasted, they would turn what follows
  const PARTICLE = /^\p{sc=Hiragana}$/u;
  const WITH_MARKS = /\P{M}\p{M}*/gu;

  const total = (numbers) => numbers.reduce((sum, one) => sum + one, 0);

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
   * Takes what was learnt: `prior` is what is likely where nothing else is known; a space stands after
   * each bucket, in it a character for each place and strength.
   */
  const knowing = ({ places, prior, scale, buckets }) => {
    const known = buckets.split(" ");
    let parted = {};

    /** How much such signs speak for each place. */
    const sumsOf = (asked) => {
      const sums = places.map(() => 0);
      for (const bucket of asked) for (const character of known[bucket] ?? "") {
        const code = character.charCodeAt() - FIRST_CODE;
        sums[Math.floor(code / STRENGTHS.length)] += scale * STRENGTHS[code % STRENGTHS.length];
      }
      return sums;
    };

    /**
     * What a query is about. Of each place, a path of a page or what has none, what that adds to its
     * score; what has to be `told` where the words of a page fit so well; what no words tell; whether it may be an emergency.
     */
    const about = (query) => {
      const asked = bucketsOf(query);
      const odds = sumsOf(asked).map((sum, at) => Math.exp(prior[at] + sum / Math.sqrt(Math.max(1, asked.length))));
      const all = total(odds);
      const shares = odds.map((one) => one / all);
      const shareOf = (place) => shares[places.indexOf(place)] ?? 0;
      const despair = shareOf("despair");
      const noDesk = { elsewhere: shareOf("elsewhere"), emergency: shareOf("emergency") + despair };
      const [topic, second = 0] = shares.filter((_, at) => places[at].startsWith("topics/")).sort((one, other) => other - one);
      const worth = (share) => LIKELY * share ** LIKELY_POWER;
      const worthOfSecond = Math.max(worth(second), second >= SECOND_FROM && worth(topic) - SECOND_BELOW);
      const ruledOut = topic >= KNOWN_FROM ? ["elsewhere"] : [];
      /* Who tells of a knife or an ambulance of last month needs no ambulance now. */
      if (topic > OVER_FROM && noDesk.emergency < ALARM_FROM && despair < DESPAIR_FROM) ruledOut.push("emergency");
      return {
        scores: shares.map((share, at) => [places[at], share === second ? worthOfSecond : worth(noDesk[places[at]] ?? share)]),
        ruledOut,
        isDanger: noDesk.emergency >= DANGER_FROM,
        told: (fits) => Object.keys(SURELY).find((place) => noDesk[place] >= SURELY[place][0] + SURELY[place][1] * Math.min(fits, FITS_TO)),
      };
    };

    /** All that a query says in so few words in a row, and how much more than the least each says for each place. */
    const saidIn = (query) => {
      if (!Intl.Segmenter) return [];
      // eslint-disable-next-line compat/compat -- asked for above; without it no words are shown
      const words = [...new Intl.Segmenter([], { granularity: "word" }).segment(query)].filter(({ isWordLike }) => isWordLike);
      const tells = ({ segment }) => !ignored.words.has(foldLetters(segment)) && !PARTICLE.test(segment);
      return words.length < 2 ? [] : words.flatMap((first, at) => words.slice(at, at + SAYS_MOST).flatMap((last, more) => {
        if (!tells(first) || !tells(last)) return [];
        const said = query.slice(first.index, last.index + last.segment.length).replace(DIRECTIONS, "");
        const sums = sumsOf(bucketsOf(said));
        const least = total(sums) / sums.length + SAYS_FROM * (1 + more);
        return [{ said, sums: sums.map((sum) => sum - least) }];
      }));
    };

    /** The words of a query that say most that it is about a place, as typed: "boss fired". None of a single word, and in old browsers. */
    const wordsFor = (query, place) => {
      if (query !== parted.query) parted = { query, parts: saidIn(query) };
      const at = places.indexOf(place);
      const nothing = { said: "", sums: places.map(() => 0) };
      return parted.parts.reduce((one, other) => other.sums[at] > one.sums[at] ? other : one, nothing).said;
    };
    return { about, wordsFor };
  };
  return { bucketsOf, knowing };
});
