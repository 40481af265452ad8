// An SVG the server draws, set into the page: its text can be selected, its colours follow the theme.
(function () {
  "use strict";
  var desk = window.desk;
  function show(box, table) {
    var address = box.dataset.svg + (table ? "?table=" + encodeURIComponent(table) : "");
    var link = box.closest("section").querySelector("a[target]");
    return window.fetch(address).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.text();
    }).then(function (text) {
      var svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      box.replaceChildren(document.importNode(svg, true));
      if (link) { link.href = address; }
      box.scrollTo(0, 0);
    }).catch(function () { box.replaceChildren(desk.element("p", desk.say("Граф не загрузился: откройте его отдельно.", "The graph did not load: open it by itself."), {role: "alert"})); });
  }
  document.addEventListener("desk:ready", function () {
    document.querySelectorAll("[data-svg]").forEach(function (box) {
      new IntersectionObserver(function (entries, watch) {
        if (entries[0].isIntersecting) { watch.disconnect(); show(box); }
      }, {rootMargin: "500px"}).observe(box);
      box.closest("section").addEventListener("change", function (e) { if (e.target.name === "table") { show(box, e.target.value); } });
    });
  }, {once: true});
})();
