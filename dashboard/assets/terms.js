// A term's meaning beside it: by mouse, touch or keyboard; it stays while pointed at, Escape closes it, nothing moves.
(function () {
  "use strict";
  var desk = window.desk, shown = null, leaving = null;
  function box() {
    var tip = document.getElementById("term-tip");
    if (tip) { return tip; }
    tip = desk.element("div", "", {id: "term-tip", role: "tooltip", hidden: ""});
    tip.addEventListener("pointerenter", stay); tip.addEventListener("pointerleave", leave);
    tip.addEventListener("focusout", function (e) { if (!tip.contains(e.relatedTarget)) { hide(); } });
    return tip;
  }
  function stay() { clearTimeout(leaving); }
  function leave() { clearTimeout(leaving); leaving = setTimeout(hide, 250); }
  function hide() {
    clearTimeout(leaving);
    if (shown) { shown.removeAttribute("aria-describedby"); shown.setAttribute("aria-expanded", "false"); shown = null; box().hidden = true; }
  }
  function show(button) {
    stay();
    if (shown === button) { return; }
    hide();
    var tip = box(), more = desk.element("a", desk.say("В словаре", "In the glossary"), {href: button.dataset.more});
    tip.replaceChildren(desk.element("strong", button.dataset.term), desk.element("p", button.dataset.say), more);
    (document.querySelector("main") || desk.page()).appendChild(tip);
    tip.hidden = false; shown = button;
    button.setAttribute("aria-describedby", "term-tip"); button.setAttribute("aria-expanded", "true");
    var at = button.getClientRects()[0], wide = tip.offsetWidth, tall = tip.offsetHeight, view = document.documentElement.clientWidth;
    var below = at.bottom + tall + 12 < window.innerHeight || at.top < tall + 12;
    tip.style.left = Math.max(8, Math.min(view - wide - 8, at.left)) + window.scrollX + "px";
    tip.style.top = (below ? at.bottom + 6 : at.top - tall - 6) + window.scrollY + "px";
  }
  function term(event) { return event.target.closest && event.target.closest("button.term"); }
  document.addEventListener("pointerover", function (e) { if (e.pointerType === "mouse" && term(e)) { show(term(e)); } });
  document.addEventListener("pointerout", function (e) { if (e.pointerType === "mouse" && term(e)) { leave(); } });
  document.addEventListener("focusin", function (e) { if (term(e)) { show(term(e)); } });
  document.addEventListener("focusout", function (e) { if (term(e) && !box().contains(e.relatedTarget)) { leave(); } });
  document.addEventListener("click", function (e) {
    if (term(e)) { show(term(e)); } else if (shown && !e.target.closest("#term-tip")) { hide(); }
  });
  document.addEventListener("keydown", function (e) { if (e.key === "Escape" && shown) { e.stopPropagation(); hide(); } }, true);
})();
