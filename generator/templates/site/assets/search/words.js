// Words, and the terms that stand for them in the index.
var SearchWords = (function () {
  "use strict";

  const WORD = /[\p{L}\p{M}\p{N}_]+(?:(?:[.\-@:/+'’]|,(?=\d{3}(?!\d)))[\p{L}\p{M}\p{N}_]+)*/gu;
  const NUMBER = /\+?\d(?:[ ().-]{0,2}\d){6,}/g;
  const SKIPPED = new Set(
    ("a about after all also always am an and any anything are as at be been being but by can cannot could did do does " +
      "doing done everything for from get gets getting got had has have he hello help how i if in into is it its just " +
      "keep keeps lot lots many me more most much must my no not now of off on one only or our out over please should " +
      "since so some somebody someone something still than that the their them then there these they thing things this " +
      "those to too up us very was we went were what whats when where which while why will with would you your").split(" "),
  );
  // Letters that Unicode does not take apart.
  const LETTERS = { ł: "l", Ł: "L", ø: "o", Ø: "O", đ: "d", Đ: "D", ð: "d", Ð: "D", ħ: "h", ı: "i", ß: "ss", ẞ: "SS", æ: "ae",
    Æ: "Ae", œ: "oe", Œ: "Oe", þ: "th", Þ: "Th" };

  function words(text) {
    return text.match(WORD) || [];
  }

  // Whether a word says anything: `refund` does, `the` does not.
  function isTelling(word) {
    return !SKIPPED.has(word.toLowerCase());
  }

  // Letters without their accents: people type `zolc` and `cafe`, and mean Żółć and café.
  function folded(text) {
    if (!/[^\x00-\x7f]/.test(text)) return text;
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
      .replace(/[łŁøØđĐðÐħıßẞæÆœŒþÞ]/g, (letter) => LETTERS[letter]);
  }

  // One term for the forms of a word: refund, refunds, refunded, refunding.
  function stem(word) {
    if (word.length < 4 || /[^a-z]/.test(word)) return word;
    const singular = word.replace(/ies$/, "y").replace(/([^su])s$/, "$1");
    let root = singular.replace(/(?:ation|ing|ion|ed|e)$/, "");
    if (root.length < 3 || !/[aeiouy]/.test(root)) root = singular;
    return root.replace(/([^aeiouls])\1$/, "$1");
  }

  // The terms of a word, the whole first: `x-client-id` is also found as `client` and as `id`, `END_STATE` as `state`.
  function terms(word) {
    const pieces = folded(word).replace(/['’]s?\b/g, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const forms = [pieces.join(""), ...pieces, ...pieces.flatMap(humps)];
    return [...new Set(forms.map((form) => stem(form.toLowerCase())))];
  }

  // `merchantReference` and `scan2pay` have parts; `S2P` and `v1` have none.
  function humps(piece) {
    const parts = piece.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu) || [];
    const isLong = (part) => [...part].length > 1;
    const isName = parts.every((part) => isLong(part) || /\p{N}/u.test(part));
    return isName ? parts.filter(isLong) : [];
  }

  function numbers(text) {
    return text.match(NUMBER) || [];
  }

  function withoutNumbers(text) {
    return text.replace(NUMBER, " ");
  }

  // The terms of telephone numbers, which people write with and without spaces and the code of the country.
  function numberTerms(text) {
    return numbers(text).flatMap((number) => {
      const digits = number.replace(/\D/g, "");
      const cuts = digits.length < 9 ? [0] : [0, 1, 2, 3, digits.length - 8, digits.length - 7];
      return cuts.flatMap((cut) => [digits.slice(cut), "0" + digits.slice(cut)]);
    });
  }

  // A text in terms, word for word.
  function spelt(text) {
    return words(text).map((word) => terms(word)[0]).join(" ");
  }

  // A text in terms, without the words that say nothing.
  function gist(text) {
    return spelt(words(text).filter(isTelling).join(" "));
  }

  return { WORD, words, isTelling, folded, stem, terms, numbers, withoutNumbers, numberTerms, spelt, gist };
})();
