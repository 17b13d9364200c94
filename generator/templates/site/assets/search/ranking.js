// How results are weighed. tests/data/searches.yaml says what must be found; measure every change with it.
var SearchRanking = (function () {
  "use strict";

  const { escaped } = SearchMarkup;
  const FIELDS = { title: 3, also: 3, page: 2, text: 1 };
  const PREFIX = 0.4; // a word that only begins with what was typed, against the word itself
  const SAME_NAME = 3; // times, where several words are the title or another name, word for word
  const SAME_WORD = 1.6; // times, where one word is, or where they are but for words that say nothing
  const SAME_PHRASE = 1.4; // times, where what was typed stands together in the text
  const PAGE = 1.1; // times, for a page over its sections
  const COVER = 2; // how much it counts that words are missing
  const LEAST = 0.08; // of the best score: what has less is not listed

  // Times, for how alike an entry and what was typed are; both in terms, word for word and in their gist.
  function bonus(said, phrase) {
    const isLong = phrase.all.includes(" ");
    if (said.names.includes(phrase.all)) return isLong ? SAME_NAME : SAME_WORD;
    if (said.gists.includes(phrase.gist)) return SAME_WORD;
    if (isLong && said.all.includes(phrase.all)) return SAME_PHRASE;
    return phrase.gist.includes(" ") && said.gist.includes(phrase.gist) ? SAME_PHRASE : 1;
  }

  // Times, for the share of the words that an entry has.
  function cover(missing, asked) {
    return Math.pow(1 - missing / asked, COVER);
  }

  function isPage(location) {
    return !location.includes("#");
  }

  function pageOf(location) {
    return location.split("#")[0];
  }

  // The best first, without those that are far behind it.
  function sorted(items) {
    items.sort((a, b) => b.score - a.score);
    return items.filter((item) => item.score >= items[0].score * LEAST);
  }

  // The theme lists pages, each with the sections that were found on it. `entries` has everything by its address.
  function grouped(results, entries) {
    const pages = new Map();
    results.forEach((result) => {
      const page = pageOf(result.location);
      if (!pages.has(page)) pages.set(page, []);
      pages.get(page).push(result);
    });
    pages.forEach((list, page) => complete(list, page, entries));
    return [...pages.values()];
  }

  // The theme needs the page itself in each list, and folds away what scores less than the first: under a page that is
  // found itself, its best section shall show, too.
  function complete(list, page, entries) {
    const hasPage = list.some((result) => result.location === page);
    if (!hasPage && entries.has(page)) list.push({ location: page, title: escaped(entries.get(page).title), text: "", score: 0, terms: {} });
    if (list[0].location === page && list.length > 1) list[1].score = list[0].score;
  }

  return { FIELDS, PREFIX, PAGE, bonus, cover, isPage, pageOf, sorted, grouped };
})();
