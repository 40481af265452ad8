// Figures: drawn from the first layout before Dash starts, moved into its page when that stands, redrawn when data-plot changes.
(function () {
  "use strict";
  var desk = window.desk, WAIT = 20;
  var SORRY = ["Рисунок не удалось нарисовать: обновите страницу. Его числа — под «Числа и источники».",
    "The figure could not be drawn: reload the page. Its numbers stand under “Numbers and sources”."];
  function plain(title) { return String(title || "").replace(/<br\s*\/?>/g, " ").replace(/<[^>]+>/g, ""); }
  function draw(holder, text) {
    var gd = holder.firstElementChild, fig;
    holder.said = text;
    try {
      fig = JSON.parse(text);
      if (gd && gd.data) { window.Plotly.react(gd, fig.data, fig.layout, fig.config); }
      else {
        gd = desk.element("div", "", {"class": "drawn"}); holder.replaceChildren(gd);
        window.Plotly.newPlot(gd, fig.data, fig.layout, fig.config);
      }
      var title = plain(fig.layout.title && fig.layout.title.text);
      if (holder.title_ && title !== holder.title_) { desk.announce(title); }
      holder.title_ = title;
    } catch (error) {
      holder.replaceChildren(desk.element("p", desk.say.apply(desk, SORRY), {role: "alert", "class": "sorry"}));
      console.warn(error);
    }
  }
  // every holder in the layout: its id and what it draws
  function holders(node, found) {
    if (Array.isArray(node)) { node.forEach(function (n) { holders(n, found); }); }
    else if (node && node.props) {
      if (node.props["data-plot"]) { found[node.props.id] = node.props["data-plot"]; }
      holders(node.props.children, found);
    }
    return found;
  }
  function first() {
    var layout = document.getElementById("first-layout");
    var found = layout ? holders(JSON.parse(layout.textContent), {}) : {};
    Object.keys(found).forEach(function (id) {
      var holder = document.getElementById(id);
      if (holder) { draw(holder, found[id]); }
    });
  }
  function scan(root) {
    root.querySelectorAll(".drawing[data-plot]").forEach(function (holder) {
      if (holder.said !== holder.dataset.plot) { draw(holder, holder.dataset.plot); }
    });
  }
  // ---- Dash's page stands: figures, open folds, the focus and moved controls go over, then the first page goes
  function carry(before, after) {
    before.querySelectorAll(".drawing").forEach(function (old) {
      var holder = after.querySelector("#" + CSS.escape(old.id));
      if (!holder || !old.firstElementChild) { return; }
      holder.replaceChildren(old.firstElementChild);
      holder.said = holder.dataset.plot; holder.title_ = old.title_;
    });
    var folds = after.querySelectorAll("details");
    before.querySelectorAll("details").forEach(function (fold, i) { if (folds[i]) { folds[i].open = fold.open; } });
    before.querySelectorAll("input[type=range], input[type=radio]:checked").forEach(function (input) {
      var moved = input.type === "range" ? Number(input.value) !== Number(input.defaultValue) : !input.defaultChecked;
      if (moved) { window.dash_clientside.set_props(input.id || input.name, {value: input.type === "range" ? Number(input.value) : input.value}); }
    });
  }
  var FOCUS = "a[href], button, summary, input, select, [tabindex]";
  function take() {
    var entry = document.getElementById(desk.entry), before = document.getElementById("first");
    var after = entry && entry.querySelector("#page");
    if (!after) { return setTimeout(take, WAIT); }
    var held = before && before.contains(document.activeElement) ? Array.from(before.querySelectorAll(FOCUS)).indexOf(document.activeElement) : -1;
    var x = window.scrollX, y = window.scrollY;
    if (before) { carry(before, after); before.remove(); }
    entry.hidden = false;
    window.scrollTo({left: x, top: y, behavior: "instant"});
    if (held >= 0) { (after.querySelectorAll(FOCUS)[held] || after).focus({preventScroll: true}); }
    scan(after);
    new MutationObserver(function () { scan(after); }).observe(after, {subtree: true, childList: true, attributeFilter: ["data-plot"]});
    document.dispatchEvent(new Event("desk:ready"));
  }
  desk.draw = draw; desk.take = take;
  first();
})();
