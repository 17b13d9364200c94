// The search behind the theme's search box. The theme says that it starts (0), then sends each text that is typed (2),
// and wants back that it is ready (1) and what to list (3). MiniSearch does the finding.
(function () {
  "use strict";

  // How results are weighed. tests/data/searches.yaml says what must be found; measure every change with it.
  var FIELDS = { title: 3, also: 3, page: 2, text: 1 };
  var PREFIX = 0.4; // a word that only begins with what was typed, against the word itself
  var SAME_NAME = 3; // times, where several words are the title or another name, word for word
  var SAME_WORD = 1.6; // times, where one word is, or where they are but for words that say nothing
  var SAME_PHRASE = 1.4; // times, where what was typed stands together in the text
  var PAGE = 1.1; // times, for a page over its sections
  var COVER = 2; // how much it counts that words are missing
  var LEAST = 0.08; // of the best score: what has less is not listed
  var MOST = 16; // words of a query
  var LISTED = 30; // entries with an excerpt
  var WINDOW = 36; // words of an excerpt

  var SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  var SKIPPED = new Set(
    ("a about after all also always am an and any anything are as at be been being but by can cannot could did do does " +
      "doing done everything for from get gets getting got had has have he hello help how i if in into is it its just " +
      "keep keeps lot lots many me more most much must my no not now of off on one only or our out over please should " +
      "since so some somebody someone something still than that the their them then there these they thing things this " +
      "those to too up us very was we went were what whats when where which while why will with would you your").split(" "),
  );

  var entries = new Map(); // every entry of the index, by its address
  var told = new Map(); // what an entry says, in terms, once it was asked for
  var known = new Map(); // every term of the index, and how often it stands there
  var spoken = new Map(); // every word of the titles as it is written, and how often
  var engine;

  // --- Words -------------------------------------------------------------------------------------------------------

  var WORD = /[\p{L}\p{M}\p{N}_]+(?:(?:[.\-@:/+'’]|,(?=\d{3}(?!\d)))[\p{L}\p{M}\p{N}_]+)*/gu;
  var NUMBER = /\+?\d(?:[ ().-]{0,2}\d){6,}/g;
  var SIGNS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'", "&amp;": "&" };

  var BLOCK = /<\/(?:p|li|pre)>(?=.*\S)/g;

  function plain(html) {
    return html
      .replace(/<\/?(?:code|sub|sup)>/g, "")
      .replace(/<[^>]+>/g, " ")
      .replace(/&(?:lt|gt|quot|#x27|#39|amp);/g, function (sign) { return SIGNS[sign]; })
      .replace(/\s+/g, " ")
      .trim();
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  function words(text) {
    return text.match(WORD) || [];
  }

  // Letters without their accents: people type `zolc` and `cafe`, and mean Żółć and café.
  var LETTERS = { ł: "l", Ł: "L", ø: "o", Ø: "O", đ: "d", Đ: "D", ð: "d", Ð: "D", ħ: "h", ı: "i", ß: "ss", ẞ: "SS", æ: "ae",
    Æ: "Ae", œ: "oe", Œ: "Oe", þ: "th", Þ: "Th" };

  function folded(text) {
    if (!/[^\x00-\x7f]/.test(text)) return text;
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
      .replace(/[łŁøØđĐðÐħıßẞæÆœŒþÞ]/g, function (letter) { return LETTERS[letter]; });
  }

  // One term for the forms of a word: refund, refunds, refunded, refunding.
  function stem(word) {
    if (word.length < 4 || /[^a-z]/.test(word)) return word;
    var singular = word.replace(/ies$/, "y").replace(/([^su])s$/, "$1");
    var root = singular.replace(/(?:ation|ing|ion|ed|e)$/, "");
    if (root.length < 3 || !/[aeiouy]/.test(root)) root = singular;
    return root.replace(/([^aeiouls])\1$/, "$1");
  }

  // The terms of a word, the whole first: `x-client-id` is also found as `client` and as `id`, `END_STATE` as `state`.
  function terms(word) {
    var pieces = folded(word).replace(/['’]s?\b/g, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    var all = [pieces.join("")].concat(pieces, pieces.flatMap(humps));
    return Array.from(new Set(all.map(function (each) { return stem(each.toLowerCase()); })));
  }

  // `merchantReference` and `scan2pay` have parts; `S2P` and `v1` have none.
  function humps(piece) {
    var parts = piece.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu) || [];
    var isName = parts.every(function (part) { return part.length > 1 || /\p{N}/u.test(part); });
    return isName ? parts.filter(function (part) { return part.length > 1; }) : [];
  }

  // The terms of a telephone number, which people write with and without spaces and the code of the country.
  function numbers(text) {
    return (text.match(NUMBER) || []).flatMap(function (written) {
      var digits = written.replace(/\D/g, "");
      var ways = digits.length < 9 ? [0] : [0, 1, 2, 3, digits.length - 8, digits.length - 7];
      return ways.flatMap(function (cut) { return [digits.slice(cut), "0" + digits.slice(cut)]; });
    });
  }

  // --- The index ---------------------------------------------------------------------------------------------------

  function setUp(docs) {
    docs.forEach(function (doc) { entries.set(doc.location, doc); });
    engine = new MiniSearch({
      fields: Object.keys(FIELDS),
      tokenize: function (text) { return numbers(text).concat(words(text).flatMap(terms)); },
      processTerm: function (term) {
        known.set(term, (known.get(term) || 0) + 1);
        return term;
      },
    });
    engine.addAll(docs.map(fields));
    docs.forEach(function (doc) {
      words(plain(doc.title)).forEach(function (word) {
        spoken.set(word.toLowerCase(), (spoken.get(word.toLowerCase()) || 0) + 1);
      });
    });
  }

  function fields(doc) {
    var page = entries.get(pageOf(doc));
    var titles = page && page !== doc ? [plain(page.title)] : [];
    return {
      id: doc.location,
      title: plain(doc.title),
      also: names(doc).join(" · "),
      page: titles.concat(above(doc).flatMap(names)).join(" · "),
      text: plain(doc.text),
    };
  }

  // What an entry says, in terms: its names and everything, word for word and in its gist.
  function said(doc) {
    if (!told.has(doc.location)) {
      var own = [doc.title].concat(names(doc)).map(plain);
      var all = own.concat(plain(doc.text)).join(" · ");
      told.set(doc.location, { names: own.map(spelt), gists: own.map(gist), all: spelt(all), gist: gist(all) });
    }
    return told.get(doc.location);
  }

  function names(doc) {
    return doc.also || [];
  }

  function pageOf(doc) {
    return doc.location.split("#")[0];
  }

  // A text in terms, word for word.
  function spelt(text) {
    return words(text).map(function (word) { return terms(word)[0]; }).join(" ");
  }

  // A text in terms, without the words that say nothing.
  function gist(text) {
    return spelt(words(text).filter(function (word) { return !SKIPPED.has(word.toLowerCase()); }).join(" "));
  }

  // The pages above an entry: the provider whose page it is, by whatever name.
  function above(doc) {
    var folders = pageOf(doc).split("/").slice(0, -1);
    return folders
      .map(function (_, i) { return entries.get(folders.slice(0, i + 1).join("/") + "/index.html"); })
      .filter(function (page) { return page && page !== doc; });
  }

  // --- What was typed ----------------------------------------------------------------------------------------------

  // Each word with the terms that stand for it in the index.
  function read(query) {
    var typed = words(query.replace(NUMBER, " ")).filter(function (word) { return /[\p{L}\p{N}]/u.test(word); }).slice(0, MOST);
    var telling = typed.filter(function (word) { return !SKIPPED.has(word.toLowerCase()); });
    var asked = (telling.length ? telling : typed).map(function (word) { return { word: word, terms: meant(word) }; });
    (query.match(NUMBER) || []).forEach(function (number) {
      asked.push({ word: number, terms: [number.replace(/\D/g, "").replace(/^00/, "")] });
    });
    typed.slice(1).forEach(function (word, i) { join(asked, typed[i], word); });
    return asked;
  }

  // Two words that the index has as one: `roll back`, `external id`.
  function join(asked, first, second) {
    var term = stem((first + second).toLowerCase());
    if (!known.has(term)) return;
    var halves = asked.filter(function (each) { return each.word === first || each.word === second; });
    if (!halves.length) asked.push({ word: first + second, terms: [term] });
    halves.forEach(function (each) { each.terms.push(term); });
  }

  function meant(word) {
    var all = terms(word);
    var found = all.filter(function (term) { return known.has(term); });
    if (found.length) return found[0] === all[0] ? [all[0]] : found;
    var begun = Array.from(known.keys()).some(function (term) { return term.startsWith(all[0]); });
    return begun ? [all[0]] : nearest(all[0]);
  }

  // The terms that a misspelt word may have meant.
  function nearest(term) {
    var least = term.length < 4 || /\d/.test(term) ? 0 : term.length < 6 ? 1 : 2;
    var found = [];
    known.forEach(function (_, other) {
      var away = least && other.length > 2 ? distance(term, other, least) : Infinity;
      if (away < least) found = [];
      if (away <= least) found.push(other);
      if (away < least) least = away;
    });
    found.sort(function (a, b) { return alike(b, term) - alike(a, term) || known.get(b) - known.get(a); });
    return found.length ? found.slice(0, 2) : [term];
  }

  // How many letters two words begin with alike: the start of a word is seldom misspelt.
  function alike(a, b) {
    var i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return i;
  }

  // How many letters are wrong, missing, too many or changed about; anything above `most` is too far.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    var last = [], row = Array.from({ length: b.length + 1 }, function (_, j) { return j; });
    for (var i = 1; i <= a.length; i++) {
      var next = [i];
      for (var j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], last[j - 2] + 1);
      }
      if (Math.min.apply(null, next) > most) return Infinity;
      last = row;
      row = next;
    }
    return row[b.length];
  }

  // --- What is listed ----------------------------------------------------------------------------------------------

  function search(query) {
    var asked = read(query);
    if (!asked.length) return { items: [] };
    var found = engine.search(
      { combineWith: "OR", queries: asked.map(function (each) { return { combineWith: "OR", queries: each.terms }; }) },
      {
        tokenize: function (term) { return [term]; },
        processTerm: function (term) { return term; },
        boost: FIELDS,
        prefix: function (term) { return term.length > 2; },
        weights: { prefix: PREFIX, fuzzy: 0 },
        boostDocument: function (location) { return entries.get(location).boost || 1; },
      },
    );
    var phrase = { gist: asked.map(function (each) { return each.terms[0]; }).join(" "), all: spelt(query) };
    var items = found.map(function (result) { return item(result, asked, phrase); });
    return { items: grouped(items), suggest: suggested(query) };
  }

  function item(result, asked, phrase) {
    var doc = entries.get(result.id);
    var has = new Set(result.queryTerms);
    var missing = asked.filter(function (each) { return !each.terms.some(function (term) { return has.has(term); }); });
    var share = Math.pow(1 - missing.length / asked.length, COVER);
    var score = result.score * share * bonus(doc, phrase) * (doc.location.includes("#") ? 1 : PAGE);
    return { doc: doc, score: score, found: new Set(result.terms), missing: missing };
  }

  function bonus(doc, phrase) {
    var own = said(doc), isLong = phrase.all.includes(" ");
    if (own.names.includes(phrase.all)) return isLong ? SAME_NAME : SAME_WORD;
    if (own.gists.includes(phrase.gist)) return SAME_WORD;
    if (isLong && own.all.includes(phrase.all)) return SAME_PHRASE;
    return phrase.gist.includes(" ") && own.gist.includes(phrase.gist) ? SAME_PHRASE : 1;
  }

  // The theme lists pages, each with the sections that were found on it.
  function grouped(items) {
    items.sort(function (a, b) { return b.score - a.score; });
    var pages = new Map();
    items.forEach(function (each, i) {
      if (each.score < items[0].score * LEAST) return;
      var page = pageOf(each.doc);
      if (!pages.has(page)) pages.set(page, []);
      pages.get(page).push(shown(each, i < LISTED));
    });
    pages.forEach(complete);
    return Array.from(pages.values());
  }

  // The theme needs the page itself in each list, and folds away what scores less than the first: under a page that is
  // found itself, its best section shall show, too.
  function complete(list, page) {
    var has = list.some(function (each) { return each.location === page; });
    if (!has && entries.has(page)) list.push(Object.assign({}, entries.get(page), { score: 0, terms: {} }));
    if (list[0].location === page && list.length > 1) list[1].score = list[0].score;
  }

  function shown(each, isNear) {
    var marks = [];
    var text = isNear ? excerpt(plain(each.doc.text.replace(BLOCK, " · ")), each.found) : "";
    var result = {
      location: each.doc.location,
      title: marked(plain(each.doc.title), each.found, marks),
      text: marked(text, each.found, marks),
      score: each.score,
      terms: {},
    };
    marks.slice(0, 8).forEach(function (word) { result.terms[word] = true; });
    each.missing.forEach(function (word) { result.terms[word.word] = false; });
    return result;
  }

  function fits(word, found) {
    return terms(word).some(function (term) { return found.has(term); });
  }

  function marked(text, found, marks) {
    var end = 0, out = "";
    text.replace(WORD, function (word, at) {
      if (!fits(word, found)) return;
      if (!marks.includes(word.toLowerCase())) marks.push(word.toLowerCase());
      out += escaped(text.slice(end, at)) + "<mark>" + escaped(word) + "</mark>";
      end = at + word.length;
    });
    return out + escaped(text.slice(end));
  }

  // The piece of a text that has most of what was found.
  function excerpt(text, found) {
    var all = Array.from(text.matchAll(WORD));
    var hits = all.map(function (each) { return fits(each[0], found) ? each[0].toLowerCase() : ""; });
    var most = 0, first = 0;
    hits.forEach(function (hit, i) {
      var seen = hit ? new Set(hits.slice(i, i + WINDOW).filter(Boolean)).size : 0;
      if (seen > most) { most = seen; first = Math.max(0, i - 4); }
    });
    var after = all[first + WINDOW];
    var piece = text.slice(first ? all[first].index : 0, after ? after.index : text.length).trim();
    return (first ? "… " : "") + piece + (after ? " …" : "");
  }

  // The word that the last one may become.
  function suggested(query) {
    var typed = query.split(/[\s-]+/).pop(), start = typed.toLowerCase();
    if (start.length < 2 || spoken.has(start)) return [];
    var best = "";
    spoken.forEach(function (count, word) {
      if (word.startsWith(start) && word !== start && count > (spoken.get(best) || 0)) best = word;
    });
    return best ? [typed + best.slice(start.length)] : [];
  }

  // --- Questions and answers ---------------------------------------------------------------------------------------

  var here = typeof document === "undefined" ? location.href : document.currentScript.src;
  var NEEDED = ["minisearch.js", "../../search/entries.js"].map(function (path) { return new URL(path, here).href; });
  var NOTHING = { items: [] };
  var isSetUp;

  // Asked for with the first letter, so that no page waits for them; asked for again where the network failed.
  // Opened from disk, this runs in a frame instead of a worker, where scripts load later.
  function load() {
    return Promise.resolve()
      .then(function () { return importScripts.apply(null, NEEDED); })
      .then(function () { setUp(searchEntries); })
      .catch(function (error) {
        isSetUp = undefined;
        throw error;
      });
  }

  function answer(query) {
    postMessage({ type: RESULT, data: search(query) });
  }

  addEventListener("message", function (event) {
    var message = event.data;
    if (message.type === SETUP) postMessage({ type: READY });
    else if (message.type !== QUERY) return;
    else if (!isSetUp && !message.data.trim()) postMessage({ type: RESULT, data: NOTHING });
    else (isSetUp = isSetUp || load()).then(answer.bind(null, message.data));
  });
})();
