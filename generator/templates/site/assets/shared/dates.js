// Days, as the data writes them and as people read them.
var Dates = (function () {
  "use strict";

  // The day of this clock: `2026-11-21`.
  function iso(date) {
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  // `21 November 2026`
  function inWords(day) {
    const [year, month, date] = day.split("-").map(Number);
    return new Date(year, month - 1, date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  }

  return { iso, inWords };
})();
