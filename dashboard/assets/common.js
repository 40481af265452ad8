// What every script here shares: the language, the view, sentences for the reader, and the document's own answers to Dash.
(function () {
  "use strict";
  var desk = window.desk = {
    lang: function () { return document.documentElement.lang === "en" ? "en" : "ru"; },
    say: function (ru, en) { return desk.lang() === "en" ? en : ru; },
    page: function () { return document.getElementById("page"); },
    theme: function () { var p = desk.page(); return p && p.className.match(/theme-(\w+)/)[1] || "light"; },
    element: function (tag, text, more) {
      var e = document.createElement(tag); e.textContent = text || "";
      Object.keys(more || {}).forEach(function (k) { e.setAttribute(k, more[k]); });
      return e;
    },
    // read aloud by a screen reader; a fault is shown too
    announce: function (text) { var live = document.getElementById("live"); if (live && live.textContent !== text) { live.textContent = text; } },
    fault: function (text) {
      var box = document.getElementById("fault");
      if (!box) { box = desk.element("div", "", {id: "fault", role: "alert"}); document.body.appendChild(box); }
      box.textContent = text;
    },
    mended: function () { var box = document.getElementById("fault"); if (box) { box.remove(); } },
    // a request that changes something carries the visitor's token (dashboard/server/visitors.py)
    token: function () { var held = document.cookie.match(/(?:^|; )token=([^;]+)/); return held ? held[1] : ""; },
    send: function (where, body) { return window.fetch(where, {method: "POST", body: body, headers: {"X-Desk-Token": desk.token()}}); },
    save: function (blob, name) {
      var a = document.createElement("a"); a.href = URL.createObjectURL(blob); a.download = name; a.click();
      setTimeout(function () { URL.revokeObjectURL(a.href); }, 5000);
    }
  };
  document.addEventListener("submit", function (event) {
    var form = event.target, field = form.querySelector("input[name=token]");
    if (String(form.method).toLowerCase() !== "post") { return; }
    if (!field) { field = desk.element("input", "", {type: "hidden", name: "token"}); form.append(field); }
    field.value = desk.token();
  }, true);
  window.dash_clientside = window.dash_clientside || {};
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
})();
