// Tables whose heads are buttons: sort by a column's data-by; what was not told stays last in either order.
(function () {
  "use strict";
  function key(row, column) { return row.children[column].dataset.by || ""; }
  function compare(a, b) {
    var x = Number(a), y = Number(b);
    return isNaN(x) || isNaN(y) ? a.localeCompare(b, document.documentElement.lang) : x - y;
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("table.sortable button[data-sort]");
    if (!button) { return; }
    var head = button.closest("th"), column = Number(button.dataset.sort), body = button.closest("table").tBodies[0];
    var down = head.getAttribute("aria-sort") === "ascending";
    head.parentNode.querySelectorAll("th").forEach(function (th) { th.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    Array.from(body.rows).sort(function (a, b) {
      var x = key(a, column), y = key(b, column);
      if (!x || !y) { return x ? -1 : y ? 1 : 0; }
      return down ? compare(y, x) : compare(x, y);
    }).forEach(function (row) { body.appendChild(row); });
  });
})();
