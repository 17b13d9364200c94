// Text as markup: none but ours is in what is shown.
var SearchMarkup = (function () {
  "use strict";

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  return { escaped };
})();
