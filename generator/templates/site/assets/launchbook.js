// Copy buttons, which are hidden until this script runs, and small mends of what the theme's script makes.
(function () {
  "use strict";

  function show() {
    document.querySelectorAll(".lb-copy[hidden]").forEach((button) => {
      button.hidden = false;
    });
  }

  function say(button, isCopied) {
    button.textContent = isCopied ? "Copied" : "Not copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 1500);
  }

  // Pages opened from disk have no clipboard interface; a selection works there.
  function copySelected(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.appendChild(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".lb-copy");
    if (!button) return;
    const text = button.dataset.copy;
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(
        () => say(button, true),
        () => say(button, copySelected(text)), // a browser may refuse, and take the selection all the same
      );
    } else {
      say(button, copySelected(text));
    }
  });

  // The theme adds a bar to each block of code, all without a name.
  window.addEventListener("load", () => {
    document.querySelectorAll(".md-code__nav").forEach((bar, index) => {
      bar.setAttribute("aria-label", "Code block " + (index + 1));
    });
  });

  // The theme puts tables into frames that scroll where they are too wide, which no key could do.
  function reachFrames() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach((frame) => {
      if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
      else frame.removeAttribute("tabindex");
    });
  }

  window.addEventListener("load", reachFrames);
  window.addEventListener("resize", reachFrames);

  // The theme switches its colours with arrow keys; people press Enter or the space bar on a switch.
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches(".md-option") || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.target.nextElementSibling.click();
  });

  // The theme reads its search box when a key is released; text is also pasted with a mouse, and dictated.
  document.addEventListener("input", (event) => {
    if (event.target.matches(".md-search__input")) event.target.dispatchEvent(new KeyboardEvent("keyup"));
  });

  // Every query needs the terms of the index, which the search loads with the first letter: ask for them a moment before.
  // Pages from disk have them at hand.
  document.addEventListener("focusin", function fetchEarly(event) {
    if (!event.target.matches(".md-search__input") || location.protocol === "file:") return;
    document.removeEventListener("focusin", fetchEarly);
    const base = JSON.parse(document.getElementById("__config").textContent).base;
    const link = document.createElement("link");
    link.rel = "prefetch";
    link.href = new URL(base + "/search/words.js", location).href;
    document.head.append(link);
  });

  // Paper has no address bar.
  window.addEventListener("beforeprint", () => {
    const line = document.querySelector(".lb-printed") || document.createElement("p");
    line.className = "lb-printed";
    line.hidden = true;
    line.textContent = document.title + " · " + location.href + " · printed on " + Dates.iso(new Date());
    document.querySelector(".md-content__inner").append(line);
  });

  show();
})();
