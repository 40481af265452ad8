// Tables of numbers: made of their rows when somebody opens them, and anew when the figure above has changed.
(function () {
  "use strict";
  var desk = window.desk;
  function cell(tag, value) {
    var td = desk.element(tag, typeof value === "string" ? value : "");
    if (tag === "th") { td.scope = "col"; }
    if (value && value.href) {
      td.append(desk.element("a", value.text, {href: value.href, target: "_blank", rel: "noreferrer noopener"}), value.after || "");
    }
    return td;
  }
  // a cell carries its column's head: on a phone a row is a record (assets/records.css)
  function row(tag, values, heads) {
    var tr = document.createElement("tr");
    values.forEach(function (v, i) {
      var td = cell(tag, v);
      if (heads && heads[i] && v !== "") { td.dataset.label = heads[i]; }
      tr.append(td);
    });
    return tr;
  }
  function fill(holder) {
    if (holder.said === holder.dataset.table) { return; }
    holder.said = holder.dataset.table;
    var data = JSON.parse(holder.said), table = document.createElement("table");
    var head = document.createElement("thead"), body = document.createElement("tbody");
    head.append(row("th", data.head));
    data.body.forEach(function (r) { body.append(row("td", r, data.head)); });
    table.className = "stack";
    table.append(head, body);
    holder.replaceChildren(table);
  }
  function scan(root) { root.querySelectorAll("details[open] [data-table]").forEach(fill); }
  document.addEventListener("toggle", function (e) { if (e.target.open) { scan(e.target.parentNode); } }, true);
  document.addEventListener("desk:ready", function () {
    new MutationObserver(function () { scan(desk.page()); }).observe(desk.page(), {subtree: true, childList: true, attributeFilter: ["data-table"]});
  });
  window.addEventListener("beforeprint", function () { scan(document); });
})();
