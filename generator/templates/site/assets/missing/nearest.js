// What an address that does not exist may have meant.
var NearestPage = (function () {
  "use strict";

  // The words of a path, to search for.
  function words(path) {
    return withoutEnding(path).split(/[^A-Za-z0-9]+/).join(" ").trim();
  }

  // The folder of the nearest page above a path; "" where there is none. `files` has the files of the site as its keys.
  function folder(path, files) {
    let above = withoutEnding(path);
    do above = above.replace(/[^/]*\/?$/, "");
    while (above && !Object.hasOwn(files, above + "index.html"));
    return above;
  }

  function withoutEnding(path) {
    return path.replace(/index\.html$|\.html$/, "");
  }

  return { words, folder };
})();
