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
  window.fetch = function (where) {
    var name = String(where && where.url || where).split("?")[0].split("/").pop();
    var element = held[name] && document.getElementById(held[name]);
    if (element) {
      delete held[name];
      return Promise.resolve(new Response(element.textContent, {status: 200, headers: {"Content-Type": "application/json"}}));
    }
    var answer = ask.apply(window, arguments);
    if (name === "_dash-update-component") {
      answer.then(function (a) { if (a.ok) { desk.mended(); } else { desk.fault(desk.say.apply(desk, FAILED)); } },
        function () { desk.fault(desk.say.apply(desk, LOST)); });
    }
    return answer;
  };
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
