// On the page for those on call: what is typed leaves only the symptoms that fit. Without this script all are shown.
(function () {
  "use strict";

  document.querySelectorAll("form.lb-finder").forEach((form) => {
    const field = form.querySelector("input");
    const count = form.querySelector("[role=status]");
    const groups = [...document.querySelectorAll(".lb-symptoms")];
    const all = document.querySelectorAll(".lb-symptoms__list > li").length;

    function show() {
      let shown = 0;
      groups.forEach((group) => {
        const name = group.querySelector("h3").firstChild.textContent;
        group.querySelectorAll(".lb-symptoms__list > li").forEach((entry) => {
          entry.hidden = !SymptomFinder.fits(`${name} ${entry.textContent} ${entry.dataset.also || ""}`, field.value);
          shown += entry.hidden ? 0 : 1;
        });
        // where nothing fits at all, every way to call is shown
        group.classList.toggle("lb-symptoms--empty", !group.querySelector(".lb-symptoms__list > li:not([hidden])"));
      });
      const texts = form.dataset;
      count.textContent = field.value ? Texts.filled(shown ? texts.counted : texts.nothing, { shown, all }) : "";
      document.documentElement.classList.toggle("lb-symptoms-found", Boolean(field.value && shown));
    }

    form.hidden = false;
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    show();
  });
})();
