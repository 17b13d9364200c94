// Copy buttons. They are hidden until this script runs: without it they would do nothing.
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

  show();
})();
