// What of a site is kept on a device: which files, and whether a newer site is there.
var Kept = (function () {
  "use strict";

  const NEVER = /^(requests|data|calendar)\/|^(manifest\.json|sitemap\.xml(\.gz)?)$/;

  // The files to keep: everything that pages need, and of the prints those that were chosen.
  function wanted(files, prints) {
    return Object.keys(files).filter((path) => !NEVER.test(path) && (!path.startsWith("runbooks/") || prints.includes(path)));
  }

  function bytes(paths, sizes) {
    return paths.reduce((sum, path) => sum + (sizes[path] || 0), 0);
  }

  // `0.4 MB`; never less than it is.
  function inWords(number) {
    return `${(Math.ceil(number / 1e5) / 10).toFixed(1)} MB`;
  }

  // The file of the site at an address, or null where the address is outside of it.
  function file(address, root) {
    const plain = address.split(/[?#]/)[0];
    if (!plain.startsWith(root)) return null;
    const path = decodeURIComponent(plain.slice(root.length));
    return path === "" || path.endsWith("/") ? path + "index.html" : path;
  }

  // `edition 47 of 2026-11-28`
  function named(manifest) {
    const edition = manifest.edition || {};
    return [edition.number ? `edition ${edition.number}` : "an edition without a number", edition.day && `of ${edition.day}`]
      .filter(Boolean)
      .join(" ");
  }

  return { wanted, bytes, inWords, file, named };
})();
