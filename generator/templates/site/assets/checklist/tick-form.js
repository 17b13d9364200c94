// Ticks that stay on this device until somebody records them. Without this script nothing can be ticked.
(function () {
  "use strict";

  const NAME = "launchbook:name";

  function start(form) {
    const texts = form.dataset;
    const key = "launchbook:ticks:" + texts.integration;
    const { by, yaml, copy, save, clear } = form.elements;
    const bar = document.querySelector(".lb-ticks__bar");
    const given = form.querySelector(".lb-ticks__given");
    const items = new Map(); // each box with its item
    const said = new Map();
    const evidence = new Map();
    let ticks = ChecklistTicks.parsed("");

    // A box is named after its item. It is made here: a page whose script does not run has nothing that pretends to work.
    function addBox(place) {
      const title = place.querySelector("summary h3");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.className = "lb-tick";
      box.setAttribute("aria-label", Texts.filled(texts.box, { item: title.textContent }));
      items.set(box, { ...place.dataset, item: title.id, about: place.dataset.about || "item" });
      place.prepend(box);
    }

    // The line of an item has room for what is said of its tick. It is made when there is something to say.
    function say(box, note) {
      if (!said.has(box) && note) said.set(box, place(box));
      if (said.has(box)) said.get(box).textContent = note;
    }

    function place(box) {
      const summary = box.closest(".lb-item").querySelector("summary");
      const made = document.createElement("span");
      made.className = "lb-tick__said";
      (summary.querySelector(".lb-line") || summary).append(made);
      return made;
    }

    // What shows that an item is done is asked for beside its tick, and kept with it.
    function ask(box) {
      if (!evidence.has(box) && box.checked) evidence.set(box, field(box));
      const input = evidence.get(box);
      if (!input) return;
      input.parentElement.hidden = !box.checked;
      // a page that shows what it keeps leaves alone what somebody types
      if (document.activeElement !== input) input.value = box.checked ? kept(box).evidence || "" : "";
    }

    function field(box) {
      const label = document.createElement("label");
      const input = document.createElement("input");
      label.className = "lb-tick__evidence";
      input.type = "text";
      input.maxLength = ChecklistTicks.LONGEST;
      input.autocomplete = "off";
      label.append(texts.shows + " ", input);
      box.closest(".lb-item").append(label);
      input.addEventListener("input", () => {
        if (!isTicked(box)) return;
        kept(box).evidence = input.value;
        given.hidden = true;
        keep();
      });
      return input;
    }

    // A browser may refuse to keep anything, above all for pages from disk. Then ticks live as long as the page.
    function orSayLost(action) {
      try {
        action();
      } catch {
        const lost = form.querySelector(".lb-ticks__lost");
        lost.textContent = texts.lost;
        lost.hidden = false;
      }
    }

    function keep() {
      orSayLost(() => {
        localStorage.setItem(key, JSON.stringify(ticks));
        localStorage.setItem(NAME, by.value);
      });
    }

    function recall() {
      orSayLost(() => {
        ticks = ChecklistTicks.parsed(localStorage.getItem(key));
        by.value = localStorage.getItem(NAME) || "";
        localStorage.setItem(key, JSON.stringify(ticks));
      });
    }

    function kept(box) {
      return ticks[items.get(box).item];
    }

    function isTicked(box) {
      return ChecklistTicks.isFresh(kept(box), items.get(box));
    }

    function show() {
      items.forEach((item, box) => {
        box.checked = isTicked(box);
        ask(box);
        say(box, ChecklistTicks.note(kept(box), item, texts));
      });
      const count = [...items.keys()].filter(isTicked).length;
      form.querySelector(".lb-ticks__count").textContent = ChecklistTicks.summary(count, texts);
      bar.textContent = Texts.filled(texts.bar, { count });
      bar.hidden = !count;
      given.hidden = true;
    }

    function tick(box) {
      const { item, digest } = items.get(box);
      if (box.checked) ticks[item] = { digest, on: Dates.iso(new Date()) };
      else delete ticks[item];
      keep();
      show();
    }

    function give() {
      by.setCustomValidity(by.value.trim() ? "" : texts.nameless);
      if (!by.reportValidity() || ![...items.keys()].some(isTicked)) return;
      yaml.value = ChecklistTicks.yaml([...items.values()], ticks, by.value, texts);
      copy.textContent = texts.copy;
      given.hidden = false;
      yaml.focus();
      yaml.select();
    }

    function download() {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([yaml.value], { type: "application/yaml" }));
      link.download = texts.integration + "-progress.yaml";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    document.addEventListener("change", (event) => {
      if (items.has(event.target)) tick(event.target);
    });
    by.addEventListener("input", () => {
      by.setCustomValidity("");
      keep();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      give();
    });
    copy.addEventListener("click", () => {
      yaml.select();
      // pages from disk have no clipboard interface; a selection works everywhere
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(yaml.value);
      else document.execCommand("copy");
      copy.textContent = texts.copied;
    });
    save.addEventListener("click", download);
    clear.addEventListener("click", () => {
      ticks = ChecklistTicks.parsed("");
      keep();
      show();
    });
    window.addEventListener("storage", (event) => {
      if (event.key !== key) return;
      recall();
      show();
    });

    // the bar leads to the form, and would only be in its way once that is to be seen
    new IntersectionObserver(([seen]) => bar.classList.toggle("lb-ticks__bar--there", seen.isIntersecting)).observe(form);

    document.querySelectorAll(".lb-item[data-digest]").forEach(addBox);
    recall();
    show();
    document.documentElement.classList.add("lb-ticking");
    form.hidden = false;
  }

  document.querySelectorAll("form.lb-ticks").forEach(start);
})();
