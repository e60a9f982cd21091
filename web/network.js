// The network's page: controls, picture, card and tables held together; every choice stands in the address.
import { nodeCard, tieCard, tieEvidence } from "./network/card.js";
import { h, number, slug, t } from "./network/dom.js";
import { Drawn, leadTo } from "./network/drawn.js";
import { find } from "./network/find.js";
import { png, save, sheet, svg } from "./network/images.js";
import { Picture, WHOLE, webglWorks } from "./network/picture.js";
import { outline } from "./network/shapes.js";
import { address, forget, keep, read, remember as before, serverQuery, undone } from "./network/state.js";
import { wireTables } from "./network/tables.js";

// Windows narrower than this (pixels) get the pictures that the server draws for phones.
const NARROW = 600;
const container = document.getElementById("picture");
const card = document.getElementById("card");
const status = document.getElementById("status");
const form = document.getElementById("choose");
const hint = [...card.childNodes];
const state = read();
let picture = null;
const drawn = new Drawn(document.getElementById("drawn"), {
  node: (node) => (picture?.graph.hasNode(node) ? choose(node) : picture && leadTo(node, picture.about.base)),
  tie: (one, other) => picture && openBetween(picture.named(one), picture.named(other)),
  nothing: () => close(),
});
const remember = (kind) => keep(state, kind);

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
  markDrawn();
  if (focus && !drawn.shown) picture.show(node);
  showCard(nodeCard(picture.graph, node, openTie, close), focus);
}

function openTie(edge) {
  const [source, target] = picture.graph.extremities(edge);
  picture.choose("", edge);
  state.node = "";
  queueMicrotask(markDrawn);
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
  markDrawn();
  remember();
  showCard(null);
}

function fromAddress() {
  const { graph } = picture;
  const [source, target] = state.tie.split("--").map((name) => name && picture.named(name));
  if (source && target && graph.hasEdge(source, target)) openTie(graph.edge(source, target));
  else if (state.node && picture.named(state.node)) choose(picture.named(state.node));
}

function filter(kind) {
  const { nodes, ties } = picture.filter();
  status.textContent = t("shown", { nodes, ties });
  legend();
  markDrawn();
  remember(kind);
}

// Mark in a view that the server drew what is chosen, found and left out.
function markDrawn() {
  if (!picture || !drawn.shown) return;
  const { graph, ties, found } = picture;
  const kept = (one, other) => {
    const [a, b] = [picture.bySlug.get(one), picture.bySlug.get(other)];
    const edge = a && b && (graph.edge(a, b) ?? graph.edge(b, a));
    return edge ? ties.has(edge) : undefined;
  };
  drawn.mark({ node: state.node && picture.named(state.node), tie: state.tie, found, kept });
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
  // A view that the server drew has a legend of its own, but a narrow screen shows only a part of it.
  const wide = matchMedia("(min-width: 60rem)").matches;
  if (drawn.shown && wide) return document.getElementById("legend").replaceChildren();
  const items = legendItems().map(({ colour, shape, name, count }) =>
    h("li", {}, icon(shape, colour), ` ${name} `, h("span", { class: "muted" }, String(count))));
  const meant = (drawn.shown ? [] : meanings()).map(({ mark, css, said }) => h("li", {}, h("span", { class: css, "aria-hidden": "true" }, mark), ` ${said}`));
  document.getElementById("legend").replaceChildren(h("ul", {}, [...items, ...meant]));
}

