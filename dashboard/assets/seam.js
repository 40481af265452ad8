// The seam to Dash (dashboard/server/seam.py): the document's own answers to it, its late start, faults of its requests.
(function () {
  "use strict";
  var desk = window.desk;
  desk.entry = "react-entry-point";
  // The document carries the first layout and the callbacks' list: hand them to Dash instead of asking the server again.
  var ask = window.fetch, held = {"_dash-layout": "first-layout", "_dash-dependencies": "first-dependencies"};
  var LOST = ["Нет связи с сервером: то, что на экране, могло устареть. Повторите или обновите страницу.",
    "No connection to the server: what is on screen may be out of date. Try again or reload the page."];
  var FAILED = ["Сервер не смог ответить. Обновите страницу; адрес хранит ваш выбор.",
    "The server could not answer. Reload the page: the address keeps your choices."];
  // Dash asks for every figure a moved control tells; to one that waits (desk.waits) the answer is Dash's «nothing changes»
  desk.asked = 0;
  function postponed(sent) {
    if (typeof sent !== "string" || sent.indexOf('"near-') < 0) { return false; }
    var body = JSON.parse(sent), near = body.inputs.filter(function (i) { return String(i.id).indexOf("near-") === 0; })[0];
    return near && body.changedPropIds.indexOf(near.id + ".data") < 0 && desk.waits(near.id, near.value);
  }
  window.fetch = function (where) {
    var name = String(where && where.url || where).split("?")[0].split("/").pop();
    var element = held[name] && document.getElementById(held[name]);
    if (element) {
      delete held[name];
      return Promise.resolve(new Response(element.textContent, {status: 200, headers: {"Content-Type": "application/json"}}));
    }
    if (name === "_dash-update-component" && postponed(arguments[1].body)) { return Promise.resolve(new Response(null, {status: 204})); }
    var answer = ask.apply(window, arguments);
    if (name === "_dash-update-component") {
      desk.asked += 1;
      answer.catch(function () {}).then(function () { desk.asked -= 1; });
      answer.then(function (a) { if (a.ok) { desk.mended(); } else { desk.fault(desk.say.apply(desk, FAILED)); } },
        function () { desk.fault(desk.say.apply(desk, LOST)); });
    }
    return answer;
  };
  // Dash tells each of the page's thousand components of each of the dozens of steps a moved control takes: told once for all
  // steps of one task. What the reader does is told at once, or a field would lose its letters.
  Object.defineProperty(window, "store", {configurable: true, set: function (store) {
    var subscribe = store.subscribe;
    Object.defineProperty(window, "store", {value: store, writable: true, configurable: true});
    store.subscribe = function (hear) {
      var due = false;
      function tell() { if (due) { due = false; hear(); } }
      return subscribe(function () {
        var already = due;
        due = true;
        if (window.event && window.event.type !== "message") { tell(); } else if (!already) { window.queueMicrotask(tell); }
      });
    };
  }});
  // Dash runs once the first figures stand, in the order of the document
  function late() {
    document.querySelectorAll('script[type="text/late"]').forEach(function (waiting) {
      var script = desk.element("script", "", {src: waiting.getAttribute("src")});
      script.async = false; document.head.appendChild(script);
    });
    desk.take();
  }
  // Dash gives radio buttons the role of list options and lets a list's hidden field take the focus: put right
  desk.honest = function () {
    document.querySelectorAll("fieldset.control [role=option], fieldset.control [role=listbox]").forEach(function (e) {
      e.removeAttribute("role"); e.removeAttribute("aria-selected"); e.removeAttribute("aria-multiselectable");
    });
    document.querySelectorAll(".dash-dropdown-wrapper > input").forEach(function (e) { if (e.tabIndex !== -1) { e.tabIndex = -1; } });
  };
  setTimeout(late, 0);
})();
