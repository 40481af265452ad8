// The hall's wall: the question, its figure, what was asked, the way in. Nothing on it is smaller than 20 px at 1920.
(function () {
  "use strict";
  var hall = window.hall, el = hall.el, say = hall.say, root = document.getElementById("screen"), state = null, shown = "", MOST = 5;
  var head = el("header", {}), left = el("section.left", {}), figure = el("div.figure", {}), right = el("aside", {}), door = el("div.way", {}), clock = el("span.clock", {});
  root.append(head, el("div.stage", {}, left, el("div.right", {}, right, door)));
  var qr = el("img", {alt: say("QR-код входа", "QR code of the way in"), width: 200, height: 200}), code = el("strong.code", {}), where = el("span.where", {});
  door.append(qr, el("div", {}, el("span", {}, say("Спросить и голосовать", "Ask and vote")), el("br", {}), code, el("br", {}), where));
  function post(p) {
    return el("article.post" + (p.state === "on_air" ? ".air" : ""), {"data-post": p.id}, el("p.text", {}, p.text),
      el("p.who", {}, hall.role(p), el("span.count", {}, p.state === "on_air" ? say("отвечают сейчас · ", "being answered · ") + hall.voices(p.voices) : p.kind === "wish" && p.consensus !== null ?
        say("согласие ", "consensus ") + p.consensus.toFixed(2).replace(".", hall.lang === "en" ? "." : ",") : hall.voices(p.voices))));
  }
  function show(body) {
    state = body;
    if (!state.meeting) { return; }
    var item = state.item;
    head.replaceChildren(el("strong", {}, item ? (item.kind === "claim" ? say("Спорное утверждение · ", "A contested claim · ") : "") + say("Вопрос ",
      "Question ") + item.number + say(" из ", " of ") + item.of : hall.in_(state.title)), " ",
      el("span", {}, item ? hall.in_(item.question) : ""), clock, state.rehearsal ? el("span.trial", {}, say("РЕПЕТИЦИЯ", "REHEARSAL")) : "");
    var key = item ? item.id + ":" + item.exhibit : "";
    if (key !== shown) {
      shown = key; left.replaceChildren();
      if (item) {
        if (hall.in_(item.answer) && !item.exhibit) { left.append(el("h1", {}, hall.in_(item.answer))); }
        if (!hall.in_(item.answer) && !item.exhibit) { left.append(el("h1", {}, hall.in_(item.question))); }
        if (state.reasons.length) {
          left.append(el.apply(null, ["div.sides", {}].concat(["for", "against"].map(function (side) {
            return el.apply(null, ["section", {}, el("h2", {}, side === "for" ? say("За", "For") : say("Против", "Against"))].concat(state.reasons.filter(function (r) { return r.side === side; })
              .map(function (r) { return el("div.reason", {}, el("p", {}, hall.in_(r.text)), el("p.note", {}, hall.in_(r.credit))); })));
          }))));
        }
        if (item.exhibit) { figure = el("div.figure", {}); left.append(figure); hall.draw(figure, item.exhibit, "projector"); }
        if (hall.in_(item.change)) { left.append(el("p.note", {}, say("Что изменит ответ: ", "What would change it: ") + hall.in_(item.change))); }
      } else { left.append(el("h1", {}, hall.in_(state.title)), el("p.note", {}, say("Ведущий скоро начнёт.", "The moderator will start soon."))); }
    }
    var posts = state.posts.filter(function (p) { return p.state === "on_air" || p.state === "shown" && (!item || p.item === item.id); }).slice(0, MOST);
    right.replaceChildren.apply(right, [el("div.head", {}, el("h2", {}, say("Спросили", "Asked")), el("span", {}, say("записей: ", "entries: ") + (state.posts.length + state.more)))]
      .concat(state.message ? [el("p.message", {role: "status"}, state.message)] : []).concat(posts.length ? posts.map(post) : [el("p.note", {},
        say("Задайте первый вопрос с телефона.", "Ask the first question from your phone."))]));
  }
  function tick() {
    if (!state || !state.clock) { return; }
    var s = state.clock.ends ? Math.round(state.clock.ends - Date.now() / 1000) : state.clock.left;
    if (s === null || s === undefined) { clock.textContent = ""; return; }
    var a = Math.abs(s);
    clock.textContent = (s < 0 ? "−" : "") + Math.floor(a / 60) + ":" + ("0" + a % 60).slice(-2);
    clock.className = "clock" + (s < 0 ? " over" : state.clock.ends ? "" : " paused");
  }
  function way() {
    hall.get("code.json").then(function (a) {
      if (code.textContent !== a.code) { code.textContent = a.code; qr.src = hall.base + "qr.svg?" + a.code; }
      where.textContent = a.address.replace(/^https?:\/\//, "");
    }).catch(function () { /* the next time */ });
  }
  hall.poll("state.json?z=1", show);
  way(); setInterval(way, 20000); setInterval(tick, 500);
})();
