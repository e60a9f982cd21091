// Tables of counts are sorted by their headings: numbers the largest first, then the smallest; words by the alphabet.
// Without this script they stand in the order of their answer.
const value = (row, at) => {
  const text = row.cells[at]?.textContent.trim() ?? "";
  const number = text.replace(/[\s\u202f\u00a0]/g, "");
  return /^-?\d+([.,]\d+)?$/.test(number) ? Number(number.replace(",", ".")) : text === "–" || text === "" ? -Infinity : text;
};

function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a - b;
  if (typeof a === "number") return -1;
  if (typeof b === "number") return 1;
  return b.localeCompare(a);
}

function sort(table, heading) {
  const down = heading.getAttribute("aria-sort") !== "descending";
  for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  // The rows that are folded away are sorted with the others, and as many are folded away as before.
  const bodies = [...table.tBodies].map((body) => [body, body.rows.length]);
  const rows = bodies.flatMap(([body]) => [...body.rows]).map((row) => [value(row, heading.cellIndex), row]);
  rows.sort(([a], [b]) => compare(a, b) * (down ? -1 : 1));
  for (const [body, size] of bodies) body.append(...rows.splice(0, size).map(([, row]) => row));
}

for (const table of document.querySelectorAll("table.counted")) {
  // A table of one row, or whose rows are joined, has no other order.
  if (!table.tHead || table.tBodies[0].rows.length < 2 || table.tBodies[0].querySelector("[rowspan], [colspan]")) continue;
  for (const heading of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sort(table, heading));
  }
}
