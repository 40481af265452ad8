// What the hall's three screens share: words, elements made of text only, polling, sending, drawing.
(function () {
  "use strict";
  var POLL = 1300, HIDDEN = 15000, SLOWEST = 20000;
  function read(id) { var e = document.getElementById(id); return e ? JSON.parse(e.textContent) : {}; }
  var hall = window.hall = {known: read("known"), words: read("words"), lang: document.documentElement.lang};
  hall.base = new URL(document.currentScript.src).pathname.split("/assets/")[0] + "/" + hall.lang + "/hall/";
  hall.say = function (ru, en) { return hall.lang === "en" ? en : ru; };
  hall.in_ = function (words) { return words ? words[hall.lang] || words.ru : ""; };
  // an element of this class with these children: texts become text nodes, never markup
  hall.el = function (name, more) {
    var parts = name.split("."), e = document.createElement(parts[0]);
    if (parts[1]) { e.className = parts.slice(1).join(" "); }
    Object.keys(more || {}).forEach(function (k) {
      if (k === "on") { Object.keys(more.on).forEach(function (n) { e.addEventListener(n, more.on[n]); }); }
      else if (more[k] === true) { e.setAttribute(k, ""); }
      else if (more[k] !== false && more[k] !== null && more[k] !== undefined) { e.setAttribute(k, more[k]); }
    });
    Array.prototype.slice.call(arguments, 2).forEach(function (child) {
      if (child !== null && child !== undefined && child !== false) { e.append(child); }
    });
    return e;
  };
  hall.button = function (text, act, kind) { return hall.el("button" + (kind ? "." + kind : ""), {type: "button", on: {click: act}}, text); };
  hall.role = function (post) {
    return hall.el("span.role", {}, hall.el("span.shape", {"aria-hidden": "true"}, hall.known.shapes[post.role] || ""), " ", hall.known.roles[post.role] || "");
  };
  hall.voices = function (n) {
    if (hall.lang === "en") { return n + (n === 1 ? " voice" : " voices"); }
    var ten = n % 10, hundred = n % 100;
    return n + (ten === 1 && hundred !== 11 ? " голос" : ten > 1 && ten < 5 && (hundred < 12 || hundred > 14) ? " голоса" : " голосов");
  };
  hall.key = function () {
    var bytes = new Uint8Array(15); window.crypto.getRandomValues(bytes);
    return Array.from(bytes, function (b) { return ("0" + b.toString(16)).slice(-2); }).join("");
  };
  hall.keep = function (name, value) { try { if (value === null) { localStorage.removeItem(name); } else { localStorage.setItem(name, JSON.stringify(value)); } } catch (e) { /* private window */ } };
  hall.kept = function (name, otherwise) { try { var text = localStorage.getItem(name); return text ? JSON.parse(text) : otherwise; } catch (e) { return otherwise; } };
  function token() { var m = document.cookie.match(/(?:^|; )token=([^;]+)/); return m ? m[1] : ""; }
  // → {ok, status, body}; rejects only when the network is gone
  hall.send = function (where, what) {
    return fetch(hall.base + where, {method: "POST", headers: {"Content-Type": "application/json", "X-Desk-Token": token()}, body: JSON.stringify(what)})
      .then(function (a) {
        return a.text().then(function (text) {
          var body; try { body = JSON.parse(text); } catch (e) { body = {refused: text.trim()}; }
          return {ok: a.ok, status: a.status, body: body, wait: body.seconds || Number(a.headers.get("Retry-After")) || 0};
        });
      });
  };
  hall.get = function (where) { return fetch(hall.base + where).then(function (a) { if (!a.ok) { throw new Error(a.status); } return a.json(); }); };
  // ask again and again, by ETag: at the pace of a conversation while seen, slower when hidden or after errors
  hall.poll = function (where, show, lost) {
    var etag = "", faults = 0, timer = 0, asking = false;
    function later() {
      clearTimeout(timer);
      var pause = document.hidden ? HIDDEN : faults ? Math.min(SLOWEST, POLL * Math.pow(2, Math.min(faults, 4))) * (0.75 + Math.random() / 2) : POLL;
      timer = setTimeout(ask, pause);
    }
    function ask() {
      if (asking) { return; }
      asking = true; clearTimeout(timer);
      fetch(hall.base + where, {headers: etag ? {"If-None-Match": etag} : {}, cache: "no-store"}).then(function (a) {
        if (a.status === 304) { return null; }
        if (!a.ok) { throw new Error(a.status); }
        etag = a.headers.get("ETag") || "";
        return a.json();
      }).then(function (body) {
        var was = faults; faults = 0; asking = false;
        if (was && lost) { lost(false); }
        if (body) { show(body); }
        later();
      }).catch(function (error) {
        faults += 1; asking = false; if (lost) { lost(true); }
        if (!(error instanceof TypeError)) { console.warn(error); }
        later();
      });
    }
    document.addEventListener("visibilitychange", function () { if (!document.hidden) { ask(); } else { later(); } });
    window.addEventListener("online", ask);
    ask();
    return ask;
  };
  var library = null;
  function plotly() {
    library = library || new Promise(function (done, failed) {
      var script = hall.el("script", {src: hall.known.plotly}); script.onload = function () { done(window.Plotly); };
      script.onerror = function () { library = null; failed(new Error("plotly")); };
      document.head.append(script);
    });
    return library;
  }
  var CONFIG = {displayModeBar: false, displaylogo: false, showSendToCloud: false, plotlyServerURL: "", responsive: false, scrollZoom: false, staticPlot: true};
  // a slide keeps its own proportions and is scaled to the room there is
  function fit(box, plot, width, height) {
    function scale() {
      var by = Math.min(box.clientWidth / width, box.clientHeight / height);
      plot.style.cssText = "width:" + width + "px;height:" + height + "px;transform-origin:0 0;transform:scale(" + by + ")";
    }
    scale(); window.onresize = scale;
  }
  // a frozen figure in a box: its words at once, its drawing when the library is there
  hall.draw = function (box, number, theme) {
    var width = Math.max(280, Math.round(box.clientWidth || 358));
    box.dataset.exhibit = String(number);
    return hall.get("exhibit/" + number + ".json?width=" + width + (theme ? "&theme=" + theme : "")).then(function (figure) {
      if (box.dataset.exhibit !== String(number)) { return; }
      var plot = hall.el("div.plot", {role: "img", "aria-label": figure.alt});
      box.replaceChildren(plot);
      return plotly().then(function (P) {
        if (theme === "projector") { fit(box, plot, figure.layout.width || 1280, figure.layout.height || 720); }
        else if (figure.layout.height) { plot.style.height = figure.layout.height + "px"; }
        return P.newPlot(plot, figure.data, figure.layout, CONFIG);
      }).catch(function () { box.replaceChildren(hall.el("p.figure-title", {}, figure.title), hall.el("p.note", {}, figure.subtitle), hall.el("p.note", {}, figure.alt),
        hall.el("p.note", {}, figure.caption)); });
    }).catch(function () { box.replaceChildren(hall.el("p.note", {}, hall.say("Рисунок не загрузился.", "The figure did not load."))); box.dataset.exhibit = ""; });
  };
})();
