// The network's page: controls, picture, card and tables held together; every choice stands in the address.
import { nodeCard, tieCard, tieEvidence } from "./network/card.js";
import { h, number, slug, t } from "./network/dom.js";
import { png, save, svg } from "./network/images.js";
import { find } from "./network/find.js";
import { Picture, webglWorks } from "./network/picture.js";
import { outline } from "./network/shapes.js";
import { address, keep, read, serverQuery } from "./network/state.js";
import { wireTables } from "./network/tables.js";

const container = document.getElementById("picture");
const card = document.getElementById("card");
const status = document.getElementById("status");
const form = document.getElementById("choose");
const hint = [...card.childNodes];
const state = read();
let picture = null;
const remember = () => keep(state);

function showCard(parts, focus) {
  card.replaceChildren(...(parts ?? hint).flat().filter(Boolean));
  if (focus) card.querySelector("h2")?.focus();
}

function choose(node, focus = false) {
  state.node = slug(node);
  state.tie = "";
  remember();
  if (!picture) return;
  picture.choose(node);
  if (focus) picture.show(node);
  showCard(nodeCard(picture.graph, node, openTie, close), focus);
}

function openTie(edge) {
  const [source, target] = picture.graph.extremities(edge);
  picture.choose("", edge);
  state.node = "";
  state.tie = `${slug(source)}--${slug(target)}`;
  remember();
  const rests = h("div", { "aria-busy": "true" });
  showCard([...tieCard(picture.graph, edge, (node) => choose(node, true), close), rests], true);
  evidence(edge)
    .then((found) => rests.append(...tieEvidence(picture.graph, edge, found)))
    .catch(() => rests.append(t("failed")))
    .finally(() => rests.removeAttribute("aria-busy"));
}

function close() {
  picture?.choose("");
  state.node = state.tie = "";
  remember();
  showCard(null);
}

function fromAddress() {
  const { graph } = picture;
  const [source, target] = state.tie.split("--").map((name) => name && picture.named(name));
  if (source && target && graph.hasEdge(source, target)) openTie(graph.edge(source, target));
  else if (state.node && picture.named(state.node)) choose(picture.named(state.node));
}

function filter() {
  const { nodes, ties } = picture.filter();
  status.textContent = t("shown", { nodes, ties });
  legend();
  remember();
}

// What each colour and shape stands for, of the nodes that are shown.
function legendItems() {
  const { palette } = picture.about;
  const counts = new Map();
  picture.nodes.forEach((node) => {
    const data = picture.graph.getNodeAttributes(node);
    const key = state.color === "community" ? Math.min(data.community, palette.communities.length + 1) : data.group;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const named = (key) => {
    if (state.color !== "community") return { ...palette.groups[key], name: palette.groups[key][document.documentElement.lang] };
    const [colour, name] = key > palette.communities.length ? [palette.other, "…"] : [palette.communities[key - 1], `${t("community")} ${key}`];
    return { colour, name, shape: "circle" };
  };
  const keys = [...counts.keys()].sort((a, b) => (state.color === "community" ? a - b : counts.get(b) - counts.get(a)));
  return keys.map((key) => ({ ...named(key), count: counts.get(key) }));
}

function legend() {
  const items = legendItems().map(({ colour, shape, name, count }) =>
    h("li", {}, icon(shape, colour), ` ${name} `, h("span", { class: "muted" }, String(count))));
  const arrow = picture.graph.type === "directed" ? [h("li", {}, h("span", { class: "arrow", "aria-hidden": "true" }, "→"), ` ${t("arrow")}`)] : [];
  document.getElementById("legend").replaceChildren(h("ul", {}, [...items, ...arrow]));
}

function icon(shape, colour) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of [["viewBox", "0 0 16 16"], ["width", "14"], ["height", "14"], ["aria-hidden", "true"]]) drawn.setAttribute(name, value);
  path.setAttribute("d", outline(shape, 8, 8, 6));
  path.setAttribute("fill", colour);
  drawn.append(path);
  return drawn;
}

function control(label, element) {
  element.id = `c-${label.replace(/\W+/g, "-")}`;
  return h("div", {}, h("label", { for: element.id }, label), element);
}

function select(key, options) {
  const change = (event) => { state[key] = event.target.value; filter(); };
  return h("select", { onchange: change }, options.map(([value, text]) => h("option", { value, selected: state[key] === value }, text)));
}

