// The contents of a page mark where one is: at what was jumped to, else in the last section that has come up to where a
// jump ends. The theme draws that line behind a form that stays in view, and at the foot of a page marks the last section.
(function () {
  "use strict";

  const NEAR = 50; // pixels that lines of text move while a page settles; whoever scrolls moves them further

  const lists = [...document.querySelectorAll(".md-nav--secondary > .md-nav__list")].map((list) => {
    return [...list.querySelectorAll(".md-nav__link")];
  });
  const headings = (lists[0] || []).map((link) => named(link.hash)).filter(Boolean);
  let jumpedTo = null; // the element, and where in the window it stood
  let marked = -1;

  function named(hash) {
    return document.getElementById(Addresses.decoded(hash.slice(1)));
  }

  function top(element) {
    return element.getBoundingClientRect().top;
  }

  // Where it is, as the number of a heading; -1 above the first.
  function place() {
    if (jumpedTo && Math.abs(top(jumpedTo.element) - jumpedTo.at) > NEAR) jumpedTo = null;
    const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    const isPassed = jumpedTo ? (heading) => isUpTo(heading, jumpedTo.element) : (heading) => isAtEnd || isAbove(heading);
    return headings.findLastIndex((heading) => heading.getClientRects().length && isPassed(heading));
  }

  function isAbove(heading) {
    return top(heading) < parseFloat(getComputedStyle(heading).scrollMarginTop) + 2;
  }

  function isUpTo(heading, element) {
    const follows = heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    return heading === element || Boolean(follows);
  }

  function mark() {
    const before = marked;
    marked = place();
    if (marked === before) return;
    lists.forEach((links) => {
      links.forEach((link, number) => {
        link.classList.toggle("md-nav__link--passed", number <= marked);
        link.classList.toggle("md-nav__link--active", number === marked);
      });
      if (marked >= 0) follow(links[marked]);
    });
  }

  // A long list of contents scrolls by itself.
  function follow(link) {
    const frame = link.closest(".md-sidebar--secondary .md-sidebar__scrollwrap");
    if (!frame) return;
    const [{ top: above, bottom: below }, line] = [frame.getBoundingClientRect(), link.getBoundingClientRect()];
    if (line.top < above || line.bottom > below) frame.scrollTop += line.top - (above + below) / 2;
  }

  // A page that is loaded again stands where it was left, whatever its address names.
  function jumped() {
    const element = named(location.hash);
    const isInView = element && element.getBoundingClientRect().bottom > 0 && top(element) < innerHeight;
    jumpedTo = isInView ? { element, at: top(element) } : null;
    mark();
  }

  // A record opens first, and the window stands.
  function soon() {
    requestAnimationFrame(() => requestAnimationFrame(jumped));
  }

  if (!headings.length) return;
  lists.flat().forEach((link) => link.addEventListener("click", soon)); // the same place once more is no new address
  window.addEventListener("hashchange", soon);
  window.addEventListener("load", () => {
    soon();
    window.addEventListener("scroll", mark, { passive: true });
    new ResizeObserver(mark).observe(document.body);
  });
})();
