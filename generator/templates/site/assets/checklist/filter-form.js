// What is shown of a checklist, chosen in a form and kept in the address. Without this script everything is shown.
(function () {
  "use strict";

  const items = [...document.querySelectorAll(".lb-item")];

  function start(form) {
    const choices = [...form.querySelectorAll("select")];
    const blocks = [...document.querySelectorAll(".md-content .lb")].filter((block) => block.querySelector(".lb-item"));

    function show() {
      const chosen = Object.fromEntries(choices.map((choice) => [choice.name, choice.value]));
      items.forEach((item) => {
        item.hidden = !ChecklistChoices.fits(item.dataset, chosen);
      });
      blocks.forEach(hideEmpty);
      const shown = items.filter((item) => !item.hidden).length;
      form.classList.toggle("lb-filters--on", shown < items.length);
      form.querySelector(".lb-filters__count").textContent = ChecklistChoices.summary(shown, items.length, form.dataset);
    }

    function hideEmpty(block) {
      block.hidden = !block.querySelector(".lb-item:not([hidden])");
      const heading = block.previousElementSibling;
      if (heading) heading.hidden = block.hidden;
    }

    function remember() {
      const address = new URL(location.href);
      choices.forEach((choice) => {
        address.searchParams.delete(choice.name);
        if (choice.value) address.searchParams.set(choice.name, choice.value);
      });
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // some browsers refuse a new address to a page from disk; the choice holds all the same
      }
    }

    function recall() {
      const given = new URLSearchParams(location.search);
      choices.forEach((choice) => {
        choice.value = given.get(choice.name) || "";
        if (choice.selectedIndex < 0) choice.value = "";
      });
    }

    // Whoever follows a link to one item sees it, whatever is chosen besides.
    function showTarget() {
      const target = document.getElementById(Addresses.decoded(location.hash.slice(1)));
      if (!target || !target.closest(".lb-item, .lb[hidden], h2[hidden]") || !target.closest("[hidden]")) return;
      form.reset();
      changed();
      target.scrollIntoView();
    }

    function changed() {
      show();
      remember();
    }

    recall();
    show();
    form.hidden = false;
    showTarget();
    form.addEventListener("change", changed);
    form.addEventListener("reset", () => setTimeout(changed)); // the event comes before the fields are empty
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("hashchange", showTarget);
  }

  document.querySelectorAll("form.lb-filters").forEach(start);
})();