// What arrow, size and width say.
function meanings() {
  const arrow = { mark: "→", css: "arrow", said: t("arrow") };
  return [
    ...(picture.graph.type === "directed" ? [arrow] : []),
    { mark: "●", css: "grows", said: `${t("legend.size")}: ${t(state.size)}` },
    { mark: "━", css: "arrow", said: `${t("legend.width")}: ${t(picture.about.parameters.projection ? "role.shared" : "entries").toLocaleLowerCase()}` },
  ];
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
  const search = h("input", { type: "search", value: state.find, autocomplete: "off", oninput: (event) => { state.find = event.target.value; filter("find"); sayFound(); }, onkeydown: (event) => {
    if (event.key === "Enter") sayFound();
    if (event.key === "Enter" && picture.found.size) choose(find(picture.graph, state.find)[0], true);
  } });
  const { least } = picture.about;
  const weight = h("input", { type: "range", min: least, max: Math.max(picture.least(), Math.min(20, weights.reduce((a, b) => Math.max(a, b), 1))), value: picture.least(), oninput: (event) => { state.min = event.target.value; event.target.nextSibling.textContent = state.min; filter("min"); } });
  const place = document.getElementById("controls");
  place.hidden = false;
  const wide = matchMedia("(min-width: 60rem)").matches;
  place.replaceChildren(
    ...edition(),
    h("details", { class: "fold", open: wide || Boolean(state.find) }, h("summary", {}, t("controls")), h("div", { class: "row" },
    control(t("find"), search),
    control(t("view"), viewSelect()),
    h("details", { class: "more-controls", open: Boolean(state.min || state.only || state.sig) }, h("summary", {}, t("more")), h("div", { class: "row" },
    ...(drawn.shown ? [] : [
    control(t("colour"), select("color", [["sector", t("colour.sector")], ["community", t("colour.community")]])),
    control(t("size"), select("size", there.map((key) => [key, t(key)])))]),
    h("div", {}, h("label", { for: "c-weight" }, t("weight")), Object.assign(weight, { id: "c-weight" }), h("output", {}, String(picture.least()))),
    roles.length > 1 ? control(t("only.role"), select("only", [["", t("any")], ...roles.map((role) => [role, t(`role.${role}`)])])) : "",
    tested ? h("label", { class: "check" }, h("input", { type: "checkbox", checked: Boolean(state.sig), onchange: (event) => { state.sig = event.target.checked ? "yes" : ""; filter(); } }), ` ${t("significant")}`) : "",
    h("div", { class: "save" },
      h("button", { type: "button", class: "plain", onclick: async () => save(await png(taken()), `${fileName()}.png`) }, t("png")),
      h("button", { type: "button", class: "plain", onclick: () => save(svg(taken()), `${fileName()}.svg`) }, t("svg")),
      h("a", { href: sheetAddress() }, t("sheet"))),
    h("p", { class: "embed" }, h("label", { for: "c-embed" }, t("embed")), h("input", { id: "c-embed", readonly: true, onfocus: (event) => event.target.select(), value: `<iframe src="${new URL(sheetAddress(), location.href)}" width="100%" height="700" title="${document.querySelector("h1").textContent}"></iframe>` })))))));
  const zoom = document.getElementById("zoom");
  zoom.hidden = false;
  zoom.replaceChildren(...[["+", 1, "zoom.in"], ["−", -1, "zoom.out"], ["⤢", 0, "reset"]].map(([sign, way, key]) => h("button", { type: "button", "aria-label": t(key), title: t(key), onclick: () => zoomed(way) }, sign)),
    h("button", { type: "button", "aria-label": t("undo"), title: t("undo"), onclick: undo }, "↶"));
}

function zoomed(way) {
  if (drawn.shown) return drawn.zoom(way);
  if (!way) state.at = "";
  picture.zoom(way);
  if (!way) remember();
}

// Back to the address before the last step: the picture follows it, the server is asked where it says something else.
async function undo() {
  const at = undone();
  if (!at) return;
  const was = `${serverQuery()}|${view()}`;
  history.replaceState(null, "", at);
  await follow(was);
  document.getElementById("found").textContent = t("undone");
}

async function follow(was) {
  Object.assign(state, read());
  fillForm();
  if (was !== `${serverQuery()}|${view()}`) return refresh();
  if (!drawn.shown) {
    picture.putMoved();
    picture.moveTo(state.at || WHOLE);
  }
  picture.choose("");
  showCard(null);
  controls();
  fromAddress();
  filter();
}

// The fields of the form as the address has them.
function fillForm() {
  const query = serverQuery();
  for (const field of form.querySelectorAll("select")) field.value = query.get(field.name) ?? "";
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    if (box.name !== "role") box.checked = query.get(box.name) === box.value;
    else box.checked = (query.has("role") ? query.getAll("role") : form.dataset.roles.split(" ")).includes(box.value);
  }
}

// The title, with the editions that it shows, and the legend: what an image carries.
function said() {
  const { editions, parameters } = picture.about;
  const shown = parameters.edition || editions.join(", ");
  return { title: `${document.querySelector("h1").textContent} · ${shown}`, legend: [...legendItems(), ...meanings().map(({ mark, said }) => ({ name: `${mark} ${said}` }))] };
}

// The first of the views that this network has is its default.
const view = () => state.view || container.dataset.views.split(" ")[0];
const onWebgl = () => ["layers", "free"].includes(view());
const fileName = () => [picture.about.name, view(), onWebgl() && state.color === "community" ? "community" : "", state.node].filter(Boolean).join("-");
const taken = () => (drawn.shown ? drawn.sheet() : sheet(picture, said()));

function sheetAddress() {
  const query = serverQuery();
  query.delete("rows");
  query.set("view", view());
  return `${container.dataset.source}.sheet.html?${query}`;
}

function viewSelect() {
  const change = (event) => { state.view = event.target.value; state.moved = state.at = ""; remember(); redraw(); };
  return h("select", { onchange: change }, container.dataset.views.split(" ").map((value) => h("option", { value, selected: view() === value }, t(`view.${value}`))));
}

async function redraw() {
  container.parentElement.setAttribute("aria-busy", "true");
  try {
    show(await load());
    if (!drawn.shown) picture.zoom(0);
    document.getElementById("c-view")?.focus();
  } catch {
    status.textContent = t("failed");
  } finally {
    container.parentElement.removeAttribute("aria-busy");
  }
}

