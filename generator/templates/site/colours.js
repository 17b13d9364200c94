// The colours: those that somebody chose here, else those of the system. They hold before the page is drawn. The script
// of the theme would see to them afterwards, and have each element styled four times more.
(function () {
  "use strict";

  const KEPT = "__palette"; // under this name the theme kept them
  const ANY = "(prefers-color-scheme)";
  const options = [...document.querySelectorAll(".md-option")];
  if (!options.length) return; // the site has the colours of the theme, and no others to choose from
  const told = document.head.appendChild(document.createElement("meta"));
  told.name = "theme-color"; // for the bar that a phone draws around the page

  function media(option) {
    return option.dataset.mdColorMedia || "not all";
  }

  function kept() {
    try {
      return options[__md_get(KEPT).index];
    } catch {
      return undefined; // nothing was chosen, or this browser keeps nothing
    }
  }

  function preferred(among) {
    return among.find((option) => matchMedia(media(option)).matches) || among[0];
  }

  function show(option) {
    const { mdColorScheme, mdColorPrimary, mdColorAccent } = colours(option).dataset;
    Object.assign(document.body.dataset, { mdColorScheme, mdColorPrimary, mdColorAccent });
    options.forEach((each) => {
      const label = each.nextElementSibling;
      if (label && label.matches("label")) label.hidden = each !== option;
    });
    const header = getComputedStyle(document.querySelector(".md-header"));
    document.documentElement.style.colorScheme = header.colorScheme;
    told.content = header.backgroundColor;
  }

  // An option may leave it to the system which of the others it is.
  function colours(option) {
    return media(option) === ANY ? preferred(options.filter((other) => other !== option)) : option;
  }

  function choose(option) {
    document.body.dataset.mdColorSwitching = ""; // no colour fades into another
    show(option);
    setTimeout(() => delete document.body.dataset.mdColorSwitching);
  }

  options.forEach((option, index) => {
    option.addEventListener("change", () => {
      choose(option);
      const { mdColorMedia, mdColorScheme, mdColorPrimary, mdColorAccent } = option.dataset;
      const color = { media: mdColorMedia, scheme: mdColorScheme, primary: mdColorPrimary, accent: mdColorAccent };
      __md_set(KEPT, { index, color });
    });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => choose(kept() || preferred(options)));
  show(kept() || preferred(options));
})();
