// On the page about use without a network: keeps the site on this device, and says what is kept and how much it takes.
(function () {
  "use strict";

  async function start(form) {
    const texts = form.dataset;
    const [answer, size] = [form.querySelector("[role=status]"), form.querySelector(".lb-offline__size")];
    const [keep, forget] = form.querySelectorAll("button");
    const choices = [...form.querySelectorAll("input")];
    const root = new URL("../", location.href);
    const found = await (await fetch(new URL("manifest.json", root), { cache: "no-cache" })).json();
    const registration = await navigator.serviceWorker.register(new URL("offline-worker.js", root), { scope: root.pathname });

    function chosen() {
      return choices.filter((choice) => choice.checked).flatMap((choice) => choice.value.split(" "));
    }

    function showSize() {
      const bytes = Kept.bytes(Kept.wanted(found.files, chosen()), found.bytes);
      size.textContent = Texts.filled(texts.size, { size: Kept.inWords(bytes) });
    }

    function showStatus({ kept, newer, isOffline }) {
      const words = kept ? (newer ? texts.newer : isOffline ? texts.offline : texts.kept) : texts.nothing;
      answer.textContent = Texts.filled(words, kept ? { edition: kept.name, size: Kept.inWords(kept.bytes), newer } : {});
      keep.textContent = kept ? texts.again : texts.keep;
      forget.hidden = !kept;
      if (kept) choices.forEach((choice) => (choice.checked = choice.value.split(" ").every((path) => kept.prints.includes(path))));
      showSize();
    }

    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      keep.disabled = data.kind === "progress";
      if (data.kind === "progress") answer.textContent = Texts.filled(texts.progress, data);
      if (data.kind === "failed") answer.textContent = Texts.filled(texts.failed, data);
      if (data.kind === "forgotten") send("status");
      if (data.kind === "status") showStatus(data);
    });

    async function send(kind) {
      (await navigator.serviceWorker.ready).active.postMessage({ kind, prints: chosen() });
    }

    form.addEventListener("change", showSize);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send("keep");
    });
    forget.addEventListener("click", () => send("forget"));
    showSize();
    form.hidden = false;
    await registration.update();
    send("status");
  }

  const form = document.querySelector("form.lb-offline");
  if (form && navigator.serviceWorker && window.isSecureContext && location.protocol !== "file:") {
    document.querySelector(".lb-offline__unable").hidden = true;
    start(form);
  } else if (form) {
    form.remove(); // with it goes the room that was kept for it
  }
})();
