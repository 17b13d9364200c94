// Everything that can be found, and what answers a query. MiniSearch does the finding.
var SearchIndex = (function () {
  "use strict";

  const { words, terms, numberTerms, spelt, gist } = SearchWords;
  const { FIELDS, PREFIX, PAGE, bonus, cover, isPage, pageOf, sorted, grouped } = SearchRanking;
  const { marked, excerpt, suggested } = SearchExcerpts;
  const LISTED = 30; // entries with an excerpt
  const MARKS = 8; // words of an entry that are marked on its page, too

  function count(counts, key) {
    counts.set(key, (counts.get(key) || 0) + 1);
  }

  function names(entry) {
    return entry.also || [];
  }

  // The search over the entries of a site: a function that takes what was typed, and gives what the theme lists.
  function create(list) {
    const entries = new Map(list.map((entry) => [entry.location, entry]));
    const saidBy = new Map(); // what an entry says, in terms, once it was asked for
    const known = new Map(); // every term of the index, and how often it stands there
    const spoken = new Map(); // every word of the titles as it is written, and how often
    list.forEach((entry) => words(entry.title).forEach((word) => count(spoken, word.toLowerCase())));
    const engine = new MiniSearch({
      fields: Object.keys(FIELDS),
      tokenize: (text) => [...numberTerms(text), ...words(text).flatMap(terms)],
      processTerm: (term) => {
        count(known, term);
        return term;
      },
    });
    engine.addAll(list.map(fields));

    function fields(entry) {
      const page = entries.get(pageOf(entry.location));
      const titles = page && page !== entry ? [page.title] : [];
      return {
        id: entry.location,
        title: entry.title,
        also: names(entry).join(" · "),
        page: [...titles, ...above(entry).flatMap(names)].join(" · "),
        text: entry.text,
      };
    }

    // The pages above an entry: the provider whose page it is, by whatever name.
    function above(entry) {
      const folders = pageOf(entry.location).split("/").slice(0, -1);
      return folders
        .map((_, i) => entries.get(folders.slice(0, i + 1).join("/") + "/index.html"))
        .filter((page) => page && page !== entry);
    }

    // What an entry says, in terms: its names and everything, word for word and in its gist.
    function said(entry) {
      if (!saidBy.has(entry.location)) {
        const own = [entry.title, ...names(entry)];
        const all = [...own, entry.text].join(" · ");
        saidBy.set(entry.location, { names: own.map(spelt), gists: own.map(gist), all: spelt(all), gist: gist(all) });
      }
      return saidBy.get(entry.location);
    }

    function find(asked) {
      return engine.search(
        { combineWith: "OR", queries: asked.map((word) => ({ combineWith: "OR", queries: word.terms })) },
        {
          tokenize: (term) => [term],
          processTerm: (term) => term,
          boost: FIELDS,
          prefix: (term) => term.length > 2,
          weights: { prefix: PREFIX, fuzzy: 0 },
          boostDocument: (location) => entries.get(location).boost || 1,
        },
      );
    }

    function weighed(result, asked, phrase) {
      const entry = entries.get(result.id);
      const has = new Set(result.queryTerms);
      const missing = asked.filter((word) => !word.terms.some((term) => has.has(term)));
      const share = cover(missing.length, asked.length);
      const score = result.score * share * bonus(said(entry), phrase) * (isPage(result.id) ? PAGE : 1);
      return { entry, missing, score, found: new Set(result.terms) };
    }

    return function search(query) {
      const asked = SearchQuery.read(query, known);
      if (!asked.length) return { items: [] };
      const phrase = { gist: asked.map((word) => word.terms[0]).join(" "), all: spelt(query) };
      const best = sorted(find(asked).map((result) => weighed(result, asked, phrase)));
      return { items: grouped(best.map(shown), entries), suggest: suggested(query, spoken) };
    };
  }

  // A result as the theme takes it.
  function shown({ entry, found, missing, score }, rank) {
    const marks = [];
    const text = rank < LISTED ? excerpt(entry.text, found) : "";
    const result = {
      location: entry.location,
      title: marked(entry.title, found, marks),
      text: marked(text, found, marks),
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
