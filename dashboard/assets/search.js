// The search box (Ctrl-K): forgiving of case, ё, endings, one or two wrong letters and the wrong keyboard layout.
(function () {
  "use strict";
  var desk = window.desk, MOST = 40;
  var KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", SAME = "йцукенгшщзхъфывапролджэячсмитьбюё";
  function plain(text) { return text.toLowerCase().replace(/ё/g, "е").replace(/[^\p{L}\p{N}]+/gu, " ").trim(); }
  function layout(text) {
    return text.toLowerCase().replace(/./g, function (c) { var i = KEYS.indexOf(c), j = SAME.indexOf(c); return i >= 0 ? SAME[i] : j >= 0 ? KEYS[j] : c; });
  }
  // fewest changes from `a` to some beginning of `b`; more than `most` counts as none
  function near(a, b, most) {
    var row = [], i, j, last, held, best;
    for (j = 0; j <= b.length; j++) { row[j] = j; }
    for (i = 1; i <= a.length; i++) {
      last = row[0]; row[0] = i; best = i;
      for (j = 1; j <= b.length; j++) {
        held = row[j]; row[j] = Math.min(held + 1, row[j - 1] + 1, last + (a[i - 1] === b[j - 1] ? 0 : 1)); last = held;
        best = Math.min(best, row[j]);
      }
      if (best > most) { return most + 1; }
    }
    return Math.min.apply(null, row);
  }
  // 0 = none; the sum over the words asked for, every one of which must be found
  function score(entry, asked) {
    var total = 0;
    for (var i = 0; i < asked.length; i++) {
      var word = asked[i], best = 0, most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
      for (var k = 0; k < entry.words.length; k++) {
        var other = entry.words[k], own = k < entry.own ? 3 : 0;
        if (other === word) { best = Math.max(best, 12 + own); }
        else if (other.indexOf(word) === 0) { best = Math.max(best, 9 + own); }
        else if (word.length > 2 && other.indexOf(word) > 0) { best = Math.max(best, 5 + own); }
        else if (most && best < 4 && near(word, other.slice(0, word.length + most), most) <= most) { best = Math.max(best, 2 + own); }
      }
      if (!best) { return 0; }
      total += best;
    }
    return total + 1 / (1 + entry.text.length);
  }
  function found(all, text) {
    var asked = plain(text).split(" ").filter(Boolean);
    if (!asked.length) { return all.filter(function (e) { return e.first; }); }
    return all.map(function (e) { return [score(e, asked), e]; }).filter(function (p) { return p[0]; })
      .sort(function (a, b) { return b[0] - a[0]; }).map(function (p) { return p[1]; });
  }
  function make() {
    var box = desk.element("dialog", "", {id: "search-box", "aria-label": desk.say("Поиск", "Search")});
    var input = desk.element("input", "", {type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "search-list", autocomplete: "off",
      "aria-autocomplete": "list", "aria-label": desk.say("Что найти", "Find what"), placeholder: desk.say("профессия, навык, рисунок, термин…", "occupation, skill, figure, term…")});
    var list = desk.element("ul", "", {id: "search-list", role: "listbox", "aria-label": desk.say("Найдено", "Found")});
    var count = desk.element("p", "", {"class": "said", role: "status"});
    box.append(input, list, count); desk.page().appendChild(box);
    var all = [], shown = [], at = -1;
    function mark(i) {
      at = shown.length ? (i + shown.length) % shown.length : -1;
      Array.from(list.children).forEach(function (li, k) { li.setAttribute("aria-selected", String(k === at)); });
      if (at < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", "found-" + at); list.children[at].scrollIntoView({block: "nearest"});
    }
    function show() {
      var hits = found(all, input.value);
      if (!hits.length && plain(layout(input.value))) { hits = found(all, layout(input.value)); }
      shown = hits.slice(0, MOST);
      list.replaceChildren.apply(list, shown.map(function (e, i) {
        var li = desk.element("li", "", {role: "option", id: "found-" + i});
        li.append(desk.element("span", e.text, {"class": "what"}), desk.element("span", e.kind + (e.where === e.text ? "" : " · " + e.where), {"class": "where"}));
        li.addEventListener("click", function () { go(i); });
        return li;
      }));
      count.textContent = !all.length || shown.length ? "" : desk.say("Ничего не нашлось. Попробуйте одно слово или его начало.", "Nothing found. Try one word, or its beginning.");
      mark(0);
    }
    function go(i) { if (shown[i]) { box.close(); location.href = shown[i].href; } }
    // ---- a question in plain words: the desk's answer stands above what was found by name
    var said = desk.element("div", "", {"class": "answered", "aria-live": "polite"}), asking, last = "";
    list.before(said);
    function ask() {
      var text = input.value.trim();
      clearTimeout(asking);
      if (text === last) { return; }
      if (plain(text).split(" ").length < 2) { last = text; said.replaceChildren(); return; }
      asking = setTimeout(function () {
        last = text;
        window.fetch("/" + desk.lang() + "/ask.json?q=" + encodeURIComponent(text)).then(function (r) { return r.json(); }).then(function (got) {
          if (input.value.trim() !== text) { return; }
          var parts = [desk.element("p", got.sentence, {"class": got.known ? "known" : "unknown"})];
          if (got.known && got.href) { parts.push(desk.element("a", desk.say("Показать", "Show"), {href: got.href})); }
          said.replaceChildren.apply(said, got.known || text.indexOf("?") > 0 || !shown.length ? parts : []);
        }).catch(function () {});
      }, 250);
    }
    input.addEventListener("input", ask);
    input.addEventListener("input", show);
    input.addEventListener("keydown", function (e) {
      if (e.key === "ArrowDown") { e.preventDefault(); mark(at + 1); }
      else if (e.key === "ArrowUp") { e.preventDefault(); mark(at - 1); }
      else if (e.key === "Enter") { e.preventDefault(); go(at); }
      else if (e.key === "Escape") { e.preventDefault(); box.close(); }
    });
    box.addEventListener("click", function (e) { if (e.target === box) { box.close(); } });
    window.fetch(desk.root + "/" + desk.lang() + "/search.json").then(function (r) { return r.json(); }).then(function (got) {
      all = got.map(function (e) {
        var own = plain(e.text).split(" ");
        return Object.assign(e, {words: own.concat(plain(e.where + " " + e.also).split(" ")), own: own.length, first: e.href.indexOf("#") < 0 && e.href.indexOf("?") < 0});
      });
      show();
    }).catch(function () { count.textContent = desk.say("Поиск не загрузился: обновите страницу.", "Search did not load: reload the page."); });
    return box;
  }
  desk.search = function () {
    var box = document.getElementById("search-box") || make();
    if (!box.open) { box.showModal(); }
    box.querySelector("input").select(); box.querySelector("input").focus();
  };
  document.addEventListener("click", function (e) { var b = e.target.closest("button"); if (b && b.dataset.do === "search") { desk.search(); } });
  document.addEventListener("keydown", function (e) {
    if ((e.ctrlKey || e.metaKey) && !e.altKey && (e.key.toLowerCase() === "k" || e.code === "KeyK")) { e.preventDefault(); desk.search(); }
  });
})();
