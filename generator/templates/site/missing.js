// Finds the folder of the site, which may be any folder above the missing page, and points the links there.
(function () {
  "use strict";

  var path = location.pathname;
  var folder = path.replace(/[^/]*$/, "");

  function settle(site, files) {
    document.querySelector("base").href = site;
    var words = path.slice(site.length).replace(/index\.html$|\.html$/, "");
    if (!files) return;
    document.getElementById("q").value = words.split(/[^A-Za-z0-9]+/).join(" ").trim();
    while (words) {
      words = words.replace(/[^/]*\/?$/, "");
      if (words && files[words + "index.html"]) {
        var nearest = document.getElementById("nearest");
        nearest.lastElementChild.href = words + "index.html";
        nearest.lastElementChild.textContent = words;
        nearest.hidden = false;
        return;
      }
    }
  }

  function look(site) {
    fetch(site + "manifest.json")
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .catch(function () { return null; })
      .then(function (found) {
        if (found && found.files && found.files["404.html"]) settle(site, found.files);
        else if (site !== "/") look(site.replace(/[^/]+\/$/, ""));
      });
  }

  if (location.protocol === "file:" || /\/404\.html$/.test(path)) settle(folder);
  else look(folder);
})();
