// Where now is on a drawn cutover.
var CutoverClock = (function () {
  "use strict";

  // The place of a moment in seconds among moments with their places, as [seconds, place] in their order; null outside.
  function place(clock, moment) {
    for (let index = 1; index < clock.length; index += 1) {
      const [start, above] = clock[index - 1];
      const [end, below] = clock[index];
      if (moment >= start && moment <= end) return above + ((below - above) * (moment - start)) / (end - start);
    }
    return null;
  }

  return { place };
})();
