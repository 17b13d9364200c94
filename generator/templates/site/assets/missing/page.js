// On the page for wrong addresses: points its links to where the site really is, and names the nearest page.
(function () {
  "use strict";

  const script = document.currentScript;
  const site = new URL("../../", script.src);
  const base = script.dataset.base;

  document.querySelectorAll("a[href], form[action]").forEach((element) => {
    const name = element.matches("form") ? "action" : "href";
    element.setAttribute(name, new URL(element.getAttribute(name).slice(base.length), site).href);
  });

  function offer(files) {
    const path = Addresses.decoded(location.pathname.slice(site.pathname.length));
    document.getElementById("q").value = NearestPage.words(path);
    const folder = NearestPage.folder(path, files);
    if (!folder) return;
    const nearest = document.getElementById("nearest");
    nearest.lastElementChild.href = new URL(folder + "index.html", site);
    nearest.lastElementChild.textContent = folder;
    nearest.hidden = false;
  }

  if (location.protocol === "file:" || /\/404\.html$/.test(location.pathname)) return;
  fetch(new URL("manifest.json", site))
    .then((answer) => (answer.ok ? answer.json() : { files: {} }))
    .then(({ files }) => offer(files))
    .catch(() => {}); // the page helps without it, too
})();
