// The search behind the theme's search box. The theme says that it starts (0), then sends each text that is typed (2),
// and wants back that it is ready (1) and what to list (3).
(function () {
  "use strict";

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const NOTHING = { items: [] };
  const NOT_LOADED = {
    location: "index.html",
    title: "The search cannot answer just now",
    text: "A part of its index did not load. Type on to try again, or find the page in the menu.",
    score: 1,
    terms: {},
  };
  const isInFrame = typeof document !== "undefined"; // as from disk, where browsers start no workers
  const here = isInFrame ? document.currentScript.src : location.href;
  const arrived = new Map(); // what the scripts that were loaded in a frame hold, by their names
  const parts = new Map(); // what each part holds, as a promise
  let search; // a promise, once the first letter is typed
  let last = Promise.resolve();
  let asked = 0;

  // From disk, browsers load scripts and nothing else. On a server this is a worker, which loads scripts one after the
  // other, but fetches many files at once.
  function read(name, version) {
    const url = new URL(`../../search/${name}.js`, here).href;
    if (isInFrame) return loaded(url).then(() => arrived.get(name));
    return fetch(version ? `${url}?${version}` : url, { cache: version ? "default" : "no-cache" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(`${answer.status} ${url}`))))
      .then((script) => JSON.parse(script.slice(script.indexOf(",") + 1, script.lastIndexOf(")"))));
  }

  function loaded(url) {
    return new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: url, onload: resolve, onerror: reject });
      document.body.append(script);
    });
  }

  // Each part is asked for once, and again where the network failed.
  function part(name, version) {
    if (!parts.has(name)) {
      const content = read(name, version);
      parts.set(name, content);
      content.catch(() => parts.delete(name));
    }
    return parts.get(name);
  }

  function start() {
    search = part("words").then((words) =>
      SearchIndex.create(words, (names) => Promise.all(names.map((name) => part(name, words.version)))),
    );
    search.catch(() => (search = undefined));
    return search;
  }

  // Answers come in the order of the questions; one that is old when its turn comes gets none.
  function answer(query) {
    const number = ++asked;
    last = last
      .then(() => (number === asked ? search || start() : undefined))
      .then((find) => find && find(query))
      .then((data) => data && postMessage({ type: RESULT, data }))
      .catch((error) => {
        console.error(error);
        postMessage({ type: RESULT, data: { items: [[NOT_LOADED]] } });
      });
  }

  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) postMessage({ type: READY });
    else if (message.type !== QUERY) return;
    else if (!search && !message.data.trim()) postMessage({ type: RESULT, data: NOTHING });
    else answer(message.data);
  });

  self.searchPart = (name, content) => arrived.set(name, content); // what each of these scripts calls
})();
