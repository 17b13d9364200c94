// On the page of a cutover: while it runs, a line shows where now is.
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  function part(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  }

  function show(chart) {
    chart.querySelectorAll(".lb-chart__now").forEach((old) => old.remove());
    const place = CutoverClock.place(JSON.parse(chart.dataset.clock), Date.now() / 1000);
    if (place === null) return;
    const now = part("g", { class: "lb-chart__now" });
    now.append(
      part("line", { x1: 0, x2: chart.viewBox.baseVal.width, y1: place, y2: place }),
      part("text", { x: 0, y: place - 4 }, chart.dataset.now),
    );
    chart.append(now);
  }

  document.querySelectorAll(".lb-cutover").forEach((chart) => {
    show(chart);
    setInterval(() => show(chart), 30000);
  });
})();
