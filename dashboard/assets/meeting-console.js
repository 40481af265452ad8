// The moderator's console: what is on screen and next, the clock, the queue, decisions, the agenda. One key per command.
(function () {
  "use strict";
  var hall = window.hall, el = hall.el, say = hall.say, root = document.getElementById("console");
  var state = null, queue = {waiting: [], declined: [], alike: {}}, tab = "live", list = "waiting", said = "", answers = {}, drawn = "";
  function order(what) {
    var sent = Object.assign({key: hall.key()}, what);
    function attempt(left) {
      return hall.send("do", sent).then(function (a) {
        said = a.ok ? "" : a.body.refused; render(); refresh();
        return a.ok ? a.body : null;
      }, function () { if (left) { return new Promise(function (r) { setTimeout(r, 1500); }).then(function () { return attempt(left - 1); });
        } said = say("Нет связи с сервером: команда не выполнена.", "No connection: the command was not done."); render(); return null; });
    }
    return attempt(3);
  }
  var refresh = function () {};
  function move(post, to, words) { return order({"do": "move", post: post.id, to: to, words: words || ""}); }
  function ask(text, then) {
    var field = el("textarea", {rows: 3, maxlength: 400, required: true, id: "asked"});
    var box = el("dialog", {}, el("form", {method: "dialog", on: {submit: function () { then(field.value); }}}, el("label", {"for": "asked"}, text), field,
      el("div.line", {}, el("button.main", {type: "submit"}, say("Готово", "Done")), hall.button(say("Отмена", "Cancel"), function () { box.close(); }))));
    box.addEventListener("close", function () { box.remove(); }); document.body.append(box); box.showModal(); field.focus();
  }
  // ---- left: what is on screen, what comes next, the clock
  function number(delta) { var i = state.items.findIndex(function (x) { return state.item && x.id === state.item.id; }); return state.items[i + delta]; }
  function go(delta) { var to = state.item ? number(delta) : state.items[0]; if (to) { order({"do": "go", item: to.id}); } }
  function side() {
    var item = state.item, next = state.next;
    return el("div.side", {},
      el("section.card.moscow", {}, el("p.note.spread", {}, el("span", {}, item ? say("На экране · ", "On screen · ") + item.number + say(" из ",
        " of ") + item.of : say("На экране ничего", "Nothing on screen")), el("strong", {}, say("в зале ", "in the hall ") + (queue.seats || 0))),
        item ? el("h2", {}, hall.in_(item.question)) : null, item && !item.exhibit && hall.in_(item.answer) ? el("p", {}, hall.in_(item.answer)) : null,
          item && item.exhibit ? el("div.figure", {id: "figure"}) : null,
        el("div.line", {}, hall.button(say("← Назад", "← Back"), function () { go(-1); }), hall.button(item ? say("Дальше →", "Next →") : say("Начать →", "Start →"), function () { go(1); }, "main"))),
      next ? el("section.card", {}, el("p.note", {}, say("Следующий · ", "Next · ") + next.number + say(" из ", " of ") + next.of), el("h2", {}, hall.in_(next.question)),
        el("p", {}, hall.in_(next.answer)),
        hall.in_(next.change) ? el("p.note", {}, say("Спросят: ", "They will ask: ") + hall.in_(next.change)) : null) : null,
      el("section.card", {}, el("div.spread", {}, el("h2", {}, say("Пункт", "Item") + (item ? " " + item.number : "")), el("span.clock", {id: "clock"}, "")), el("div.bar", {}, el("div", {id: "bar"})),
        el("div.line", {}, state.clock.ends ? hall.button(say("Пауза", "Pause"), function () { order({"do": "clock", how: "pause"});
          }) : hall.button(say("Пуск", "Resume"), function () { order({"do": "clock", how: "resume"}); }),
          hall.button(say("+2 мин", "+2 min"), function () { order({"do": "clock", how: "more"}); }))));
  }
  // ---- right: the queue
  function counts() {
    var shown = state.posts;
    return {waiting: queue.waiting.length + (queue.more || 0), shown: shown.filter(function (p) { return p.state === "shown";
      }).length + state.more, answered: shown.filter(function (p) { return p.state === "answered" || p.state === "decided"; }).length, declined: queue.declined.length};
  }
  var LISTS = {waiting: ["ждут", "waiting"], shown: ["в списке", "listed"], answered: ["отвечены", "answered"], declined: ["отклонены", "declined"]};
  function posts() {
    if (list === "waiting") { return queue.waiting; }
    if (list === "declined") { return queue.declined; }
    return state.posts.filter(function (p) { return list === "shown" ? p.state === "shown" : p.state === "answered" || p.state === "decided"; });
  }
  function air() {
    var p = state.posts.find(function (x) { return x.state === "on_air"; });
    if (!p) { return null; }
    var field = el("input", {id: "answer", maxlength: 2000, value: answers[p.id] || "", placeholder: say("Ответ для протокола…", "The answer for the minutes…"),
      "aria-label": say("Ответ", "Answer"), on: {input: function (e) { answers[p.id] = e.target.value; }}});
    return el("article.air", {"data-post": p.id}, el("p.who", {}, el("strong", {}, say("В эфире", "On air")), " ", hall.role(p), " · ", hall.voices(p.voices)),
      el("div.spread", {}, el("h2", {}, p.text), el("div.line", {}, hall.button(say("Отвечен", "Answered"), function () { move(p, "answered", answers[p.id]);
        }, "main"), hall.button(say("Записать решение", "Record a decision"), function () { decide(p); }), hall.button(say("Вернуть", "Back"), function () { move(p, "shown"); }))), field);
  }
  function row(p) {
    var alike = (queue.alike[p.id] || []).filter(function (id) { return state.posts.some(function (x) { return x.id === id && x.kind === p.kind; }); });
    var acts = [];
    if (p.state === "new" || p.state === "held") { acts.push(hall.button(say("Показать", "Show"), function () { move(p, "shown"); }, "main")); }
    if (p.state === "shown" || p.state === "new") { acts.push(hall.button(say("В эфир", "On air"), function () { move(p, "on_air"); }, p.state === "shown" ? "main" : "")); }
    if (alike.length) { acts.push(hall.button(say("Объединить", "Merge"), function () { order({"do": "merge", post: p.id, into: alike[0]}); })); }
    if (p.state === "answered") { acts.push(hall.button(say("Решение", "Decision"), function () { decide(p); })); }
    if (p.state === "declined") { acts.push(hall.button(say("Вернуть", "Return"), function () { move(p, "shown"); })); }
    else if (p.state !== "answered" && p.state !== "decided") { acts.push(hall.button(say("Отклонить…", "Decline…"), function () { ask(say("Причина: её увидит автор",
      "The reason: its author will see it"), function (why) { move(p, "declined", why); }); })); }
    return el("article.queued" + (p.state === "held" ? ".held" : ""), {"data-post": p.id}, el("span.big", {}, p.voices ? String(p.voices) : ""), el("div", {}, el("p.text", {}, p.text),
      el("p.who", {}, hall.role(p), p.kind !== "question" ? el("span.kind", {}, " · " + hall.known.kinds[p.kind]) : "", p.figure ? " · " + p.figure : place(p),
        p.held ? el("strong.why", {}, " · " + say("задержано: ", "held: ") + p.held) : "", p.reason ? " · " + p.reason : "", alike.length ? el("strong", {},
        " · " + say("похожих: ", "similar: ") + alike.length) : "")),
      el.apply(null, ["div.line", {}].concat(acts)));
  }
  function place(p) { var i = state.items.findIndex(function (x) { return x.id === p.item; }); return i < 0 ? "" : say(" · к пункту ", " · item ") + (i + 1); }
  function live() {
    var n = counts(), found = posts();
    return el("div.columns", {}, side(), el("section.card.queue", {}, el("div.spread", {}, el("h1", {}, say("Очередь", "Queue")), el.apply(null, ["div.lists",
      {}].concat(Object.keys(LISTS).map(function (k) {
      return el("button" + (list === k ? ".on" : ""), {type: "button", on: {click: function () { list = k; render(); }}}, say.apply(null, LISTS[k]) + " " + n[k]);
    })))), air(), el.apply(null, ["div", {}].concat(found.length ? found.map(row) : [el("p.empty", {}, say("Здесь пусто.", "Nothing here."))])), paper(),
    el("p.note", {}, say("Клавиши: → дальше · П пауза. Отклонённая запись возвращается автору с причиной.", "Keys: → next · P pause. A declined entry returns to its author with the reason."))));
  }
  var card = {role: "guest", kind: "question", text: ""};
  function select(name, options, into) {
    return el.apply(null, ["select", {"aria-label": name, on: {change: function (e) { card[into] = e.target.value;
      }}}].concat(Object.keys(options).map(function (k) { return el("option", {value: k, selected: card[into] === k}, options[k]); })));
  }
  function paper() {
    return el("details.paper", {open: Boolean(card.text)}, el("summary", {}, say("Бумажная карточка", "Paper card")), el("form",
      {on: {submit: function (e) { e.preventDefault(); order({"do": "paper", role: card.role, kind: card.kind, text: card.text}).then(function (a) { if (a) { card.text = ""; render(); } }); }}},
      el("div.line", {}, select(say("Роль", "Role"), hall.known.roles, "role"), select(say("Вид", "Kind"), hall.known.kinds, "kind"), el("input", {id: "paper",
        value: card.text, maxlength: hall.known.most, placeholder: say("Текст карточки", "The card's text"), "aria-label": say("Текст карточки", "The card's text"),
        on: {input: function (e) { card.text = e.target.value; }}}), el("button", {type: "submit"}, say("Добавить", "Add")))));
  }
  // ---- decisions
  function decide(p) {
    var item = p && p.item || state.item && state.item.id, exhibit = state.item && state.item.id === item ? state.item.exhibit : null;
    var f = {};
    function field(name, label, more) { f[name] = el("input", Object.assign({id: "d-" + name, maxlength: 400}, more)); return el("label", {}, label, f[name]); }
    var pick = el("select", {id: "d-row"}, el("option", {value: ""}, say("— без показателя —", "— no indicator —")));
    var box = el("dialog", {}, el("form", {on: {submit: function (e) {
      e.preventDefault();
      order({"do": "decide", post: p ? p.id : null, what: f.what.value, owner: f.owner.value, indicator: f.indicator.value, baseline: f.baseline.value,
        target: f.target.value, unit: f.unit.value, due: f.due.value, exhibit: exhibit, row: pick.value === "" ? null : Number(pick.value)})
        .then(function (a) { if (a) { box.close(); } else { fault.textContent = said; } });
    }}}, el("h2", {}, say("Решение", "Decision")), p ? el("p.note", {}, p.text) : null,
    field("what", say("Что решено", "What is decided"), {required: true}), field("owner", say("Кто отвечает: должность или ведомство", "Who answers: an office"), {required: true}),
    el("label", {}, say("Показатель из рисунка на экране", "Indicator from the figure on screen"), pick), field("indicator", say("Показатель словами", "Indicator in words")),
    el("div.line", {}, field("baseline", say("Было", "Baseline"), {inputmode: "decimal"}), field("target", say("Цель", "Target"), {inputmode: "decimal"}), field("unit",
      say("Единица", "Unit")), field("due", say("Срок", "Due"), {type: "date", required: true})),
    el("div.line", {}, el("button.main", {type: "submit"}, say("Записать", "Record")), hall.button(say("Отмена", "Cancel"), function () { box.close(); }))));
    var fault = el("p.refusal", {role: "alert"}); box.firstChild.append(fault);
    if (exhibit) {
      hall.get("rows.json?exhibit=" + exhibit).then(function (a) { a.rows.forEach(function (r) { pick.append(el("option", {value: r.row},
        r.label + " · " + r.period + ": " + r.value + " " + r.unit)); });
        pick.addEventListener("change", function () { var r = a.rows[Number(pick.value)]; if (pick.value !== "" && r) { f.indicator.value = r.label;
          f.baseline.value = String(r.value); f.unit.value = r.unit; } }); }).catch(function () {});
    }
    box.addEventListener("close", function () { box.remove(); }); document.body.append(box); box.showModal(); f.what.focus();
  }
  // ---- the agenda
  function agenda() {
    var rows = state.items.map(function (item, i) {
      return el("article.queued", {"data-item": item.id}, el("span.big", {}, String(i + 1)), el("div", {}, el("p.text", {}, hall.in_(item.question)),
        state.item && state.item.id === item.id ? el("p.who", {}, say("на экране", "on screen")) : null),
        el("div.line", {}, hall.button("↑", function () { order({"do": "shift", item: item.id, by: -1});
          }), hall.button("↓", function () { order({"do": "shift", item: item.id, by: 1}); }), hall.button(say("Править…", "Edit…"), function () { edit(item); }),
          hall.button(say("Обновить числа", "Refresh numbers"), function () { order({"do": "refresh", item: item.id});
            }), hall.button(say("Убрать", "Remove"), function () { order({"do": "remove", item: item.id});
            }), hall.button(say("На экран", "On screen"), function () { order({"do": "go", item: item.id}); }, "main")));
    });
    return el.apply(null, ["section.card.queue", {}, el("h1", {}, say("Повестка", "Agenda")), el("p.note", {},
      say("Любой рисунок добавляется из его меню: «На повестку».", "Any figure is added from its menu: “Onto the agenda”."))].concat(rows));
  }
  function edit(item) {
    ask(say("Вопрос пункта", "The item's question"), function (text) { order({"do": "edit", item: item.id, words: {question: text}}); });
    document.getElementById("asked").value = hall.in_(item.question);
  }
  // ---- the page
  function head() {
    var open = state && state.meeting && state.state === "open", files = hall.base.replace("/hall/", "/");
    return el("header", {}, el("strong", {}, say("Пульт заседания", "Meeting console")), el("nav", {}, el("button" + (tab === "live" ? ".on" : ""), {type: "button",
      on: {click: function () { tab = "live"; render(); }}}, say("Идёт сейчас", "Now")),
      el("button" + (tab === "agenda" ? ".on" : ""), {type: "button", on: {click: function () { tab = "agenda"; render();
        }}}, say("Повестка", "Agenda")), el("a", {href: hall.base + "screen", target: "_blank"}, say("Экран", "Screen")), el("a", {href: files + "minutes"}, say("Протокол", "Minutes"))),
    state && state.rehearsal ? el("span.trial", {}, say("репетиция", "rehearsal")) : null,
    open ? hall.button(say("Сообщение залу", "Message to the hall"), function () { ask(say("Сообщение на всех экранах; пустое снимает",
      "A message on every screen; empty takes it away"), function (text) { order({"do": "tell", message: text}); }); document.getElementById("asked").required = false;
      document.getElementById("asked").value = state.message; }) : null,
    open ? el("label.check", {}, el("input", {type: "checkbox", checked: state.premoderated, on: {change: function (e) { order({"do": "premoderate",
      value: e.target.checked}); }}}), say(" сначала читаю", " I read first")) : null,
    open ? hall.button(say("Решение…", "Decision…"), function () { decide(null); }) : null,
    open ? hall.button(say("Завершить", "End"), function () { if (window.confirm(say("Закрыть обсуждение? Записи больше не принимаются.",
      "Close the discussion? No more entries."))) { order({"do": "close"}); } })
      : state && state.state === "draft" ? hall.button(say("Открыть обсуждение", "Open the discussion"), function () { order({"do": "open"}); }, "main") : null);
  }
  function start() {
    return el("section.card.queue", {}, el("h1", {}, say("Новое заседание", "A new meeting")), el("p", {},
      say("Повестка соберётся из девяти вопросов и трёх спорных утверждений по нынешней сборке данных.", "The agenda is made of nine questions and three contested claims from the present build.")),
      el("div.line", {}, hall.button(say("Создать", "Make it"), function () { order({"do": "new"});
        }, "main"), hall.button(say("Репетиция", "Rehearsal"), function () { order({"do": "new", rehearsal: true});
        }), state && state.meeting ? hall.button(say("По прошлой повестке", "From the last agenda"), function () { order({"do": "clone"}); }) : null));
  }
  function render() {
    if (!state) { return; }
    var active = document.activeElement, held = active && active.id, at = active && active.selectionStart, figure = document.getElementById("figure");
    var body = !state.meeting || state.state === "closed" ? start() : tab === "agenda" ? agenda() : live();
    root.replaceChildren(head(), el("p.refusal", {role: "alert"}, said), body);
    var slot = document.getElementById("figure"), exhibit = state.item && state.item.exhibit;
    if (slot && exhibit) { if (figure && drawn === String(exhibit)) { slot.replaceWith(figure); } else { drawn = String(exhibit); hall.draw(slot, exhibit); } }
    if (held) { var again = document.getElementById(held); if (again) { again.focus({preventScroll: true}); try { again.setSelectionRange(at, at); } catch (e) { /* no text */ } } }
    tick();
  }
  function tick() {
    var box = document.getElementById("clock"), bar = document.getElementById("bar");
    if (!box || !state.clock) { return; }
    var s = state.clock.ends ? Math.round(state.clock.ends - Date.now() / 1000) : state.clock.left;
    if (s === null || s === undefined) { return; }
    var a = Math.abs(s), whole = state.item ? state.item.minutes * 60 : 1;
    box.textContent = (s < 0 ? "−" : "") + ("0" + Math.floor(a / 60)).slice(-2) + ":" + ("0" + a % 60).slice(-2);
    box.className = "clock" + (s < 0 ? " over" : ""); bar.style.width = Math.max(0, Math.min(100, 100 * s / whole)) + "%";
  }
  document.addEventListener("keydown", function (e) {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || document.querySelector("dialog[open]") || !state || state.state !== "open") { return; }
    if (e.key === "ArrowRight") { go(1); } else if (e.key === "ArrowLeft") { go(-1); }
    else if (/^[пПpP]$/.test(e.key)) { order({"do": "clock", how: state.clock.ends ? "pause" : "resume"}); }
  });
  function busy() { return document.querySelector("dialog[open]") !== null; }
  var again = hall.poll("state.json?z=1", function (body) { state = body; if (!busy()) { render(); } });
  var queued = hall.poll("queue.json", function (body) { queue = body.waiting ? body : queue; if (!busy()) { render(); } });
  refresh = function () { again(); queued(); };
  setInterval(function () { if (state) { tick(); } }, 500);
})();
