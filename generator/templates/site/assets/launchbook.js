// Copy buttons, which are hidden until this script runs, and small mends of what the theme's script makes.
(function () {
  "use strict";

  function show() {
    document.querySelectorAll(".lb-copy[hidden]").forEach(function (button) {
      button.hidden = false;
    });
  }

  function copied(button) {
    button.textContent = "Copied";
    setTimeout(function () {
      button.textContent = "Copy";
    }, 1500);
  }

  // Pages opened from disk have no clipboard interface; a selection works there.
  function copySelected(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done;
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest(".lb-copy");
    if (!button) return;
    var text = button.dataset.copy;
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(copied.bind(null, button));
    } else if (copySelected(text)) {
      copied(button);
    }
  });

  // The theme adds a bar to each block of code, all without a name.
  window.addEventListener("load", function () {
    document.querySelectorAll(".md-code__nav").forEach(function (bar, index) {
      bar.setAttribute("aria-label", "Code block " + (index + 1));
    });
  });

  // The theme switches its colours with arrow keys; people press Enter or the space bar on a switch.
  document.addEventListener("keydown", function (event) {
    if (!event.target.matches(".md-option") || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.target.nextElementSibling.click();
  });

  // The theme reads its search box when a key is released; text is also pasted with a mouse, and dictated.
  document.addEventListener("input", function (event) {
    if (event.target.matches(".md-search__input")) event.target.dispatchEvent(new KeyboardEvent("keyup"));
  });

  // What is searched is large, and the search loads it with the first letter: ask for it a moment before. Pages from disk
  // have it at hand.
  document.addEventListener("focusin", function fetchEarly(event) {
    if (!event.target.matches(".md-search__input") || location.protocol === "file:") return;
    document.removeEventListener("focusin", fetchEarly);
    var base = JSON.parse(document.getElementById("__config").textContent).base;
    var link = document.createElement("link");
    link.rel = "prefetch";
    link.href = new URL(base + "/search/entries.js", location).href;
    document.head.append(link);
  });

  // Paper has no address bar.
  window.addEventListener("beforeprint", function () {
    var line = document.querySelector(".lb-printed") || document.createElement("p");
    line.className = "lb-printed";
    line.hidden = true;
    line.textContent = document.title + " · " + location.href + " · printed on " + today();
    document.querySelector(".md-content__inner").append(line);
  });

  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(String).map(function (part) {
      return part.padStart(2, "0");
    }).join("-");
  }

  // An old anchor whose place is on another page now: go on there.
  function follow() {
    var place = document.getElementById(location.hash.slice(1));
    if (place && place.matches(".lb-moved li")) location.replace(place.querySelector("a").href);
  }

  window.addEventListener("hashchange", follow);
  follow();
  show();
})();
