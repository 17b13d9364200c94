// Which symptoms fit what was typed.
var SymptomFinder = (function () {
  "use strict";

  function words(text) {
    return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  }

  // Each word that was typed begins a word of the text: `web stop` fits `Webhooks stopped`.
  function fits(text, typed) {
    const there = words(text);
    return words(typed).every((word) => there.some((other) => other.startsWith(word)));
  }

  return { fits };
})();
