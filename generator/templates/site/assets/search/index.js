// What answers a query, from a few parts of the index.
var SearchIndex = (function () {
  "use strict";

  const { spelt, gist } = SearchWords;
  const { numbers, pairs, starts, holding, entries } = SearchParts;
  const { nameTimes, phraseTimes, prefixTimes, sorted, grouped } = SearchRanking;
  const { marked, excerpt, suggested } = SearchExcerpts;
  const LISTED = 60; // entries, the best
  const MARKS = 8; // words of an entry that are marked on its page, too
  const EXACT = 1; // a name that is the words asked for, and not only their gist
  const IN_GIST = 2;

  // The search over a site: a function that takes what was typed, and promises what the theme lists. `words` is the part
  // that says where all is; `load` takes the names of other parts, and promises what they hold.
  function create(words, load) {
    const known = SearchVocabulary.create(words.terms.split(" "), numbers(words.times));
    const times = numbers(words.spokenTimes);
    const spoken = new Map(words.spoken.split(" ").map((word, i) => [word, times[i]]));
    const inTerms = starts(words.inTerms);
    const inTexts = starts(words.inTexts);

    // The terms of the index that a term of a query stands for, each with its place and weight.
    function matches(typed) {
      const [from, to] = known.beginning(typed);
      const found = [];
      for (let place = from; place < to; place++) {
        const term = known.term(place);
        if (term === typed || typed.length > 2) found.push({ term, place, weight: prefixTimes(typed, term) });
      }
      return found;
    }

    // What parts of one kind hold, for the numbers of those that are needed.
    async function parts(kind, needed) {
      const all = [...new Set(needed)];
      const held = await load(all.map((number) => `${kind}/${number}`));
      return new Map(all.map((number, i) => [number, held[i]]));
    }

    // Where the terms of a query stand.
    async function listsOf(asked) {
      const lists = new Map(asked.flatMap((word) => word.terms).map((term) => [term, matches(term)]));
      const wanted = [...lists.values()].flat();
      const held = await parts("terms", wanted.map(({ place }) => holding(inTerms, place)));
      wanted.forEach((match) => {
        const part = holding(inTerms, match.place);
        match.postings = pairs(held.get(part)[match.place - inTerms[part]]);
      });
      return lists;
    }

    // The entries that are called what was typed, each with its times.
    async function namedLike(phrase) {
      const wanted = [phrase.gist, phrase.all].map((name) => [name, holding(words.inNames, name)]).filter(([, part]) => part >= 0);
      const held = await parts("names", wanted.map(([, part]) => part));
      const named = new Map();
      wanted.forEach(([name, part], i) => {
        const [, whose = ""] = held.get(part).find(([other]) => other === name) || [];
        const found = pairs(whose);
        for (let j = 0; j < found.length; j += 2) note(named, found[j], found[j + 1], name, phrase);
      });
      return named;
    }

    function note(named, entry, kind, name, phrase) {
      const isExact = Boolean(kind & EXACT) && name === phrase.all;
      const isGist = Boolean(kind & IN_GIST) && name === phrase.gist;
      if (isExact || isGist) named.set(entry, nameTimes(isExact, phrase));
    }

    // The best with what they say; those that say just what was typed are worth more.
    async function weighed(best, asked, lists, named, phrase) {
      const held = await parts("texts", best.map(({ entry }) => holding(inTexts, entry)));
      const read = new Map([...held].map(([part, pages]) => [part, entries(pages)]));
      const found = foundIn(best, lists);
      return best.map(({ entry: number, score }) => {
        const part = holding(inTexts, number);
        const entry = read.get(part)[number - inTexts[part]];
        const has = found.get(number);
        return {
          entry,
          found: new Set([...has.values()].flat()),
          missing: asked.filter((word) => !word.terms.some((term) => has.has(term))),
          score: named.has(number) ? score : score * phraseTimes(said(entry), phrase),
        };
      });
    }

    return async function search(query) {
      const asked = SearchQuery.read(query, known);
      if (!asked.length) return { items: [] };
      const phrase = { gist: asked.map((word) => word.terms[0]).join(" "), all: spelt(query) };
      const [lists, named] = await Promise.all([listsOf(asked), namedLike(phrase)]);
      const best = SearchScores.best(asked, lists, named, words.entries, LISTED);
      const results = sorted(await weighed(best, asked, lists, named, phrase));
      const titles = new Map(results.map(({ entry }) => [entry.page, entry.pageTitle]));
      return { items: grouped(results.map(shown), titles), suggest: suggested(query, spoken) };
    };
  }

  // For each of the best, the terms of the query that it has, each with the terms of the index that stand for it there.
  function foundIn(best, lists) {
    const found = new Map(best.map(({ entry }) => [entry, new Map()]));
    lists.forEach((matches, typed) =>
      matches.forEach(({ term, postings }) => {
        for (let i = 0; i < postings.length; i += 2) {
          const has = found.get(postings[i]);
          if (has) has.set(typed, [...(has.get(typed) || []), term]);
        }
      }),
    );
    return found;
  }

  // What an entry says, in terms: its names and everything, word for word and in its gist.
  function said({ title, also, text }) {
    const all = [title, ...also, text].join(" · ");
    return { all: spelt(all), gist: gist(all) };
  }

  // A result as the theme takes it.
  function shown({ entry, found, missing, score }) {
    const marks = [];
    const result = {
      location: entry.location,
      title: marked(entry.title, found, marks),
      text: marked(excerpt(entry.text, found), found, marks),
      score,
      terms: {},
    };
    marks.slice(0, MARKS).forEach((word) => {
      result.terms[word] = true;
    });
    missing.forEach(({ word }) => {
      result.terms[word] = false;
    });
    return result;
  }

  return { create };
})();
