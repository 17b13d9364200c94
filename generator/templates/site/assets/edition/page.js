// On the page of the edition: answers for the print whose code led here.
(function () {
  "use strict";

  document.querySelectorAll(".lb-edition").forEach((answer) => {
    const texts = answer.dataset;
    const asked = Object.fromEntries(new URLSearchParams(location.search));
    const kind = EditionAnswer.kind(asked, { number: texts.number, day: texts.day });
    if (!kind) return;
    answer.textContent = Texts.filled(texts[kind], { print: EditionAnswer.named(asked, Dates.inWords) });
    answer.classList.add("lb-edition--" + kind);
  });
})();