function controls() {
  const measures = ["degree", "in_strength", "out_strength", "strength", "betweenness", "closeness", "eigenvector", "core_number", "entries", "two_mode_betweenness"];
  const first = picture.graph.nodes()[0];
  const there = measures.filter((name) => first && picture.graph.hasNodeAttribute(first, name));
  const weights = picture.graph.mapEdges((edge, data) => data.weight);
  const roles = [...new Set(picture.graph.mapEdges((edge, data) => Object.keys(data.roles)).flat())].sort();
  const tested = picture.graph.someEdge((edge, data) => data.q != null);
  const search = h("input", { type: "search", value: state.find, autocomplete: "off", oninput: (event) => { state.find = event.target.value; filter(); sayFound(); }, onkeydown: (event) => {
    if (event.key === "Enter") sayFound();
    if (event.key === "Enter" && picture.found.size) choose(find(picture.graph, state.find)[0], true);
  } });
  const { least } = picture.about;
  const weight = h("input", { type: "range", min: least, max: Math.max(picture.least(), Math.min(20, weights.reduce((a, b) => Math.max(a, b), 1))), value: picture.least(), oninput: (event) => { state.min = event.target.value; event.target.nextSibling.textContent = state.min; filter(); } });
  const place = document.getElementById("controls");
  place.hidden = false;
  place.replaceChildren(
    ...edition(),
    control(t("find"), search),
    control(t("view"), viewSelect()),
    h("details", { class: "more-controls", open: Boolean(state.min || state.only || state.sig) }, h("summary", {}, t("more")), h("div", { class: "row" },
    control(t("colour"), select("color", [["sector", t("colour.sector")], ["community", t("colour.community")]])),
    control(t("size"), select("size", there.map((key) => [key, t(key)]))),
    h("div", {}, h("label", { for: "c-weight" }, t("weight")), Object.assign(weight, { id: "c-weight" }), h("output", {}, String(picture.least()))),
    roles.length > 1 ? control(t("only.role"), select("only", [["", t("any")], ...roles.map((role) => [role, t(`role.${role}`)])])) : "",
    tested ? h("label", { class: "check" }, h("input", { type: "checkbox", checked: Boolean(state.sig), onchange: (event) => { state.sig = event.target.checked ? "yes" : ""; filter(); } }), ` ${t("significant")}`) : "",
    h("div", { class: "save" },
      h("button", { type: "button", class: "plain", onclick: async () => save(await png(picture, said()), `${fileName()}.png`) }, t("png")),
      h("button", { type: "button", class: "plain", onclick: () => save(svg(picture, said()), `${fileName()}.svg`) }, t("svg"))))));
  const zoom = document.getElementById("zoom");
  zoom.hidden = false;
  zoom.replaceChildren(...[["+", 1, "zoom.in"], ["−", -1, "zoom.out"], ["⤢", 0, "reset"]].map(([sign, way, key]) => h("button", { type: "button", "aria-label": t(key), title: t(key), onclick: () => picture.zoom(way) }, sign)));
}

// The title, with the editions that it shows, and the legend: what an image carries.
function said() {
  const { editions, parameters } = picture.about;
  const shown = parameters.edition || editions.join(", ");
  return { title: `${document.querySelector("h1").textContent} · ${shown}`, legend: legendItems() };
}

const view = () => state.view || (container.dataset.source.endsWith("/partners") ? "layers" : "free");
const fileName = () => [picture.about.name, view(), state.color === "community" ? "community" : "", state.node].filter(Boolean).join("-");

function viewSelect() {
  const ego = picture.about.parameters.ego ? [["rings", t("view.rings")]] : [];
  const change = (event) => { state.view = event.target.value; remember(); redraw(); };
  return h("select", { onchange: change }, [["layers", t("view.layers")], ["free", t("view.free")], ...ego].map(([value, text]) => h("option", { value, selected: view() === value }, text)));
}

async function redraw() {
  container.setAttribute("aria-busy", "true");
  try {
    state.at = "";
    show(await load(container.dataset));
    picture.zoom(0);
  } catch {
    status.textContent = t("failed");
  } finally {
    container.removeAttribute("aria-busy");
  }
}

// What a search found, or that it found nothing, is said to who does not see the picture too.
function sayFound() {
  const count = picture.found.size;
  const typed = state.find.trim();
  document.getElementById("found").textContent = !typed ? "" : count ? t("found", { count, typed, first: picture.graph.getNodeAttribute(find(picture.graph, typed)[0], "label") }) : t("found.none", { typed });
}

