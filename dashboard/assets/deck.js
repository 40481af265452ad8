// The deck: kept by this browser tab, in the page's address and in a JSON file. The server only draws it.
(function () {
  "use strict";
  var desk = window.desk, lang = desk.lang, say = desk.say, element = desk.element, save = desk.save, written = 0;
  function items() { try { return JSON.parse(sessionStorage.getItem("deck") || "[]"); } catch (e) { return []; } }
  function keep(all) { sessionStorage.setItem("deck", JSON.stringify(all)); count(); draw(); address(all); }
  function count() {
    var link = document.querySelector('.top nav a[href$="/deck"]'), n = items().length;
    if (link) { link.textContent = link.textContent.replace(/ \(\d+\)$/, "") + (n ? " (" + n + ")" : ""); }
  }
  function file() {
    var picked = document.querySelector("select[name=deck-lang]");
    return {version: 1, lang: picked ? picked.value : lang(), items: items()};
  }
  // packing takes its time: only the newest list may write the address
  function address(all) {
    var mine = ++written;
    if (!document.getElementById("deck-list") || !window.CompressionStream) { return; }
    if (!all.length) { history.replaceState(history.state, "", location.pathname); return; }
    var packed = new Blob([JSON.stringify(file())]).stream().pipeThrough(new CompressionStream("deflate"));
    new Response(packed).arrayBuffer().then(function (bytes) {
      var text = btoa(String.fromCharCode.apply(null, new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
      if (mine === written) { history.replaceState(history.state, "", location.pathname + "?d=" + text); }
    });
  }
  function draw() {
    var list = document.getElementById("deck-list");
    if (!list) { return; }
    var names = Object.fromEntries(list.dataset.names.split("|").map(function (p) { var i = p.indexOf("="); return [p.slice(0, i), p.slice(i + 1)]; }));
    var all = items();
    list.replaceChildren.apply(list, all.map(function (item, i) {
      var li = element("li"), row = element("div", "", {"class": "row"}), kind = item.figure ? names[item.figure] || item.figure
        : item.section !== undefined ? say("Раздел", "Section") : say("Текст", "Text");
      var title = element("input", "", {"aria-label": say("Заголовок слайда ", "Title of slide ") + (i + 1),
        placeholder: item.figure ? say("свой заголовок (необязательно)", "own title (optional)") : say("заголовок", "title")});
      title.value = (item.section !== undefined ? item.section : item.title) || "";
      title.addEventListener("change", function () { var a = items(); a[i][item.section !== undefined ? "section" : "title"] = title.value; keep(a); });
      row.append(element("span", kind), title);
      [["↑", say("выше", "up"), -1], ["↓", say("ниже", "down"), 1], ["×", say("убрать", "remove"), 0]].forEach(function (b) {
        var button = element("button", b[0], {type: "button", "aria-label": b[1] + ": " + kind});
        button.addEventListener("click", function () {
          var a = items(), one = a.splice(i, 1)[0];
          if (b[2]) { a.splice(Math.max(0, i + b[2]), 0, one); }
          keep(a);
        });
        row.append(button);
      });
      li.append(row);
      if (item.text !== undefined) {
        var text = element("textarea", "", {rows: 3, "aria-label": say("Текст слайда ", "Text of slide ") + (i + 1)});
        text.value = item.text; text.addEventListener("change", function () { var a = items(); a[i].text = text.value; keep(a); });
        li.append(text);
      }
      return li;
    }));
    if (!all.length) { list.replaceChildren(element("li", list.dataset.empty, {"class": "none"})); }
  }
  function take(said) {
    var form = new FormData(), template = document.querySelector("input[name=template]");
    form.append("deck", JSON.stringify(file()));
    if (template && template.files[0]) { form.append("template", template.files[0]); }
    said.textContent = say("Собираю…", "Drawing…");
    window.fetch(desk.root + "/" + lang() + "/deck.pptx", {method: "POST", body: form}).then(function (answer) {
      if (answer.status === 202) { return answer.json().then(function (job) { return follow(job, said); }); }
      return kept(answer, said);
    }).catch(function (e) { said.textContent = e.message; });
  }
  // a large deck: how far it is every second, then the file
  function follow(job, said) {
    return window.fetch(job.state).then(function (answer) {
      if (!answer.ok) { return kept(answer, said); }
      return answer.json().then(function (state) {
        said.textContent = state.words;
        if (state.ready) { return window.fetch(job.file).then(function (made) { return kept(made, said); }); }
        return new Promise(function (go) { setTimeout(go, 1000); }).then(function () { return follow(job, said); });
      });
    });
  }
  function kept(answer, said) {
    if (!answer.ok) { return answer.text().then(function (t) { throw new Error(t); }); }
      var name = (answer.headers.get("Content-Disposition") || "").match(/filename="(.+)"/);
      return answer.blob().then(function (b) { save(b, name ? name[1] : "deck.pptx"); said.textContent = say("Готово.", "Done."); });
  }
  function load(said) {
    var input = element("input", "", {type: "file", accept: ".json"});
    input.addEventListener("change", function () {
      input.files[0].text().then(function (t) {
        var read = JSON.parse(t);
        if (!Array.isArray(read.items)) { throw new Error(); }
        keep(read.items); said.textContent = say("Открыто слайдов: ", "Slides opened: ") + read.items.length;
      }).catch(function () { said.textContent = say("Это не файл презентации: нужен JSON, сохранённый здесь.", "Not a deck file: a JSON saved here is needed."); });
    });
    input.click();
  }
  function add(button) {
    var box = document.getElementById("figure-" + button.dataset.deck), all = items();
    all.push({figure: button.dataset.deck, choices: own(box), title: ""});
    keep(all);
    button.closest(".fold").querySelector(".said").textContent = say("В презентации слайдов: ", "Slides in the deck: ") + all.length;
  }
  function own(box) {
    var wanted = (box && box.dataset.choices || "").split("|").filter(Boolean), out = {};
    window.desk.query(box).forEach(function (v, k) { if (wanted.indexOf(k) >= 0) { out[k] = v; } });
    return out;
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button"), said = document.getElementById("deck-said"), all = items();
    if (!button) { return; }
    if (button.dataset.deck) { add(button); }
    if (button.dataset.deckdo === "section") { keep(all.concat([{section: ""}])); }
    if (button.dataset.deckdo === "text") { keep(all.concat([{title: "", text: ""}])); }
    if (button.dataset.deckdo === "clear") { keep([]); }
    if (button.dataset.deckdo === "take") { take(said); }
    if (button.dataset.deckdo === "load") { load(said); }
    if (button.dataset.deckdo === "save") { save(new Blob([JSON.stringify(file(), null, 1)], {type: "application/json"}), "deck.json"); }
  });
  document.addEventListener("desk:ready", function () {
    var list = document.getElementById("deck-list");
    document.querySelectorAll(".filer:empty").forEach(function (span) {
      var named = span.closest("label") ? {} : {"aria-label": span.title || say("Файл", "File")};
      span.append(element("input", "", Object.assign({type: "file", name: span.dataset.key, accept: span.dataset.accept}, named)));
    });
    if (list && list.dataset.given) { sessionStorage.setItem("deck", JSON.stringify(JSON.parse(list.dataset.given).items)); }
    count(); draw();
  }, {once: true});
})();
