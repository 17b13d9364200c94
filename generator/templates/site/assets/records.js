// Records that open in place: the one that an address names, and all of them at once. Nothing of it is remembered.
(function () {
  "use strict";

  const RECORDS = "details.lb-card";

  // A link to a record, from the search as well, shows all of it.
  function openTarget() {
    const target = document.getElementById(Addresses.decoded(location.hash.slice(1)));
    const record = target && (target.closest(RECORDS) || folded(target));
    if (!record || record.open) return;
    record.open = true;
    target.scrollIntoView();
  }

  // What a heading is about, where it opens as a whole.
  function folded(heading) {
    const block = heading.matches("h2") && heading.nextElementSibling;
    return block && block.querySelector(":scope > details.lb-fold");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".lb-openers button");
    if (!button) return;
    document.querySelectorAll(RECORDS).forEach((record) => {
      record.open = button.dataset.open === "all";
    });
  });

  // Paper shows everything. What was closed before is closed again.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(RECORDS + ":not([open])")];
    closed.forEach((record) => {
      record.open = true;
    });
  });
  window.addEventListener("afterprint", () => {
    closed.forEach((record) => {
      record.open = false;
    });
  });

  document.querySelectorAll(".lb-openers").forEach((buttons) => {
    buttons.hidden = false;
  });
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
