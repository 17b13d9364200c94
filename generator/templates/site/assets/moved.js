// On a page that has moved: go on at once, and keep the place that was asked for.
(function () {
  "use strict";

  var anchor = location.hash.slice(1);
  var place = anchor && document.getElementById(anchor);
  var link = (place || document).querySelector("a");
  location.replace(place || link.hash ? link.href : link.href + location.hash);
})();
