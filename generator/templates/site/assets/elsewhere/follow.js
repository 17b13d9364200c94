// An anchor whose place is on another page: go on there.
(function () {
  "use strict";

  function wanted() {
    return Addresses.decoded(location.hash.slice(1));
  }

  function follow() {
    const anchor = wanted();
    const place = anchor && document.getElementById(anchor);
    if (place && place.matches(".lb-moved li, .lb-moved th")) location.replace(place.querySelector("a").href);
    if (place && place.matches("a.lb-leads-on")) location.replace(place.nextElementSibling.href);
    if (anchor && !place) document.querySelectorAll(".lb-elsewhere").forEach((parts) => goOn(parts.dataset, anchor));
  }

  // A page that has many parts keeps the list of their anchors in files, in the order of letters.
  function goOn(parts, anchor) {
    if (!parts.begins) return leadOn([[parts.page, parts.places]]);
    const script = document.createElement("script");
    script.src = Elsewhere.file(parts.begins, anchor);
    document.head.append(script);
  }

  // Each part with the anchors that are on it, as a file says it.
  function leadOn(parts) {
    const page = Elsewhere.part(parts, wanted());
    if (page) location.replace(page + "#" + wanted());
  }

  window.leadOn = leadOn;
  window.addEventListener("hashchange", follow);
  follow();
})();
