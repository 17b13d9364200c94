// Whether the edition of a print is the latest.
var EditionAnswer = (function () {
  "use strict";

  // Which of the page's texts answers for the print in hand; "" where its address names no edition.
  // `latest` has the number, "" where there is none, and the day of the prints on this site.
  function kind(asked, latest) {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(asked.day || "") ? asked.day : "";
    const number = /^\d{1,9}$/.test(asked.edition || "") ? Number(asked.edition) : null;
    if (number === null && !day) return "";
    if (number !== null && latest.number && number !== Number(latest.number)) {
      return number < Number(latest.number) ? "replaced" : "newer";
    }
    if (day && day !== latest.day) return day < latest.day ? "replaced" : "newer";
    return number !== null && !latest.number ? "unknown" : "latest";
  }

  // What the print in hand is called, as its foot says it.
  function named(asked, inWords) {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(asked.day || "") ? inWords(asked.day) : "";
    const number = /^\d{1,9}$/.test(asked.edition || "") ? String(Number(asked.edition)) : "";
    return [number && "edition " + number, day].filter(Boolean).join(" of ");
  }

  return { kind, named };
})();
