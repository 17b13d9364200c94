// What somebody meant who misspelt a word.
var SearchSpelling = (function () {
  "use strict";

  // The terms that a misspelt one may have meant, at most two; `known` counts the terms of the index.
  function nearest(term, known) {
    let least = term.length < 4 || /\d/.test(term) ? 0 : term.length < 6 ? 1 : 2;
    let found = [];
    known.forEach((_, other) => {
      const away = least && other.length > 2 ? distance(term, other, least) : Infinity;
      if (away < least) found = [];
      if (away <= least) found.push(other);
      if (away < least) least = away;
    });
    found.sort((a, b) => alike(b, term) - alike(a, term) || known.get(b) - known.get(a));
    return found.length ? found.slice(0, 2) : [term];
  }

  // How many letters two words begin with alike: the start of a word is seldom misspelt.
  function alike(a, b) {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return i;
  }

  // How many letters are wrong, missing, too many or changed about; anything above `most` is too far.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let last = [];
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], last[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      last = row;
      row = next;
    }
    return row[b.length];
  }

  return { nearest, distance };
})();