// The result of a search in words (a live region), for readers who do not see the picture.
function sayFound() {
  const count = picture.found.size;
  const typed = state.find.trim();
  document.getElementById("found").textContent = !typed ? "" : count ? t(count === 1 ? "found.one" : "found", { count, typed, first: picture.graph.getNodeAttribute(find(picture.graph, typed)[0], "label") }) : t("found.none", { typed });
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
  state.moved = state.at = "";
  const query = wanted();
  // Another projection or direction has other views.
  if (["projection", "directed"].some((key) => (query.get(key) ?? "") !== (serverQuery().get(key) ?? ""))) state.view = "";
  const at = address(state, query);
  before();
  history.pushState(null, "", at);
  await refresh();
}

// After a change of what the server is asked: the picture's data first, then what stands beside it.
let asked = 0;
async function refresh() {
  const turn = ++asked;
  container.parentElement.setAttribute("aria-busy", "true");
  try {
    const beside = tables();
    // If the picture fails first, nobody awaits the tables: their failure must not count as an unhandled rejection.
    beside.catch(() => {});
    if (!state.view) container.dataset.views = (await beside).getElementById("tables").dataset.views;
    const data = await load();
    if (turn !== asked) return;
    show(data);
    const fresh = await beside;
    if (turn !== asked) return;
    for (const id of ["tables", "dense", "findings"]) document.getElementById(id).replaceWith(fresh.getElementById(id));
    wireTables(state, choose, openBetween, remember, allRows);
  } catch {
    if (turn === asked) status.textContent = t("failed");
  } finally {
    if (turn === asked) container.parentElement.removeAttribute("aria-busy");
  }
}

// The findings and tables of the network that the address is of.
async function tables() {
  const part = await fetch(`${container.dataset.source}.tables.html?${serverQuery()}`);
  if (!part.ok) throw new Error(part.statusText);
  return new DOMParser().parseFromString(await part.text(), "text/html");
}

async function load() {
  const query = serverQuery();
  query.delete("rows");
  const data = new URLSearchParams(query);
  if (view() === "free") data.set("view", "free");
  query.set("view", view());
  if (innerWidth < NARROW) query.set("width", "narrow");
  const { source } = container.dataset;
  const [answer, sketch] = await Promise.all([fetch(`${source}.picture.json?${data}`), onWebgl() ? "" : drawn.load(`${source}.svg?${query}`)]);
  if (!answer.ok) throw new Error(answer.statusText);
  return { data: await answer.json(), sketch };
}

// What a tie rests on is asked for when it is opened.
async function evidence(edge) {
  const query = serverQuery();
  query.delete("rows");
  query.set("tie", picture.graph.extremities(edge).map(slug).join("--"));
  const answer = await fetch(`${container.dataset.source}.tie.json?${query}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

// The tables with every row, which the address then asks for too.
async function allRows() {
  const query = serverQuery();
  query.set("rows", "all");
  const at = address(state, query);
  history.replaceState(null, "", at);
  const fresh = await tables();
  document.getElementById("tables").replaceWith(fresh.getElementById("tables"));
  wireTables(state, choose, openBetween, remember, allRows);
}

function openBetween(source, target) {
  const { graph } = picture ?? {};
  const edge = graph && (graph.edge(source, target) ?? graph.edge(target, source));
  if (!edge) return;
  openTie(edge);
  card.scrollIntoView({ block: "nearest" });
}

function show({ data, sketch }) {
  if (!picture) return;
  if (sketch) drawn.show(sketch, view() === "rings");
  else drawn.hide();
  picture.load(data, Boolean(sketch));
  controls();
  if (state.at) picture.moveTo(state.at);
  fromAddress();
  if (!picture.chosen && !picture.tie) close();
  filter();
}

async function start() {
  wireTables(state, choose, openBetween, remember, allRows);
  form.addEventListener("submit", (event) => { event.preventDefault(); changeNetwork(); });
  addEventListener("popstate", () => follow(""));
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.target.matches("input, textarea")) undo();
  });
  // What is printed is the sheet that can be saved too, with title, caution and address; some browsers do not print WebGL.
  addEventListener("beforeprint", () => { if (picture) container.after(Object.assign(picture.onPaper(taken), { id: "printed" })); });
  addEventListener("afterprint", () => document.getElementById("printed")?.remove());
  if (!webglWorks()) {
    const query = serverQuery();
    query.set("view", view());
    container.replaceChildren(h("img", { src: `${container.dataset.source}.svg?${query}`, alt: container.getAttribute("aria-label") }));
    return;
  }
  picture = new Picture(container, state, { node: choose, tie: openTie, nothing: close, camera: (at) => { state.at = at; remember("at"); }, moved: () => remember() });
  // The drawing for tests and the browser's console.
  window.entramadoNetwork = picture;
  show(await load());
  forget();
}

start().catch((error) => {
  console.error(error);
  status.textContent = t("failed");
});
