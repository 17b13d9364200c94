// How results are weighed. tests/data/searches.yaml says what must be found; measure every change with it.
var SearchRanking = (function () {
  "use strict";

  const { escaped } = SearchMarkup;
  const PREFIX = 0.4; // a word that only begins with what was typed, against the word itself
  const SAME_NAME = 3; // times, where several words are the title or another name, word for word
  const SAME_WORD = 1.6; // times, where one word is, or where they are but for words that say nothing
  const SAME_PHRASE = 1.4; // times, where what was typed stands together in the text
  const COVER = 2; // how much it counts that words are missing
  const LEAST = 0.08; // of the best score: what has less is not listed

  // Times, for an entry that is called what was typed, word for word or in its gist.
  function nameTimes(isExact, phrase) {
    return isExact && isLong(phrase) ? SAME_NAME : SAME_WORD;
  }

  function isLong(phrase) {
    return phrase.all.includes(" ");
  }

  // Times, for an entry that says what was typed; both in terms, word for word and in their gist.
  function phraseTimes(said, phrase) {
    if (isLong(phrase) && said.all.includes(phrase.all)) return SAME_PHRASE;
    return phrase.gist.includes(" ") && said.gist.includes(phrase.gist) ? SAME_PHRASE : 1;
  }

  // Times, for the share of the words that an entry has.
  function cover(missing, asked) {
    return Math.pow(1 - missing / asked, COVER);
  }

  // Times, for a term that only begins with what was typed: the less, the longer it goes on.
  function prefixTimes(typed, term) {
    const more = term.length - typed.length;
    return more ? (PREFIX * term.length) / (term.length + 0.3 * more) : 1;
  }

  // The best first, without those that are far behind it.
  function sorted(items) {
    items.sort((a, b) => b.score - a.score);
    return items.filter((item) => item.score >= items[0].score * LEAST);
  }

  // The theme lists pages, each with the sections that were found on it. `titles` has those of the pages.
  function grouped(results, titles) {
    const pages = new Map();
    results.forEach((result) => {
      const page = result.location.split("#")[0];
      if (!pages.has(page)) pages.set(page, []);
      pages.get(page).push(result);
    });
    pages.forEach((list, page) => complete(list, page, titles));
    return [...pages.values()];
  }

  // The theme needs the page itself in each list, and folds away what scores less than the first: under a page that is
  // found itself, its best section shall show, too.
  function complete(list, page, titles) {
    const hasPage = list.some((result) => result.location === page);
    if (!hasPage && titles.has(page)) {
      list.push({ location: page, title: escaped(titles.get(page)), text: "", score: 0, terms: {} });
    }
    if (list[0].location === page && list.length > 1) list[1].score = list[0].score;
  }

  return { nameTimes, phraseTimes, prefixTimes, cover, sorted, grouped };
})();
