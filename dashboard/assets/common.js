// What every script here shares: the language, the view, sentences for the reader, the visitor's token.
(function () {
  "use strict";
  var desk = window.desk = {
    // the path the app lives under, "" at a host's root
    root: new URL(document.currentScript.src).pathname.split("/assets/")[0],
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
})();
