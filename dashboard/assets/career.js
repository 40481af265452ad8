// «С моими баллами»: the score is typed, compared and forgotten here. It is put in no address, no storage, no request.
(function () {
  "use strict";
  function build(place) {
    var desk = window.desk;
    if (!desk || place.firstChild) { return; }
    var low = Number(place.dataset.low), high = Number(place.dataset.high);
    var label = desk.element("label", desk.say("Моя сумма за три ЕГЭ", "My sum of three exams"));
    var range = desk.element("input", "", {type: "range", min: low, max: high, step: 1, autocomplete: "off", "aria-label": label.textContent});
    var shown = desk.element("output", ""), said = desk.element("p", "", {"class": "score-said", role: "status"});
    range.value = String(Math.round((low + high) / 2));
    label.append(range, shown);
    place.append(label, said);
    function compare() {
      var mine = Number(range.value), rows = place.closest("section").querySelectorAll("[data-score]"), within = 0;
      rows.forEach(function (row) {
        var reached = Number(row.dataset.score) <= mine;
        row.classList.toggle("within", reached);
        row.classList.toggle("above", !reached);
        within += reached ? 1 : 0;
      });
      shown.textContent = String(mine);
      said.textContent = desk.say(
        "В прошлый приём хватило бы на " + within + " из " + rows.length + " программ. Это не обещание: балл меняется каждый год.",
        "Last time it would do for " + within + " of " + rows.length + " programmes. No promise: the score changes every year.");
    }
    range.addEventListener("input", compare);
    compare();
  }
  // only once the page is Dash's own: what is added before is thrown away, and stirs what waits for it
  function look() { if (document.documentElement.dataset.ready) { document.querySelectorAll(".my-score").forEach(build); } }
  new MutationObserver(look).observe(document.documentElement,
    {childList: true, subtree: true, attributes: true, attributeFilter: ["data-ready"]});
})();
