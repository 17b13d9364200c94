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

  // The groups `[place, name, symptoms]` with those symptoms that fit, where any does.
  function fitting(groups, typed) {
    const found = groups.map(([place, name, symptoms]) => {
      return [place, name, symptoms.filter(([text, also]) => fits(`${name} ${text} ${also}`, typed))];
    });
    return found.filter(([, , symptoms]) => symptoms.length);
  }

  function number(groups) {
    return groups.reduce((sum, [, , symptoms]) => sum + symptoms.length, 0);
  }

  // The first so many symptoms, in their groups.
  function first(groups, most) {
    const taken = [];
    for (const [place, name, symptoms] of groups) {
      const left = most - number(taken);
      if (left > 0) taken.push([place, name, symptoms.slice(0, left)]);
    }
    return taken;
  }

  return { fits, fitting, number, first };
})();
