// What only the browser can do: the address, the theme and width, lazy figures, pictures, links, search, projector.
(function () {
  "use strict";
  var COOKIE = "view", SLOW = 150, NEAR = 700, EDGE = 60, REST = 300, WAIT = 50;
  var desk = window.desk, lang = desk.lang, say = desk.say, view = desk.theme;
  function px(plot) { return Math.max(280, Math.min(1600, Math.floor(plot.clientWidth / 10) * 10)); }
  function width() { var plot = document.querySelector(".card:not(.wide) > .plot") || document.querySelector(".plot"); return plot ? px(plot) : 540; }
  function remember(theme, wide) {
    document.cookie = COOKIE + "=" + theme + "." + wide + ";path=/;max-age=31536000;samesite=lax";
  }
  var store = {};
  // ---- the address: control values, defaults left out, written without history entries
  window.dash_clientside.desk = {
    address: function (data) {
      store = data || store;
      var inputs = window.dash_clientside.callback_context.inputs_list.slice(1), out = new URLSearchParams();
      var own = "control-" + (store.slug || "summary") + "-", chosen = {};
      inputs.forEach(function (input) {
        if (!input || !input.id || input.value === undefined || input.value === null || input.value === "" || input.id.indexOf(own) !== 0) { return; }
        var key = input.id.slice(own.length);
        chosen[key] = String(input.value);
        if (String(input.value) !== String(store.defaults[key])) { out.set(key, input.value); }
      });
      var asked = new URLSearchParams(location.search);
      (store.kept || []).forEach(function (key) { if (asked.get(key)) { out.set(key, asked.get(key)); } });
      pairs(chosen);
      if (store.slug.indexOf("embed/") !== 0 && store.slug !== "deck") {
        var text = out.toString();
        history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
      }
      return location.search;
    }
  };
  // two sides that chose alike in all that a part follows are one: its second side is seen once they differ
  function pairs(chosen) {
    document.querySelectorAll(".pair[data-keys]").forEach(function (pair) {
      pair.classList.toggle("same", pair.dataset.keys.split("|").every(function (key) { return chosen[key] === chosen[key + "_b"]; }));
    });
  }
  function seenNow(element) { return element.getClientRects().length > 0; }
  // a figure laid out a little narrower than its box still reads well; one laid out wider is cut
  function fits(wide, laid) { return wide >= laid && wide < laid * 1.2; }
  function apply(theme) {
    var page = desk.page();
    if (!page || !store.lang) { return; }
    var other = theme !== store.theme;
    page.className = page.className.replace(/theme-\w+/, "theme-" + theme);
    zoom();
    remember(theme, theme === "projector" ? store.width : width());
    if (other) {
      store = Object.assign({}, store, {theme: theme});
      window.dash_clientside.set_props("view", {data: store});
      if (theme === "projector") { hint(); }
    }
    Object.keys(seen).forEach(function (id) {
      var plot = box(id);
      if (other || plot && seenNow(plot) && theme !== "projector" && !fits(px(plot), seen[id].width)) { count(id); }
    });
  }
  // ---- `near` of a figure counts up each time it must be laid out anew, for the width of its own box
  var seen = {}, stale = [], following;
  function box(id) { return document.querySelector('[data-near="' + id + '"] .plot'); }
  function count(id) {
    var plot = box(id);
    stale = stale.filter(function (other) { return other !== id; });
    seen[id] = {n: (seen[id] ? seen[id].n : 0) + 1, width: plot && seenNow(plot) && view() !== "projector" ? px(plot) : store.width};
    window.dash_clientside.set_props(id, {data: seen[id]});
  }
  // ---- a moved control draws anew at once what is on the screen; the rest follow one by one when the reader rests
  function onScreen(id) {
    var plot = box(id), at = plot && plot.getBoundingClientRect();
    return Boolean(plot) && seenNow(plot) && at.bottom > -EDGE && at.top < window.innerHeight + EDGE;
  }
  desk.waits = function (id, drawn) {
    if (!drawn) { return true; }  // never drawn: it will be when it comes near
    if (onScreen(id)) { return false; }
    if (stale.indexOf(id) < 0) { stale.push(id); }
    clearTimeout(following); following = setTimeout(follow, REST);
    return true;
  };
  function follow() {
    if (!desk.asked && stale.length) { count(stale.find(onScreen) || stale[0]); }
    if (stale.length) { following = setTimeout(follow, desk.asked ? REST : WAIT); }
  }
  // ---- a figure alone in somebody's frame has no controls: it is laid out anew for the frame's width
  function framed() {
    var plot = document.querySelector(".embed .plot"), holder = plot && plot.querySelector(".drawing");
    if (!holder || fits(px(plot), store.width)) { return Promise.resolve(); }
    var asked = new URLSearchParams(location.search), wide = px(plot), name = location.pathname.split("/").pop();
    asked.set("size", wide < 460 ? "phone" : "screen"); asked.set("theme", store.theme); asked.set("width", wide);
    return window.fetch(desk.root + "/" + lang() + "/figure/" + name + ".plot?" + asked).then(function (a) { return a.json(); }).then(function (fig) {
      fig.config = JSON.parse(holder.dataset.plot).config;
      holder.style.height = plot.style.minHeight = fig.layout.height + "px";
      holder.dataset.plot = JSON.stringify(fig);  // assets/draw.js sees it and draws
    }).catch(function () {});
  }
  // ---- projector: a figure fills the screen, whatever its size; nothing else is seen until the pointer goes to the top
  function zoom() {
    var root = document.documentElement, share = Math.min(root.clientWidth / 1280, window.innerHeight / 720);
    root.style.setProperty("--zoom", view() === "projector" ? share : 1);
    root.classList.toggle("projected", view() === "projector");
  }
  function hint() {
    var said = say("Стрелки листают рисунки, Esc — назад к странице.", "Arrows walk the figures, Esc goes back to the page.");
    var old = document.getElementById("hint");
    if (old) { old.remove(); }
    document.body.appendChild(desk.element("p", said, {id: "hint", "aria-hidden": "true"}));
    desk.announce(said);
  }
  zoom();
  // ---- the printer waits for nobody: what is not drawn yet is printed in words, and drawn for the next time
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("[data-lazy='1']").forEach(function (card) { if (!seen[card.dataset.near] && seenNow(card)) { count(card.dataset.near); } });
  });
  // ---- figures far below are drawn when they come near
  function watch() {
    var near = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) { return; }
        near.unobserve(entry.target);
        count(entry.target.dataset.near);
      });
    }, {rootMargin: NEAR + "px"});
    document.querySelectorAll("[data-near]").forEach(function (card) {
      if (card.dataset.lazy) { near.observe(card); } else { seen[card.dataset.near] = {n: 1, width: store.width}; }
    });
  }
  function pickers() {
    document.querySelectorAll(".picker:empty").forEach(function (span) {
      var select = document.createElement("select");
      span.dataset.options.split("|").forEach(function (pair) {
        var at = pair.indexOf("="), option = document.createElement("option");
        option.value = pair.slice(0, at); option.textContent = pair.slice(at + 1); select.appendChild(option);
      });
      select.name = span.dataset.key; span.appendChild(select);
    });
  }
  function spoken(input) {
    var out = input.closest(".control").querySelector("output");
    if (out) { out.textContent = Number(input.value).toLocaleString(lang() === "en" ? "en" : "ru"); }
  }
  function reset(defaults) {
    defaults.split("|").forEach(function (pair) {
      var at = pair.lastIndexOf("="), id = pair.slice(0, at), value = Number(pair.slice(at + 1)), input = document.getElementById(id);
      window.dash_clientside.set_props(id, {value: value});
      if (input) { input.value = value; spoken(input); }
    });
  }
  document.addEventListener("input", function (e) { if (e.target.type === "range") { spoken(e.target); } });
  function ready() {
    var stored = document.cookie.match(/view=(\w+)\./), page = desk.page();
    pickers(); desk.honest();
    new MutationObserver(desk.honest).observe(page, {subtree: true, childList: true, attributeFilter: ["aria-selected"]});
    if (window.matchMedia("(max-width: 760px)").matches) { document.querySelectorAll(".pages").forEach(function (d) { d.open = false; }); }
    var dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    var theme = stored ? stored[1] : dark ? "dark" : "light";
    (function settle() { if (!store.lang) { return setTimeout(settle, 20); } watch(); apply(theme);
      framed().then(function () { document.documentElement.dataset.ready = "1"; }); })();
    var timer;
    window.addEventListener("resize", function () { clearTimeout(timer); timer = setTimeout(function () { apply(view()); }, SLOW); });
    if (location.hash) { var target = document.getElementById(location.hash.slice(1)); if (target) { target.scrollIntoView(); } }
  }
  // ---- pictures: the server lays the figure out anew, this browser draws it
  // the choices an element stands for: those of the second selection below its own cards, the first's elsewhere
  desk.query = function (element) {
    var q = new URLSearchParams(location.search), second = element && element.closest('[data-side="b"]');
    (desk.page().dataset.compare || "").split("|").filter(Boolean).forEach(function (key) {
      var other = q.get(key + "_b");
      q.delete(key + "_b");
      if (second) { q.delete(key); if (other !== null) { q.set(key, other); } }
    });
    q.delete("compare");
    return q;
  };
  function picture(button) {
    var fold = button.closest(".fold"), asked = desk.query(button), form = button.dataset.export, said = fold.querySelector(".said");
    fold.querySelectorAll("select").forEach(function (s) { asked.set(s.name, s.value); });
    said.textContent = say("Рисую…", "Drawing…");
    return desk.figure(button.dataset.figure, "plot", asked).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      var name = (answer.headers.get("Content-Disposition") || "").match(/filename="(.+)\.plot"/);
      return answer.json().then(function (fig) {
        fig.layout.paper_bgcolor = fig.layout.paper_bgcolor || "#fff";
        return window.Plotly.downloadImage(fig, {format: form, width: fig.layout.width, height: fig.layout.height,
          scale: form === "png" ? 2 : 1, filename: name ? name[1] : button.dataset.figure});
      });
    }).then(function () { said.textContent = say("Готово.", "Done."); })
      .catch(function () { said.textContent = say("Не вышло: обновите страницу и повторите.", "That failed: reload the page and try again."); });
  }
  function copy(button) {
    var name = button.dataset.figure, text, said = button.closest(".fold").querySelector(".said");
    var tail = desk.query(button).toString();
    tail = tail ? "?" + tail : "";
    text = location.origin + location.pathname + tail + "#figure-" + name;
    if (button.dataset.copy === "embed") {
      text = '<iframe src="' + location.origin + desk.root + "/" + lang() + "/embed/" + name + tail + '" width="600" height="520" style="border:0"></iframe>';
    }
    said.textContent = text;
    if (navigator.clipboard) { navigator.clipboard.writeText(text).then(function () { said.textContent = say("Скопировано: ", "Copied: ") + text; }, function () {}); }
  }
  function step(by) {
    var cards = Array.prototype.filter.call(document.querySelectorAll("article.card"), seenNow), at = -1;
    cards.forEach(function (c, i) { if (c.getBoundingClientRect().top <= 60) { at = i; } });
    var next = cards[Math.max(0, Math.min(cards.length - 1, at + by))];
    if (next) { next.scrollIntoView(); }
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-carry]"), button = event.target.closest("button");
    if (link && (location.search || link.dataset.compare)) {
      var fold = link.closest(".fold"), here = fold || link.dataset.compare === "0" ? desk.query(link) : new URLSearchParams(location.search);
      if (link.dataset.compare === "1") { here.set("compare", "1"); }
      if (fold) { fold.querySelectorAll("select").forEach(function (s) { here.set(s.name, s.value); }); }
      link.href = link.href.split("?")[0] + (here.toString() ? "?" + here : "");
    }
    if (!button) { return; }
    if (button.dataset.reset) { reset(button.dataset.reset); }
    if (button.dataset.export) { picture(button); }
    if (button.dataset.copy) { copy(button); }
    if (button.dataset.do === "theme") { apply(view() === "dark" ? "light" : "dark"); }
    if (button.dataset.do === "projector") { apply(view() === "projector" ? "light" : "projector"); }
  });
  document.addEventListener("keydown", function (event) {
    if (view() !== "projector" || event.target.closest("input, select, [role=slider]")) { return; }
    if (["ArrowRight", "ArrowDown", "PageDown"].indexOf(event.key) >= 0) { event.preventDefault(); step(1); }
    if (["ArrowLeft", "ArrowUp", "PageUp"].indexOf(event.key) >= 0) { event.preventDefault(); step(-1); }
    if (event.key === "Escape") { apply("light"); }
  });
  // ---- the menu: one group open at a time, Esc and a click elsewhere close what was opened
  function closeGroups(but) {
    document.querySelectorAll(".group[open]").forEach(function (g) { if (g !== but && !(g.classList.contains("here") && !phone())) { g.open = false; } });
  }
  function phone() { return window.matchMedia("(max-width: 760px)").matches; }
  document.addEventListener("toggle", function (event) {
    var group = event.target;
    if (!group.classList || !group.classList.contains("group")) { return; }
    if (group.open) { closeGroups(group); } else if (group.classList.contains("here") && !phone()) { group.open = true; }
  }, true);
  document.addEventListener("click", function (event) { if (!event.target.closest(".group")) { closeGroups(null); } });
  document.addEventListener("keydown", function (event) {
    var group = event.target.closest && event.target.closest(".group");
    if (event.key === "Escape") { if (group) { group.querySelector("summary").focus(); } closeGroups(null); }
    if (event.key === "ArrowDown" && event.target.matches && event.target.matches(".group > summary")) {
      event.preventDefault(); group.open = true; group.querySelector(".inside a").focus();
    }
  });
  document.addEventListener("desk:ready", ready, {once: true});
})();
