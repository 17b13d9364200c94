// Texts that come with a page and have places to fill in.
var Texts = (function () {
  "use strict";

  // `{shown} of {all}` with its values. These are put in as they are: replace() would read a `$` in a text of its own.
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (place, name) => (Object.hasOwn(values, name) ? values[name] : place));
  }

  return { filled };
})();
