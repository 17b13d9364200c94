// On the page for wrong addresses: points its links to where the site really is, and names the nearest page.
(function () {
  "use strict";

  var script = document.currentScript;
  var site = new URL("../../", script.src);
  var base = script.dataset.base;

  document.querySelectorAll("a[href], form[action]").forEach(function (each) {
    var name = each.matches("form") ? "action" : "href";
    each.setAttribute(name, new URL(each.getAttribute(name).slice(base.length), site).href);
  });

  function name(files) {
    var words = decodeURI(location.pathname.slice(site.pathname.length)).replace(/index\.html$|\.html$/, "");
    document.getElementById("q").value = words.split(/[^A-Za-z0-9]+/).join(" ").trim();
    while (words) {
      words = words.replace(/[^/]*\/?$/, "");
      if (words && files[words + "index.html"]) {
        var nearest = document.getElementById("nearest");
        nearest.lastElementChild.href = new URL(words + "index.html", site);
        nearest.lastElementChild.textContent = words;
        nearest.hidden = false;
        return;
      }
    }
  }

  if (location.protocol === "file:" || /\/404\.html$/.test(location.pathname)) return;
  fetch(new URL("manifest.json", site))
    .then(function (answer) { return answer.ok ? answer.json() : { files: {} }; })
    .then(function (found) { name(found.files); })
    .catch(function () {});
})();
