// «На повестку»: a figure, in the state it stands in, becomes an item of the meeting; the moderator's pass is needed.
(function () {
  "use strict";
  var desk = window.desk;
  function token() { var m = document.cookie.match(/(?:^|; )token=([^;]+)/); return m ? m[1] : ""; }
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-agenda]");
    if (!button) { return; }
    var card = button.closest("[data-figure]"), query = new URLSearchParams(location.search), choices = {};
    (card.dataset.choices || "").split("|").forEach(function (k) { if (k && query.has(k)) { choices[k] = query.get(k); } });
    window.fetch(desk.root + "/" + desk.lang() + "/hall/do", {method: "POST", headers: {"Content-Type": "application/json", "X-Desk-Token": token()},
      body: JSON.stringify({"do": "add", key: window.crypto.randomUUID ? window.crypto.randomUUID() : String(Date.now()) + "-" + Math.random(), figure: card.dataset.figure, choices: choices})})
      .then(function (a) { return a.json().then(function (body) { return [a.ok, body]; }); })
      .then(function (said) {
        var words = said[0] ? desk.say("Рисунок на повестке.", "The figure is on the agenda.") : said[1].refused;
        button.textContent = words; desk.announce(words);
      }, function () { button.textContent = desk.say("Нет связи с сервером.", "No connection to the server."); });
  });
})();
