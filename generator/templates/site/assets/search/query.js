// What was typed: its words, each with the terms that stand for it in the index.
var SearchQuery = (function () {
  "use strict";

  const { words, isTelling, terms, stem, numbers, withoutNumbers } = SearchWords;
  const MOST = 16; // words of a query

  // `[{word, terms}]`; `known` is the vocabulary of the index.
  function read(query, known) {
    const typed = words(withoutNumbers(query)).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, MOST);
    const telling = typed.filter(isTelling);
    const asked = (telling.length ? telling : typed).map((word) => ({ word, terms: meant(word, known) }));
    numbers(query).forEach((number) => {
      asked.push({ word: number, terms: [number.replace(/\D/g, "").replace(/^00/, "")] });
    });
    typed.slice(1).forEach((word, i) => join(asked, typed[i], word, known));
    return asked;
  }

  // Two words that the index has as one: `roll back`, `external id`.
  function join(asked, first, second, known) {
    const term = stem((first + second).toLowerCase());
    if (!known.has(term)) return;
    const halves = asked.filter(({ word }) => word === first || word === second);
    if (!halves.length) asked.push({ word: first + second, terms: [term] });
    halves.forEach((half) => half.terms.push(term));
  }

  function meant(word, known) {
    const [whole, ...parts] = terms(word);
    if (known.has(whole)) return [whole];
    const found = parts.filter((part) => known.has(part));
    if (found.length) return found;
    return known.isBegun(whole) ? [whole] : SearchSpelling.nearest(whole, known);
  }

  return { read };
})();
