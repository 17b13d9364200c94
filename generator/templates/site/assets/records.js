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

  // An item of a checklist gets its link when it is opened: a list of a hundred would carry it a hundred times.
  function addLink(record) {
    const title = record.matches(".lb-item > details") && record.querySelector("h3[id]");
    if (!title || record.querySelector(".lb-place")) return;
    const quiet = record.querySelector(".lb-quiet") || document.createElement("p");
    const link = document.createElement("a");
    link.className = "lb-place";
    link.href = "#" + title.id;
    link.textContent = "Link to this record";
    quiet.className = "lb-quiet";
    quiet.append(quiet.childNodes.length ? " · " : "", link);
    record.append(quiet);
  }

  document.addEventListener("toggle", (event) => event.target.open && addLink(event.target), true);

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
