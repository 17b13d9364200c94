// The search behind the theme's search box. The theme says that it starts (0), then sends each text that is typed (2),
// and wants back that it is ready (1) and what to list (3).
(function () {
  "use strict";

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const NOTHING = { items: [] };
  const here = typeof document === "undefined" ? location.href : document.currentScript.src;
  const NEEDED = ["minisearch.js", "../../search/entries.js"].map((path) => new URL(path, here).href);
  let loaded;

  // Asked for with the first letter, so that no page waits for them; asked for again where the network failed.
  // Opened from disk, this runs in a frame instead of a worker, where scripts load later.
  function load() {
    return Promise.resolve()
      .then(() => importScripts(...NEEDED))
      .then(() => SearchIndex.create(searchEntries))
      .catch((error) => {
        loaded = undefined;
        throw error;
      });
  }

  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) postMessage({ type: READY });
    else if (message.type !== QUERY) return;
    else if (!loaded && !message.data.trim()) postMessage({ type: RESULT, data: NOTHING });
    else (loaded = loaded || load()).then((search) => postMessage({ type: RESULT, data: search(message.data) }));
  });
})();
