// The console's door: a password, a pass for twelve hours.
(function () {
  "use strict";
  var hall = window.hall, el = hall.el;
  var field = el("input", {type: "password", id: "password", autocomplete: "current-password", required: true});
  var said = el("p.refusal", {role: "alert"});
  function enter(event) {
    event.preventDefault();
    hall.send("enter", {password: field.value}).then(function (a) {
      if (a.ok) { window.location.reload(); } else { said.textContent = a.body.refused; field.select(); }
    }, function () { said.textContent = hall.say("Нет связи с сервером.", "No connection to the server."); });
  }
  document.getElementById("door").append(el("form.door", {on: {submit: enter}},
    el("h1", {}, hall.say("Вход ведущего", "The moderator's entrance")),
    el("label", {"for": "password"}, hall.say("Пароль", "Password")), field,
    el("button.main", {type: "submit"}, hall.say("Войти", "Enter")), said));
  field.focus();
})();
