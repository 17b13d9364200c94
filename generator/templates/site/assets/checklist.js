// Checklists in the browser: what is shown, chosen in the address; and ticks that stay on this device.
// Without this script everything is shown and nothing can be ticked.
(function () {
  "use strict";

  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }

  // An address may hold anything after its #, such as a lone %.
  function anchor(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch (malformed) {
      return "";
    }
  }

  var items = all(".lb-item");

  // ---- What is shown ------------------------------------------------------------------------------------------

  function startFilters(form) {
    var choices = all("select", form);
    var words = form.querySelector(".lb-filters__count");
    var blocks = all(".md-content .lb").filter(function (block) {
      return block.querySelector(".lb-item");
    });

    function fits(item) {
      return choices.every(function (choice) {
        var values = (item.dataset[choice.name] || "").split(" ");
        return !choice.value || values.includes(choice.value);
      });
    }

    function show() {
      var shown = 0;
      items.forEach(function (item) {
        item.hidden = !fits(item);
        shown += item.hidden ? 0 : 1;
      });
      blocks.forEach(function (block) {
        var isEmpty = !block.querySelector(".lb-item:not([hidden])");
        block.hidden = isEmpty;
        if (block.previousElementSibling) block.previousElementSibling.hidden = isEmpty;
      });
      var said = shown ? form.dataset.counted : form.dataset.nothing;
      form.classList.toggle("lb-filters--on", shown < items.length);
      words.textContent = said.replace("{shown}", shown).replace("{all}", items.length);
    }

    function remember() {
      var address = new URL(location.href);
      choices.forEach(function (choice) {
        address.searchParams.delete(choice.name);
        if (choice.value) address.searchParams.set(choice.name, choice.value);
      });
      try {
        history.replaceState(history.state, "", address);
      } catch (refused) {
        // some browsers refuse a new address to a page from disk; the choice holds all the same
      }
    }

    function recall() {
      var given = new URLSearchParams(location.search);
      choices.forEach(function (choice) {
        choice.value = given.get(choice.name) || "";
        if (choice.selectedIndex < 0) choice.value = "";
      });
    }

    // Whoever follows a link to one item sees it, whatever is chosen besides.
    function showTarget() {
      var target = document.getElementById(anchor(location.hash));
      if (!target || !target.closest(".lb-item, .lb[hidden], h2[hidden]")) return;
      if (!target.closest("[hidden]")) return;
      form.reset();
      changed();
      target.scrollIntoView();
    }

    function changed() {
      show();
      remember();
    }

    recall();
    show();
    form.hidden = false;
    showTarget();
    form.addEventListener("change", changed);
    form.addEventListener("reset", function () {
      setTimeout(changed);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    window.addEventListener("hashchange", showTarget);
  }

  // ---- Ticks --------------------------------------------------------------------------------------------------

  function today() {
    var now = new Date();
    var pad = function (number) {
      return String(number).padStart(2, "0");
    };
    return [now.getFullYear(), pad(now.getMonth() + 1), pad(now.getDate())].join("-");
  }

  function written(day) {
    var parts = day.split("-").map(Number);
    var date = new Date(parts[0], parts[1] - 1, parts[2]);
    return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  }

  // A scalar of YAML that means nothing but its text.
  function quoted(text) {
    // eslint-disable-next-line no-control-regex
    return "'" + text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim().replace(/'/g, "''") + "'";
  }

  function startTicks(form) {
    var words = form.dataset;
    var key = "launchbook:ticks:" + words.integration;
    var name = form.elements.by;
    var bar = document.querySelector(".lb-ticks__bar");
    var given = form.querySelector(".lb-ticks__given");
    var boxes = all(".lb-tick input");
    var ticks = {};

    // A browser may refuse to keep anything, above all for pages from disk. Then ticks live as long as the page.
    function keep() {
      try {
        localStorage.setItem(key, JSON.stringify(ticks));
        localStorage.setItem("launchbook:name", name.value);
      } catch (refused) {
        lost();
      }
    }

    function lost() {
      var said = form.querySelector(".lb-ticks__lost");
      said.textContent = words.lost;
      said.hidden = false;
    }

    function recall() {
      try {
        var found = JSON.parse(localStorage.getItem(key) || "{}");
        ticks = found && typeof found === "object" ? found : {};
        name.value = localStorage.getItem("launchbook:name") || "";
        localStorage.setItem(key, JSON.stringify(ticks));
      } catch (refused) {
        lost();
      }
    }

    function isFresh(box) {
      var tick = ticks[box.dataset.item];
      return Boolean(tick) && tick.digest === box.dataset.digest;
    }

    function show() {
      boxes.forEach(function (box) {
        var tick = ticks[box.dataset.item];
        var said = box.closest(".lb-tick").querySelector(".lb-tick__said");
        box.checked = isFresh(box);
        said.textContent = tick ? (box.checked ? words.marked : words.outdated).replace("{day}", written(tick.on)) : "";
      });
      var count = boxes.filter(isFresh).length;
      var said = count ? (count === 1 ? words.one : words.many).replace("{count}", count) : words.nothing;
      form.querySelector(".lb-ticks__count").textContent = said;
      bar.textContent = words.bar.replace("{count}", count);
      bar.hidden = !count;
      given.hidden = true;
    }

    function lines(box) {
      var tick = ticks[box.dataset.item];
      var found = ["  - item: " + box.dataset.item, "    state: done", "    by: " + quoted(name.value), "    on: " + tick.on];
      if (box.dataset.recorded) found[0] += "  # " + words.replaces + " (" + box.dataset.recorded + ")";
      if (box.dataset.evidence) found.push("    # evidence: " + words.evidence);
      return found;
    }

    function yaml() {
      var found = boxes.filter(isFresh).map(lines);
      return [words.head.replace("{file}", words.file)].concat(...found).join("\n") + "\n";
    }

    function save(text) {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
      link.download = words.integration + "-progress.yaml";
      link.click();
      setTimeout(function () {
        URL.revokeObjectURL(link.href);
      }, 1000);
    }

    document.addEventListener("change", function (event) {
      if (!boxes.includes(event.target)) return;
      var box = event.target;
      if (box.checked) ticks[box.dataset.item] = { digest: box.dataset.digest, on: today() };
      else delete ticks[box.dataset.item];
      keep();
      show();
    });
    name.addEventListener("input", function () {
      name.setCustomValidity("");
      keep();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      name.setCustomValidity(name.value.trim() ? "" : words.nameless);
      if (!name.reportValidity() || !boxes.some(isFresh)) return;
      form.elements.yaml.value = yaml();
      form.elements.copy.textContent = words.copy;
      given.hidden = false;
      form.elements.yaml.focus();
      form.elements.yaml.select();
    });
    form.elements.copy.addEventListener("click", function () {
      form.elements.yaml.select();
      // pages from disk have no clipboard interface; a selection works everywhere
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(form.elements.yaml.value);
      else document.execCommand("copy");
      form.elements.copy.textContent = words.copied;
    });
    form.elements.save.addEventListener("click", function () {
      save(form.elements.yaml.value);
    });
    form.elements.clear.addEventListener("click", function () {
      ticks = {};
      keep();
      show();
    });
    window.addEventListener("storage", function (event) {
      if (event.key !== key) return;
      recall();
      show();
    });

    // the bar leads to the form, and would only be in its way once that is to be seen
    new IntersectionObserver(function (seen) {
      bar.classList.toggle("lb-ticks__bar--there", seen[0].isIntersecting);
    }).observe(form);

    recall();
    show();
    document.documentElement.classList.add("lb-ticking");
    form.hidden = false;
    all(".lb-tick").forEach(function (each) {
      each.hidden = false;
    });
  }

  all("form.lb-filters").forEach(startFilters);
  all("form.lb-ticks").forEach(startTicks);
})();
