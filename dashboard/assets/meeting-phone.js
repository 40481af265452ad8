// The phone in the hall: the figure on screen, writing with a draft that survives, voices, one's own entries.
(function () {
  "use strict";
  var hall = window.hall, el = hall.el, say = hall.say;
  var root = document.getElementById("phone"), state = null, own = {role: null, posts: [], voices: {}};
  var view = "now", follows = hall.kept("hall-follows", true), looking = null, lost = false, ownAt = 0, ownVersion = 0;
  var draft = hall.kept("hall-draft", {kind: "question", text: "", name: "", consent: false, adult: false, pin: true});
  var outbox = hall.kept("hall-outbox", []), refusal = "", sending = false, drawnAt = "";
  var role = hall.kept("hall-role", null), code = new URLSearchParams(location.search).get("c") || "";
  var pinned = new URLSearchParams(location.search).get("figure") || "";

  function saveDraft() { hall.keep("hall-draft", draft); }
  function inside() { return own.role !== null; }
  function refreshOwn() { ownAt = Date.now(); return hall.get("mine.json").then(function (body) { own = body; if (body.role) { role = body.role; } render(); }).catch(function () {}); }

  // ---- what waits goes out in order, the same key each time, however often the network fails
  function flush() {
    if (sending || !outbox.length || !inside()) { return; }
    sending = true;
    var first = outbox[0];
    hall.send("post", first).then(function (a) {
      sending = false;
      if (a.ok) { outbox.shift(); refusal = ""; }
      else if (a.status === 429 || a.status >= 500) { setTimeout(flush, Math.max(2, a.wait) * 1000); return; }
      else { outbox.shift(); refusal = a.body.refused; if (!draft.text) { draft.text = first.text; saveDraft(); } view = "write"; }
      hall.keep("hall-outbox", outbox);
      refreshOwn(); render(); flush();
    }, function () { sending = false; lost = true; render(); setTimeout(flush, 3000); });
  }
  function submit(event) {
    event.preventDefault();
    if (draft.text.trim().length < 3) { refusal = say("Напишите хотя бы три буквы.", "Write at least three letters."); render(true); return; }
    var item = draft.pin && state && state.item ? state.item.id : null;
    outbox.push({key: hall.key(), kind: draft.kind, text: draft.text, name: draft.name, consent: draft.consent, adult: draft.adult,
      item: looking || item, figure: pinned, website: event.target.website.value});
    hall.keep("hall-outbox", outbox);
    draft.text = ""; saveDraft(); refusal = ""; view = "own"; render(); flush();
  }
  function vote(entry, choice) {
    var was = own.voices[entry.id], voice = was === choice ? null : choice;
    own.voices[entry.id] = voice || undefined; render();
    hall.send("vote", {post: entry.id, choice: voice}).then(function (a) {
      if (!a.ok) { own.voices[entry.id] = was; refusal = a.body.refused; render(); }
    }, function () { own.voices[entry.id] = was; lost = true; render(); });
  }

  // ---- the door
  function join(event) {
    event.preventDefault();
    var entrance = event.target;
    hall.send("join", {code: entrance.code ? entrance.code.value.replace(/\D/g, "") : code, role: role}).then(function (a) {
      if (a.ok) { own = a.body; hall.keep("hall-role", own.role); refusal = ""; history.replaceState(null, "", location.pathname); render(); flush(); }
      else { refusal = a.body.refused; if (/^\d/.test(code)) { code = ""; } render(); }
    }, function () { refusal = say("Нет связи: попробуйте ещё раз.", "No connection: try again."); render(); });
  }
  function roles(name) {
    return el("fieldset.roles", {}, el("legend", {}, say("Вы от кого", "Whom do you come from")),
      Object.keys(hall.known.roles).reduce(function (choice, key) {
        choice.append(el("label" + (role === key ? ".on" : ""), {}, el("input", {type: "radio", name: name, value: key, checked: role === key,
          on: {change: function () { role = key; render(); }}}), el("span.shape", {"aria-hidden": "true"}, hall.known.shapes[key]), " ", hall.known.roles[key]));
        return choice;
      }, el("div.choice", {})), el("p.note", {}, hall.words.role_note));
  }
  function door() {
    return el("form.door", {on: {submit: join}},
      el("h1", {}, hall.in_(state.title)),
      roles("role"),
      code ? null : el("label", {"for": "code"}, say("Код со стены", "The code on the wall")),
      code ? null : el("input.code", {id: "code", name: "code", inputmode: "numeric", autocomplete: "off", maxlength: 7, required: true, placeholder: "000000"}),
      el("details.notice", {open: true}, el("summary", {}, say("О записях и данных", "About entries and data")), el("p", {}, hall.words.notice),
        el("p", {}, state.premoderated ? hall.words.policy : hall.words.policy_open)),
      said(), el("button.main", {type: "submit", disabled: !role}, say("Войти", "Enter")));
  }
  function said() { return el("p.refusal", {role: "alert"}, refusal); }

  // ---- what is on screen
  function shown() { return follows || !looking ? state.item && state.item.exhibit : looking; }
  function now() {
    var parts = [];
    if (state.message) { parts.push(el("p.message", {role: "status"}, state.message)); }
    if (state.item) {
      parts.push(el("article.card", {},
        el("p.note", {}, say("Пункт ", "Item ") + state.item.number + say(" из ", " of ") + state.item.of),
        el("h1", {}, hall.in_(state.item.question)), hall.in_(state.item.answer) && !state.item.exhibit ? el("p.answer", {}, hall.in_(state.item.answer)) : null,
        reasons(), state.item.exhibit ? el("div.figure", {id: "figure"}) : null,
        hall.in_(state.item.sure) ? el("p.note", {}, hall.in_(state.item.sure)) : null));
    } else { parts.push(el("p.empty", {}, say("Ведущий ещё не открыл первый пункт.", "The moderator has not opened the first item yet."))); }
    parts.push(el("div.two", {}, hall.button(say("Спросить", "Ask"), function () { write("question"); }, "main"),
      hall.button(say("Мнение", "Opinion"), function () { write("opinion"); }), hall.button(say("Пожелание", "Wish"), function () { write("wish"); })));
    parts.push(list());
    return parts;
  }
  function reasons() {
    if (!state.reasons.length) { return null; }
    return el.apply(null, ["ul.reasons", {}].concat(state.reasons.map(function (r) {
      return el("li", {}, el("strong", {}, r.side === "for" ? say("За: ", "For: ") : say("Против: ", "Against: ")), hall.in_(r.text), el("span.note", {}, " " + hall.in_(r.credit)));
    })));
  }
  function list() {
    var posts = state.posts.filter(function (p) { return !state.item || p.item === state.item.id || p.state === "on_air"; });
    var rest = state.posts.filter(function (p) { return posts.indexOf(p) < 0; });
    var section = el("section.posts", {}, el("h2", {}, state.item ? say("К этому пункту", "On this item") : say("Записи", "Entries")));
    posts.forEach(function (p) { section.append(post(p)); });
    if (!posts.length) { section.append(el("p.empty", {}, say("Записей пока нет: ваша будет первой.", "No entries yet: yours will be the first."))); }
    if (rest.length) { section.append(el.apply(null, ["details", {}, el("summary", {}, say("К другим пунктам: ", "On other items: ") + rest.length)].concat(rest.map(post)))); }
    if (state.more) { section.append(el("p.note", {}, say("Ещё записей: ", "More entries: ") + state.more)); }
    return section;
  }
  function post(p) {
    var isOwn = own.posts.some(function (o) { return o.id === p.id; });
    var line = el("article.post" + (p.state === "on_air" ? ".air" : ""), {"data-post": p.id},
      el("p.text", {}, p.text), el("p.who", {}, hall.role(p), p.name ? " · " + p.name : "", p.kind !== "question" ? " · " + hall.known.kinds[p.kind] : "",
        p.state !== "shown" ? " · " + hall.known.states[p.state] : "", p.kind !== "wish" ? " · " + hall.voices(p.voices) : ""));
    if (p.answer) { line.append(el("p.answer", {}, p.answer)); }
    if (p.kind === "wish") {
      line.append(el("p.note", {}, p.consensus === null ? say("Согласие: ещё не все стороны высказались", "Consensus: not all sides have spoken yet") :
        say("Согласие трёх сторон: ", "Consensus of three sides: ") + p.consensus.toFixed(2).replace(".", hall.lang === "en" ? "." : ",")));
      if (!isOwn && p.state !== "decided") {
        line.append(el.apply(null, ["div.three", {}].concat(["agree", "disagree", "pass"].map(function (c) {
          return el("button" + (own.voices[p.id] === c ? ".on" : ""), {type: "button", "aria-pressed": String(own.voices[p.id] === c), on: {click: function () { vote(p,
            c); }}}, hall.known.choices[c]);
        }))));
      }
    } else if (!isOwn && (p.state === "shown" || p.state === "on_air")) {
      var on = own.voices[p.id] === "agree";
      line.append(el("button.plus" + (on ? ".on" : ""), {type: "button", "aria-pressed": String(on), "aria-label": say("Поддержать: ", "Support: ") + p.text,
        on: {click: function () { vote(p, "agree"); }}}, on ? "✓ " + p.voices : "+ " + p.voices));
    }
    return line;
  }

  // ---- writing
  function write(kind) { draft.kind = kind; saveDraft(); refusal = ""; view = "write"; render(); var t = document.getElementById("text"); if (t) { t.focus(); } }
  function form() {
    var left = el("span.note", {}, draft.text.length + say(" из ", " of ") + hall.known.most);
    var where = pinned ? say("к рисунку «", "to the figure “") + pinned + say("»", "”") : state.item ? hall.in_(state.item.question) : say("без пункта", "no item");
    var area = el("textarea", {id: "text", name: "text", rows: 5, maxlength: hall.known.most, required: true,
      on: {input: function (e) { draft.text = e.target.value; saveDraft(); left.textContent = draft.text.length + say(" из ", " of ") + hall.known.most; }}}, draft.text);
    area.value = draft.text;
    return el("form.write", {on: {submit: submit}},
      el("p.pin", {}, el("span.note", {}, say("к чему", "about")), el("br", {}), where),
      el.apply(null, ["div.three", {}].concat(Object.keys(hall.known.kinds).map(function (k) {
        return el("button" + (draft.kind === k ? ".on" : ""), {type: "button", "aria-pressed": String(draft.kind === k), on: {click: function () { draft.kind = k;
          saveDraft(); render(); }}}, hall.known.kinds[k]);
      }))),
      el("label", {"for": "text"}, say("Ваши слова", "Your words")), area, left,
      el("details", {open: Boolean(draft.name)}, el("summary", {}, say("Подписать именем (не обязательно)", "Sign with a name (not required)")),
        el("input", {id: "name", maxlength: 60, value: draft.name, placeholder: say("без имени", "no name"), "aria-label": say("Имя", "Name"),
          on: {input: function (e) { draft.name = e.target.value; saveDraft(); }}}),
        box("consent", say("Согласен, чтобы имя опубликовали в зале", "I consent to my name being published in the hall")),
        box("adult", say("Мне есть 18", "I am 18 or over"))),
      el("label.unseen", {"aria-hidden": "true"}, "website", el("input", {name: "website", tabindex: -1, autocomplete: "off"})),
      said(), el("button.main", {type: "submit"}, say("Отправить", "Send")),
      el("p.note", {}, state.premoderated ? hall.words.policy : hall.words.policy_open));
  }
  function box(name, text) { return el("label.check", {}, el("input", {type: "checkbox", checked: draft[name], on: {change: function (e) { draft[name] = e.target.checked;
    saveDraft(); }}}), " ", text); }

  // ---- one's own
  function mine() {
    var parts = [];
    if (outbox.length) {
      parts.push(el("p.offline", {role: "status"}, el("strong", {}, lost ? say("Нет сети. ", "No network. ") : say("Отправляется. ", "Sending. ")),
        say("Ждёт и уйдёт сама: ", "Waits and will go by itself: ") + outbox.length + say("; страницу можно закрыть", "; the page may be closed")));
      outbox.forEach(function (o) { parts.push(el("article.post", {}, el("p.status", {}, lost ? say("ждёт сети", "waits for the network") : say("отправляется",
        "is being sent")), el("p.text", {}, o.text))); });
    }
    own.posts.forEach(function (p) {
      parts.push(el("article.post", {"data-own": p.id}, el("p.status", {"data-state": p.state}, hall.known.states[p.state]), el("p.text", {}, p.text),
        p.reason ? el("p.note", {}, say("Причина: ", "Reason: ") + p.reason) : null, p.answer ? el("p.answer", {}, p.answer) : null,
        p.state === "declined" ? hall.button(say("Переписать", "Rewrite"), function () { draft.text = p.text; write(p.kind); }) : null));
    });
    if (!parts.length) { parts.push(el("p.empty", {}, say("Вы ещё ничего не написали.", "You have not written anything yet."))); }
    parts.push(hall.button(say("Новая запись", "New entry"), function () { write("question"); }, "main"));
    return parts;
  }

  // ---- the page
  function tabs() {
    return el("nav.tabs", {}, tab("now", say("Сейчас", "Now")), tab("write", say("Написать", "Write")), tab("own", say("Мои", "Mine") + (outbox.length ? " · " + outbox.length : "")));
  }
  function tab(name, text) { return el("button" + (view === name ? ".on" : ""), {type: "button", "aria-current": view === name ? "page" : null,
    on: {click: function () { view = name; render(); window.scrollTo(0, 0); }}}, text); }
  function head() {
    var follow = el("button.follow" + (follows ? ".on" : ""), {type: "button", id: "follow", on: {click: function () {
      follows = !follows; hall.keep("hall-follows", follows); if (follows) { view = "now"; drawnAt = ""; } render();
    }}}, follows ? say("за докладчиком", "following") : say("вернуться к докладчику", "follow the speaker"));
    return el("header", {}, el("strong", {}, say("Заседание", "Meeting")), state.rehearsal ? el("span.trial", {}, say("репетиция", "rehearsal")) : null, inside() ? follow : null);
  }
  function render(keep) {
    if (!state || !state.meeting) { root.replaceChildren(el("p.empty", {}, say("Заседания пока нет.", "There is no meeting yet."))); return; }
    var active = document.activeElement, held = active && active.id, at = active && active.selectionStart;
    if (!keep && view === "write" && held === "text" && document.querySelector("form.write") && inside()) { return patch(); }
    var figure = document.getElementById("figure");
    var body = state.state !== "open" ? closed() : !inside() ? [door()] : view === "write" ? [form()] : view === "own" ? mine() : now();
    root.replaceChildren.apply(root, [head()].concat(lost ? [el("p.offline", {role: "status"}, say("Нет сети: показано последнее, черновик цел.",
      "No network: the last state is shown, the draft is safe."))] : [])
      .concat(body).concat(refusal && inside() && view !== "write" ? [said()] : []).concat(inside() && state.state === "open" ? [tabs()] : []));
    var slot = document.getElementById("figure"), number = shown();
    if (slot && number) { if (figure && drawnAt === String(number)) { slot.replaceWith(figure); } else { drawnAt = String(number); hall.draw(slot, number); } }
    if (held) { var again = document.getElementById(held); if (again) { again.focus({preventScroll: true}); try { again.setSelectionRange(at, at); } catch (e) { /* not a text field */ } } }
  }
  // somebody is writing: only what stands around the text changes
  function patch() {
    var note = root.querySelector("p.offline");
    if (lost && !note) { root.querySelector("header").after(el("p.offline", {role: "status"}, say("Нет сети: черновик сохранён на телефоне.", "No network: the draft is kept on the phone."))); }
    if (!lost && note) { note.remove(); }
  }
  function closed() {
    return [el("article.card", {}, el("h1", {}, hall.in_(state.title)), el("p", {},
      state.state === "closed" ? say("Обсуждение закрыто. Протокол — на странице «Протокол».",
      "The discussion is closed. See the page “Minutes”.") : say("Обсуждение откроет ведущий.", "The moderator will open the discussion.")))]
      .concat(inside() ? mine().slice(0, -1) : []);
  }
  hall.poll("state.json?z=1", function (body) {
    var moved = state && state.item && body.item && state.item.id !== body.item.id;
    if (!follows && state && moved) { body.item = Object.assign({}, state.item); body.reasons = state.reasons; }
    state = body;
    if (moved && follows && view === "now") { drawnAt = ""; window.scrollTo(0, 0); }
    if (inside() && body.version !== ownVersion && Date.now() - ownAt > 4000) { ownVersion = body.version; refreshOwn(); }
    render();
  }, function (isLost) { lost = isLost; if (state) { render(); } if (!isLost) { flush(); } });
  setInterval(function () { if (inside() && !document.hidden && state && state.version !== ownVersion && Date.now() - ownAt > 4000) { ownVersion = state.version; refreshOwn(); } }, 2000);
  window.addEventListener("offline", function () { lost = true; if (state) { render(); } });
  refreshOwn().then(flush);
})();
