// An address that leads into a fold opens it: at the start, by a link on the page, by a found term.
(function () {
  "use strict";
  function show() {
    var name = decodeURIComponent(window.location.hash.slice(1)), target = name && document.getElementById(name);
    if (!target) { return; }
    var closed = false;
    for (var fold = target.closest("details.group-fold"); fold; fold = fold.parentElement.closest("details.group-fold")) {
      closed = closed || !fold.open;
      fold.open = true;
    }
    if (closed) { target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", show);
  document.addEventListener("click", function (event) {  // the same address twice changes no hash
    var link = event.target.closest("a[href*='#']");
    if (link && link.href === window.location.href) { setTimeout(show, 0); }
  });
  document.addEventListener("desk:ready", show, {once: true});
})();
