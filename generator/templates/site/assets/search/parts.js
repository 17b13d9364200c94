// The files of the search: what is written in them, and which of them has something. `search_parts.py` writes them.
var SearchParts = (function () {
  "use strict";

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const VALUES = new Uint8Array(128);
  for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i;

  // Numbers from their text: five bits to a sign, the lowest first, and a sixth bit where more follow.
  function numbers(text) {
    const found = [];
    let number = 0;
    let shift = 0;
    for (let i = 0; i < text.length; i++) {
      const value = VALUES[text.charCodeAt(i)];
      number |= (value & 31) << shift;
      shift += 5;
      if (value > 31) continue;
      found.push(number);
      number = shift = 0;
    }
    return found;
  }

  // Entries, each with a number of its own after it: `[entry, value, entry, value …]`.
  function pairs(text) {
    const found = numbers(text);
    for (let i = 2; i < found.length; i += 2) found[i] += found[i - 2];
    return found;
  }

  // At what each part begins, from the text that says how many things each part holds.
  function starts(text) {
    let next = 0;
    return numbers(text).map((length) => (next += length) - length);
  }

  // The number of the part that has something; `begin` lists at what each part begins. Before them all: -1.
  function holding(begin, wanted) {
    return firstFrom(begin, (start) => start > wanted) - 1;
  }

  // Where in a sorted list the first thing is that a test is true of, and stays true of after it.
  function firstFrom(list, test) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(list[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  // The entries of a part of texts, in their order.
  function entries(pages) {
    return pages.flatMap(([page, pageTitle, ...own]) =>
      own.map(([anchor, title, text, ...also]) => {
        return { location: anchor ? page + "#" + anchor : page, page, pageTitle, title, text, also };
      }),
    );
  }

  return { numbers, pairs, starts, holding, firstFrom, entries };
})();
