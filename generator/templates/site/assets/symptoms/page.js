// On the page for those on call: what is typed leaves only the symptoms that fit. Without this script all are shown.
// Where the page is in parts, what the others list is read when somebody is about to type.
(function () {
  "use strict";

  // How many symptoms of other parts are shown at most: nobody reads more, and they are made anew with every letter.
  const MOST = 100;

  function element(tag, name, ...content) {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...content);
    return made;
  }

  function link(words, address) {
    const made = element("a", "", words);
    made.href = address;
    return made;
  }

  document.querySelectorAll("form.lb-finder").forEach((form) => {
    const texts = form.dataset;
    const field = form.querySelector("input");
    const count = form.querySelector("[role=status]");
    const groups = [...document.querySelectorAll(".lb-symptoms")];
    const here = document.querySelectorAll(".lb-symptoms__list > li").length;
    const base = new URL((texts.listed || "") + "/", location.href); // where the links of the list begin
    const elsewhere = element("div", "");
    let listed = null; // the groups of the other parts, once they are read

    function showHere() {
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
      return shown;
    }

    function show() {
      const fitting = field.value && listed ? SymptomFinder.fitting(listed, field.value) : [];
      const first = SymptomFinder.first(fitting, MOST);
      elsewhere.replaceChildren(...first.map(drawn));
      const inParts = { shown: SymptomFinder.number(first), fitting: SymptomFinder.number(fitting) };
      const shownHere = showHere();
      const shown = shownHere + inParts.shown;
      const values = { shown, fitting: shownHere + inParts.fitting, all: here + SymptomFinder.number(listed || []) };
      count.textContent = field.value ? Texts.filled(said(values), values) : "";
      document.documentElement.classList.toggle("lb-symptoms-found", Boolean(field.value && shown));
    }

    function said({ shown, fitting }) {
      if (shown < fitting) return texts.more;
      if (shown) return texts.counted;
      return texts.listed && !listed ? texts.nothingHere : texts.nothing;
    }

    // As the page draws its own; the heading leads to the part that says whom to call.
    function drawn([place, name, symptoms]) {
      const heading = element("h3", "lb-symptoms__name", link(name, new URL(place, base)));
      return element("div", "lb-symptoms", heading, element("ul", "lb-symptoms__list", ...symptoms.map(line)));
    }

    function line([text, , isAlert, links]) {
      const what = element("span", "lb-symptoms__what", text);
      if (isAlert) what.append(" ", element("span", "lb-label lb-label--alert", texts.alert));
      const ways = links.flatMap(([words, address], index) => [index ? ", " : "", link(words, new URL(address, base))]);
      return element("li", "", what, " ", element("span", "", ...ways));
    }

    function read() {
      if (!texts.listed || window.listSymptoms) return;
      const script = document.createElement("script");
      script.src = texts.listed;
      window.listSymptoms = (all) => {
        listed = all.filter(([place]) => !document.getElementById(place.split("#")[1]));
        show();
      };
      document.head.append(script);
    }

    if (groups.length) groups[groups.length - 1].after(elsewhere);
    form.hidden = false;
    form.addEventListener("focusin", read);
    form.addEventListener("input", () => {
      read();
      show();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    show();
    if (field.value) read(); // a browser may remember what was typed
  });
})();
