// On a page that has moved: go on at once, and keep the place that was asked for.
(function () {
  "use strict";

  const anchor = location.hash.slice(1);
  const place = anchor && document.getElementById(anchor);
  const link = (place || document).querySelector("a");
  location.replace(place || link.hash ? link.href : link.href + location.hash);
})();
