// Addresses as they come from outside.
var Addresses = (function () {
  "use strict";

  // Anything may stand in an address, such as a lone %. What cannot be decoded stays as it is.
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  return { decoded };
})();
