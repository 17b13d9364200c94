// Every term of the index, sorted, and how often it stands there.
var SearchVocabulary = (function () {
  "use strict";

  const { firstFrom } = SearchParts;

  function create(terms, times) {
    function at(term) {
      const place = firstFrom(terms, (other) => other >= term);
      return terms[place] === term ? place : -1;
    }

    // From where to where the terms stand that begin so, the term itself among them.
    function beginning(start) {
      const from = firstFrom(terms, (term) => term >= start);
      return [from, firstFrom(terms, (term) => term >= start && !term.startsWith(start))];
    }

    return {
      at,
      beginning,
      term: (place) => terms[place],
      has: (term) => at(term) >= 0,
      get: (term) => times[at(term)],
      isBegun: (start) => beginning(start)[0] < beginning(start)[1],
      forEach: (each) => terms.forEach((term, i) => each(times[i], term)),
    };
  }

  return { create };
})();
