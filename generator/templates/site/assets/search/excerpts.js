// What a result shows: its piece of the text, with what was found in it marked.
var SearchExcerpts = (function () {
  "use strict";

  const { WORD, terms } = SearchWords;
  const { escaped } = SearchMarkup;
  const WINDOW = 36; // words of an excerpt
  const BEFORE = 4; // of them, before the first that was found

  // A single letter is a word only where it stands alone: the T of `T-2h` is not looked for in every `T-24h`.
  function fits(word, found) {
    const [whole, ...pieces] = terms(word);
    return found.has(whole) || pieces.some((piece) => piece.length > 1 && found.has(piece));
  }

  // Markup in which the words of `found` terms are marked; each is noted in `marks`, once.
  function marked(text, found, marks) {
    let end = 0;
    let html = "";
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!fits(word, found)) continue;
      if (word.length > 1 && !marks.includes(word.toLowerCase())) marks.push(word.toLowerCase());
      html += `${escaped(text.slice(end, index))}<mark>${escaped(word)}</mark>`;
      end = index + word.length;
    }
    return html + escaped(text.slice(end));
  }

  // The piece of a text that has most of what was found.
  function excerpt(text, found) {
    const all = [...text.matchAll(WORD)];
    const hits = all.map(([word]) => (fits(word, found) ? word.toLowerCase() : ""));
    let most = 0;
    let first = 0;
    hits.forEach((hit, i) => {
      const seen = hit ? new Set(hits.slice(i, i + WINDOW).filter(Boolean)).size : 0;
      if (seen > most) {
        most = seen;
        first = Math.max(0, i - BEFORE);
      }
    });
    const after = all[first + WINDOW];
    const piece = text.slice(first ? all[first].index : 0, after ? after.index : text.length).trim();
    return (first ? "… " : "") + piece + (after ? " …" : "");
  }

  // The word that the last one of a query may become, if any; `spoken` counts the words of the titles.
  function suggested(query, spoken) {
    const typed = query.split(/[\s-]+/).pop();
    const start = typed.toLowerCase();
    if (start.length < 2 || spoken.has(start)) return [];
    let best = "";
    spoken.forEach((count, word) => {
      if (word.startsWith(start) && word !== start && count > (spoken.get(best) || 0)) best = word;
    });
    return best ? [typed + best.slice(start.length)] : [];
  }

  return { marked, excerpt, suggested };
})();
