// Ticks: what is kept of them, what they say, and the YAML they become.
var ChecklistTicks = (function () {
  "use strict";

  // How many characters of evidence a tick takes.
  const LONGEST = 300;

  // Ticks by item, from what a browser kept. Other pages of the same host can write there: what is no tick is left out.
  // Without a prototype, an item may be called `constructor`.
  function parsed(text) {
    const ticks = Object.create(null);
    for (const [item, tick] of Object.entries(JSON.parse(text || "{}") || {})) {
      if (tick && typeof tick.digest === "string" && /^\d{4}-\d{2}-\d{2}$/.test(tick.on)) {
        const { digest, on, evidence } = tick;
        ticks[item] = { digest, on };
        if (typeof evidence === "string") ticks[item].evidence = evidence.slice(0, LONGEST);
      }
    }
    return ticks;
  }

  // Whether the words of the item are still those that were ticked.
  function isFresh(tick, item) {
    return Boolean(tick) && tick.digest === item.digest;
  }

  function note(tick, item, texts) {
    if (!tick) return "";
    return Texts.filled(isFresh(tick, item) ? texts.marked : texts.outdated, { day: Dates.inWords(tick.on) });
  }

  function summary(count, texts) {
    if (!count) return texts.nothing;
    return Texts.filled(count === 1 ? texts.one : texts.many, { count });
  }

  // A scalar of YAML that means nothing but its text.
  function quoted(text) {
    // eslint-disable-next-line no-control-regex
    return "'" + text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim().replace(/'/g, "''") + "'";
  }

  // What the data takes for a link, as far as that can be told here; everything else is words.
  function isAddress(text) {
    return /^https:\/\/[\w-]+(\.[\w-]+)+([/?#:][!#-;=?-[\]_a-z~]*)?$/i.test(text);
  }

  function entry(item, tick, by, texts) {
    const replaces = item.recorded ? `  # ${texts.replaces} (${item.recorded})` : "";
    const lines = [`  - ${item.about}: ${item.item}${replaces}`, "    state: done", `    words: ${quoted(item.words)}`];
    lines.push(`    by: ${quoted(by)}`, `    on: ${tick.on}`);
    const shown = (tick.evidence || "").trim();
    if (shown) lines.push("    evidence:", `      - ${isAddress(shown) ? "link" : "text"}: ${quoted(shown)}`);
    else if (item.evidence) lines.push(`    # evidence: ${texts.evidence}`);
    return lines;
  }

  // Entries for `progress.yaml`. `items` are what the page says of each, in its order.
  function yaml(items, ticks, by, texts) {
    const entries = items
      .filter((item) => isFresh(ticks[item.item], item))
      .flatMap((item) => entry(item, ticks[item.item], by, texts));
    return [Texts.filled(texts.head, { file: texts.file }), ...entries, ""].join("\n");
  }

  return { LONGEST, parsed, isFresh, note, summary, quoted, yaml };
})();
