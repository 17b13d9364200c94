// Which part of a page has an anchor. `elsewhere.py` writes the lists.
var Elsewhere = (function () {
  "use strict";

  // The file that an anchor is in: each begins with the anchor named for it, in the order of letters.
  function file(begins, anchor) {
    const number = begins.split(" ").filter((first) => first <= anchor).length;
    return `places/${Math.max(0, number - 1)}.js`;
  }

  // The part that has an anchor, among `[part, anchors]`; undefined where none has it.
  function part(parts, anchor) {
    const found = parts.find(([, anchors]) => anchors.split(" ").includes(anchor));
    return found && found[0];
  }

  return { file, part };
})();
