// Markup of the index: away with it for what is read, and none but ours in what is shown.
var SearchMarkup = (function () {
  "use strict";

  const SIGNS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'", "&amp;": "&" };

  function plain(html) {
    return html
      .replace(/<\/?(?:code|sub|sup)>/g, "") // these stand inside of a word
      .replace(/<[^>]+>/g, " ")
      .replace(/&(?:lt|gt|quot|#x27|#39|amp);/g, (sign) => SIGNS[sign])
      .replace(/\s+/g, " ")
      .trim();
  }

  // Plain text in which a dot stands where a block ends and another follows.
  function dotted(html) {
    return plain(html.replace(/<\/(?:p|li|pre)>(?=.*\S)/g, " · "));
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  return { plain, dotted, escaped };
})();
