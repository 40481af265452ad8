// A visitor's own file: it goes to the page's route, what it holds comes back and stays in this tab's session store.
(function () {
  "use strict";
  var desk = window.desk, say = desk.say, STORE = "own";
  function held() { try { return JSON.parse(sessionStorage.getItem(STORE)) || {}; } catch (e) { return {}; } }
  function keep(tables) {
    window.dash_clientside.set_props(STORE, {data: tables});
    mark(tables);
  }
  function mark(tables) {
    var page = desk.page(), any = document.querySelector("form[data-own]") && Object.keys(tables).length > 0;
    if (page) { page.classList.toggle("has-own", Boolean(any)); }
  }
  // ---- a figure as a file: over one's own tables it is asked for by POST, so that no row stands in an address
  desk.figure = function (name, form, query) {
    var tables = held(), sheet = new URLSearchParams(), choices = {}, where = desk.root + "/" + desk.lang() + "/figure/" + name + "." + form;
    if (!document.querySelector("form[data-own]") || !Object.keys(tables).length) { return window.fetch(where + "?" + query); }
    query.forEach(function (v, k) { if (["size", "theme", "width"].indexOf(k) >= 0) { sheet.set(k, v); } else { choices[k] = v; } });
    return window.fetch(where + "?" + sheet, {method: "POST", body: JSON.stringify({choices: choices, own: tables}),
      headers: {"X-Desk-Token": desk.token(), "Content-Type": "application/json"}});
  };
  function lines(box, texts) {
    var list = desk.element("ul", "");
    texts.forEach(function (t) { list.append(desk.element("li", t)); });
    box.append(list);
  }
  function tell(form, words, faults) {
    var box = form.parentElement.querySelector("[data-own-said]");
    box.textContent = "";
    box.append(desk.element("p", words));
    if (faults && faults.length) { lines(box, faults); }
    desk.announce(words);
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-own]")) { return; }
    event.preventDefault();
    tell(form, say("Читаю…", "Reading…"));
    desk.send(form.action, new FormData(form)).then(function (answer) {
      if (!answer.ok) { return answer.text().then(function (t) { tell(form, t); }); }
      return answer.json().then(function (found) {
        keep(Object.assign(held(), found.tables));
        tell(form, found.words, found.faults);
        form.reset();
      });
    }).catch(function () { tell(form, say("Нет связи с сервером: файл не прочитан. Повторите.", "No connection: the file was not read. Try again.")); });
  });
  document.addEventListener("click", function (event) {
    var forget = event.target.closest("[data-own-forget]"), link = event.target.closest("a[data-carry]"), form, name;
    if (forget) {
      var left = held();
      forget.dataset.ownForget.split("|").forEach(function (t) { delete left[t]; });
      keep(left);
      tell(forget.closest("form"), say("Файл забыт: в этой вкладке его больше нет.", "Forgotten: this tab holds it no more."));
      return;
    }
    if (!link || !desk.page().classList.contains("has-own") || !(form = link.pathname.match(/\/figure\/(\w+)\.(pptx|xlsx|csv|json)$/))) { return; }
    event.preventDefault();
    var query = desk.query(link), box = link.closest(".fold");
    if (box) { box.querySelectorAll("select").forEach(function (s) { query.set(s.name, s.value); }); }
    desk.figure(form[1], form[2], query).then(function (answer) {
      name = (answer.headers.get("Content-Disposition") || "").match(/filename="(.+)"/);
      return answer.blob();
    }).then(function (blob) { desk.save(blob, name ? name[1] : form[1] + "." + form[2]); });
  }, true);
  document.addEventListener("desk:ready", function () { mark(held()); }, {once: true});
})();
