// Hides the rules that do not hold every word of the search.
"use strict";
const field = document.getElementById("search");
const count = document.getElementById("count");
const rows = [...document.querySelectorAll(".rules li")].map(row => ({ row, text: row.textContent.toLowerCase() }));
function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { row, text } of rows) {
    row.hidden = !words.every(word => text.includes(word));
    if (!row.hidden) shown += 1;
  }
  for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector("li:not([hidden])");
  count.textContent = words.length ? `${shown} of ${rows.length} rules` : "";
}
field.addEventListener("input", search);
search();
