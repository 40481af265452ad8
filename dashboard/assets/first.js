// The document carries the first layout and the callbacks' list: hand them to Dash instead of asking the server again.
(function () {
  "use strict";
  var ask = window.fetch, held = {"_dash-layout": "first-layout", "_dash-dependencies": "first-dependencies"};
  window.fetch = function (where, how) {
    var name = String(where && where.url || where).split("?")[0].split("/").pop();
    var element = held[name] && document.getElementById(held[name]);
    if (!element) { return ask.apply(window, arguments); }
    delete held[name];
    return Promise.resolve(new Response(element.textContent, {status: 200, headers: {"Content-Type": "application/json"}}));
  };
})();
