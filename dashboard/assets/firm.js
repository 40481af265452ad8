// «Моя фирма»: what was chosen stays in this window alone (sessionStorage), so that one may leave the page and come back.
(function () {
  "use strict";
  var KEY = "firm", here = /\/(ru|en)\/firm$/.test(location.pathname);
  if (!here) { return; }
  try {
    var kept = window.sessionStorage.getItem(KEY);
    if (!location.search && kept) { location.replace(location.pathname + kept + location.hash); return; }
    window.addEventListener("pagehide", function () {
      if (location.search) { window.sessionStorage.setItem(KEY, location.search); } else { window.sessionStorage.removeItem(KEY); }
    });
  } catch (refused) { /* a browser that keeps nothing: the address still holds the choice */ }
})();
