// The tables beside the picture: sorted by their headings, their rows open the cards; the tests are fetched when wanted.
import { h, number, slug, t, words } from "./dom.js";

export function wireTables(state, choose, openTie, keep, allRows) {
  for (const table of document.querySelectorAll("#tables table")) sortable(table, state, keep, allRows);
  for (const link of document.querySelectorAll("#tables .more a")) {
    link.addEventListener("click", (event) => { event.preventDefault(); allRows().catch(() => location.assign(link.href)); });
  }
  for (const row of document.querySelectorAll("#nodes tbody tr")) {
    const link = row.querySelector("a");
    const button = h("button", { type: "button", class: "plain", title: link.title, onclick: () => choose(row.dataset.node, true) }, link.textContent);
    link.replaceWith(button);
  }
  for (const row of document.querySelectorAll("#ties tbody tr")) {
    const cell = row.querySelector("th");
    cell.replaceChildren(h("button", { type: "button", class: "plain", onclick: () => openTie(row.dataset.source, row.dataset.target) }, cell.textContent));
  }
  document.getElementById("tests")?.addEventListener("toggle", loadTests, { once: true });
}

function sortable(table, state, keep, allRows) {
  const find = (key) => document.getElementById(table.id).querySelector(`th[data-key="${CSS.escape(key)}"]`);
  for (const heading of table.querySelectorAll("th[data-key]")) {
    const button = h("button", { type: "button", class: "sort", onclick: async () => {
      const down = heading.getAttribute("aria-sort") !== "descending";
      const { key } = heading.dataset;
      state[kept(table)] = `${down ? "-" : ""}${key}`;
      keep();
      // The rows that are not there yet may be the first ones by this column.
      if ("cut" in table.dataset) {
        await allRows();
        find(key).querySelector("button").focus();
      }
      sort(document.getElementById(table.id), find(key), down);
    } }, ...heading.childNodes);
    heading.replaceChildren(button);
  }
  const chosen = kept(table) ? state[kept(table)] : "";
  const key = chosen.replace("-", "");
  const heading = key && find(key);
  if (heading && "cut" in table.dataset) allRows().catch(() => {});
  else if (heading) sort(table, heading, chosen.startsWith("-"));
}

// By which column a table is sorted stands in the address under this name.
const kept = (table) => ({ nodes: "sort", ties: "order" })[table.id];

function sort(table, heading, down) {
  const column = [...heading.parentElement.children].indexOf(heading);
  for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const value = (row) => {
    const cell = row.children[column];
    return cell.dataset.value === undefined ? cell.textContent : cell.dataset.value === "" ? -Infinity : Number(cell.dataset.value);
  };
  const rows = [...table.tBodies[0].rows].map((row) => [value(row), row]);
  rows.sort(([a], [b]) => (typeof a === "number" ? a - b : a.localeCompare(b)) * (down ? -1 : 1));
  table.tBodies[0].append(...rows.map(([, row]) => row));
}

async function loadTests({ target }) {
  const place = target.querySelector("p");
  try {
    const found = await (await fetch(target.dataset.from)).json();
    target.append(report(found));
    place.remove();
  } catch {
    place.textContent = t("failed");
  }
}

// A measure, or two layers with what runs from the one to the other.
const named = (key) => words[`network.m.${key}`] ?? key.split(">").map((part) => words[`network.m.layer.${part}`] ?? part.replaceAll("_", " ")).join(" → ");

function report(found) {
  const { communities, core_periphery: core, dyads, mixing, multiplexity, naming, significance } = found.measures;
  const shown = ([, value]) => Array.isArray(value) || (value !== "" && typeof value !== "object");
  const block = (title, facts, caution) => h("section", {}, h("h3", {}, title), caution && h("p", { class: "muted" }, named(caution)),
    h("dl", { class: "measures" }, Object.entries(facts).filter(shown).map(([key, value]) =>
      h("div", { class: Array.isArray(value) ? "long" : "" }, h("dt", {}, named(key)), h("dd", {}, plain(value))))));
  const parts = [communities && block(named("communities"), communities), core && block(named("core_periphery"), core)];
  for (const [name, facts] of Object.entries(naming ?? {})) parts.push(block(`${named("naming")}: ${named(name)}`, facts));
  if (dyads) parts.push(block(named("dyads"), dyads, "dyads.caution"));
  for (const [name, facts] of Object.entries(dyads?.terms ?? {})) parts.push(block(`${named("dyads")}: ${named(name)}`, facts));
  if (multiplexity) {
    const kinds = Object.entries(multiplexity.roles).map(([roles, count]) => `${roles.split(" ").map((role) => t(`role.${role}`)).join(" + ")}: ${count}`);
    parts.push(block(named("multiplexity"), { ...multiplexity, roles: kinds }, "multiplexity.caution"));
  }
  for (const [name, facts] of Object.entries(mixing)) parts.push(block(`${named("mixing")}: ${named(name)}`, facts));
  if (significance) parts.push(block(named("significance"), significance));
  for (const one of found.sensitivity) parts.push(block(`${named("sensitivity")}: ${named(one.name)}`, { ...one, ...one.measures, name: "", measures: "" }));
  for (const one of found.changes) {
    const counts = { entered: one.entered.length, left: one.left.length, stayed: one.stayed.length };
    parts.push(block(`${named("change")}: ${one.before} → ${one.after}`, { ...one, before: "", after: "", ...counts }));
  }
  return h("div", { class: "pair" }, parts);
}

function plain(value) {
  if (Array.isArray(value) && value.every(Array.isArray)) return value.map((pair) => pair.map(slug).join(" – ")).join(", ") || "–";
  if (Array.isArray(value)) return value.every((v) => typeof v === "number") ? value.map(number).join(" – ") : value.map(slug).join(", ");
  return typeof value === "number" || value == null ? number(value) : typeof value === "boolean" ? t(value ? "yes" : "no") : String(value);
}
