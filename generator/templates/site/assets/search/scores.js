// How well every entry answers: what the parts of the index say of each term, added up.
var SearchScores = (function () {
  "use strict";

  const { cover } = SearchRanking;

  // Calls `take(entry, weight)` for every place of some terms; `lists` is `[{weight, postings}]`.
  function each(lists, take) {
    lists.forEach(({ weight, postings }) => {
      for (let i = 0; i < postings.length; i += 2) take(postings[i], weight * postings[i + 1]);
    });
  }

  // How many of some groups of lists each entry stands in, counted into `counts`.
  function counted(groups, counts) {
    const last = new Uint16Array(counts.length);
    groups.forEach((lists, i) =>
      each(lists, (entry) => {
        if (last[entry] === i + 1) return;
        last[entry] = i + 1;
        counts[entry]++;
      }),
    );
    return counts;
  }

  // The entries that answer best, `[{entry, score}]`: `asked` are the words, `lists` has for each of their terms where it
  // stands, `named` the times for entries that are called so, `count` is how many entries there are.
  function best(asked, lists, named, count, most) {
    const groups = asked.map(({ terms }) => terms.flatMap((term) => lists.get(term)));
    const scores = new Float64Array(count);
    groups.forEach((group) => each(group, (entry, weight) => (scores[entry] += weight)));
    const covered = counted(groups, new Uint16Array(count));
    const matched = counted([...lists.values()], new Uint16Array(count));
    for (let i = 0; i < count; i++) {
      if (scores[i]) scores[i] *= matched[i] * cover(asked.length - covered[i], asked.length) * (named.get(i) || 1);
    }
    return highest(scores, most);
  }

  function highest(scores, most) {
    const least = scores.slice().sort()[Math.max(0, scores.length - most)];
    const found = [];
    scores.forEach((score, entry) => {
      if (score && score >= least) found.push({ entry, score });
    });
    return found.sort((a, b) => b.score - a.score).slice(0, most);
  }

  return { best };
})();