// The time slider: the editions in order, with all of them at its left end.
function edition() {
  const field = document.getElementById("edition");
  const years = [...field.options].map((option) => option.value);
  if (years.length < 3) return [];
  const said = (at) => years[at] || t("all");
  const at = years.indexOf(field.value);
  field.parentElement.hidden = true;
  const output = h("output", {}, said(at));
  const slider = h("input", { type: "range", id: "c-edition", min: 0, max: years.length - 1, step: 1, value: at, "aria-valuetext": said(at),
    oninput: (event) => { output.textContent = said(event.target.value); event.target.setAttribute("aria-valuetext", said(event.target.value)); },
    onchange: (event) => { field.value = years[event.target.value]; changeNetwork(); } });
  return [h("div", { class: "time" }, h("label", { for: "c-edition" }, t("edition")), slider, output)];
}

// What the server is asked for: only what differs from its defaults, so that addresses stay short.
function wanted() {
  const query = new URLSearchParams();
  const roles = [...form.querySelectorAll("[name=role]")];
  const usual = roles.every((box) => box.checked === form.dataset.roles.split(" ").includes(box.value));
  for (const [key, value] of new FormData(form)) if (value && key !== "role") query.append(key, value);
  const kept = serverQuery();
  if (!usual) roles.filter((box) => box.checked).forEach((box) => query.append("role", box.value));
  for (const key of ["resolution", "alpha", "seed", "future", "rows"]) if (kept.get(key)) query.set(key, kept.get(key));
  return query;
}

async function changeNetwork() {
  const at = address(state, wanted());
  history.pushState(null, "", at);
  await refresh();
}

let asked = 0;
async function refresh() {
  const turn = ++asked;
  container.setAttribute("aria-busy", "true");
  try {
    const page = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
    if (!page.ok) throw new Error(page.statusText);
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    const { source, query } = fresh.getElementById("picture").dataset;
    const data = await load({ source, query });
    if (turn !== asked) return;
    Object.assign(container.dataset, { source, query });
    for (const id of ["tables", "dense", "findings"]) document.getElementById(id).replaceWith(fresh.getElementById(id));
    status.textContent = fresh.getElementById("status").textContent;
    wireTables(state, choose, openBetween, remember, allRows);
    show(data);
  } catch {
    if (turn === asked) status.textContent = t("failed");
  } finally {
    if (turn === asked) container.removeAttribute("aria-busy");
  }
}

async function load({ source, query }) {
  const free = view() !== "free" ? "" : `${query ? "&" : "?"}view=free`;
  const answer = await fetch(`${source}.picture.json${query}${free}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

// What a tie rests on is asked for when it is opened.
async function evidence(edge) {
  const { source, query } = container.dataset;
  const [first, second] = picture.graph.extremities(edge).map(slug);
  const answer = await fetch(`${source}.tie.json${query}${query ? "&" : "?"}tie=${encodeURIComponent(`${first}--${second}`)}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

// The tables with every row, which the address then asks for too.
async function allRows() {
  const query = serverQuery();
  query.set("rows", "all");
  const at = address(state, query);
  const page = await fetch(at, { headers: { Accept: "text/html" } });
  if (!page.ok) throw new Error(page.statusText);
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  history.replaceState(null, "", at);
  document.getElementById("tables").replaceWith(fresh.getElementById("tables"));
  wireTables(state, choose, openBetween, remember, allRows);
}

function openBetween(source, target) {
  if (picture?.graph.hasEdge(source, target)) {
    openTie(picture.graph.edge(source, target));
    card.scrollIntoView({ block: "nearest" });
  }
}

function show(data) {
  if (!picture) return;
  picture.load(data);
  controls();
  if (state.at) picture.moveTo(state.at);
  fromAddress();
  if (!picture.chosen && !picture.tie) close();
  filter();
}

async function start() {
  wireTables(state, choose, openBetween, remember, allRows);
  form.addEventListener("submit", (event) => { event.preventDefault(); changeNetwork(); });
  addEventListener("popstate", () => location.reload());
  if (!webglWorks()) {
    const { source, query } = container.dataset;
    container.replaceChildren(h("img", { src: `${source}.svg${query}`, alt: container.getAttribute("aria-label") }));
    return;
  }
  picture = new Picture(container, state, { node: choose, tie: openTie, nothing: close, camera: (at) => { state.at = at; remember(); } });
  // For tests and the curious: the drawing from the console.
  window.entramadoNetwork = picture;
  show(await load(container.dataset));
}

start().catch((error) => {
  console.error(error);
  status.textContent = t("failed");
});
