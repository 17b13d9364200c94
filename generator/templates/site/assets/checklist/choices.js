// Which items of a checklist fit what was chosen, and how many that are.
var ChecklistChoices = (function () {
  "use strict";

  // `facets` are the data attributes of an item, each with its values between spaces; `chosen` has "" for any value.
  function fits(facets, chosen) {
    return Object.entries(chosen).every(([name, value]) => !value || (facets[name] || "").split(" ").includes(value));
  }

  function summary(shown, all, texts) {
    return Texts.filled(shown ? texts.counted : texts.nothing, { shown, all });
  }

  return { fits, summary };
})();
