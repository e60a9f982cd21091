// The picture: sigma.js on WebGL. Positions come from the server, so that everybody sees the same.
import Graph from "graphology";
import Sigma from "sigma";
import { createEdgeArrowProgram } from "sigma/rendering";
import { h, inLanguage, language, slug } from "./dom.js";
import { find } from "./find.js";
import { labelPlaces, overlap } from "./labels.js";
import { NodeShapeProgram } from "./shapes.js";

const RADIUS = [2.5, 14];
const MOVED_MOST = 20;
// Labels are drawn for nodes of at least this radius (pixels), and for at most so many nodes.
const LABELLED_FROM = 4.5;
const LABELS_MOST = 120;
// So many of the largest nodes get their label even where it covers smaller nodes.
const NAMED_ALWAYS = 15;
const BAND_NAME = [100, 18];
const GUTTER = 104;
// The camera that shows the whole network, as the address writes it (x, y, ratio).
export const WHOLE = "0.500,0.500,1.000";

export function webglWorks() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

const styleOf = (name, of) => getComputedStyle(of).getPropertyValue(name).trim();

export class Picture {
  constructor(container, state, listeners) {
    this.container = container;
    this.state = state;
    this.listeners = listeners;
    this.graph = new Graph({ type: "undirected" });
    this.hovered = "";
    this.chosen = "";
    this.tie = "";
    this.pulled = new Map();
    this.scale = 1;
    this.labelled = new Set();
    this.colours();
    this.renderer = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      enableEdgeEvents: true,
      zIndex: true,
      nodeProgramClasses: { circle: NodeShapeProgram },
      edgeProgramClasses: { arrow: createEdgeArrowProgram({ lengthToThicknessRatio: 4, widenessToThicknessRatio: 3 }) },
      stagePadding: 16,
      renderLabels: false,
      minEdgeThickness: 1.4,
      labelSize: 13,
      labelWeight: "500",
      labelFont: getComputedStyle(document.body).fontFamily,
      labelColor: { color: this.ink },
      nodeReducer: (node, data) => this.drawNode(node, data),
      edgeReducer: (edge, data) => this.drawTie(edge, data),
      defaultDrawNodeHover: (context, data, settings) => this.drawHover(context, data, settings),
    });
    this.bands = h("div", { class: "bands", "aria-hidden": "true" });
    container.prepend(this.bands);
    this.listen();
  }

  // Read the colours from CSS variables of the page, or of an element with others.
  colours(of = document.documentElement) {
    this.ink = styleOf("--ink", of);
    this.paper = styleOf("--paper", of);
    this.line = styleOf("--tie", of);
    this.faint = styleOf("--tie-faint", of);
    this.accent = styleOf("--focus", of);
    this.beyond = styleOf("--tie-beyond", of);
  }

  // `drawn`: the server has drawn the view; the data then serve only the cards, the search and the filters.
  load(data, drawn = false) {
    this.container.hidden = drawn;
    if (!drawn) this.renderer.resize();
    this.graph = this.unpacked(data);
    this.about = data.attributes;
    this.bySlug = new Map(this.graph.mapNodes((node) => [slug(node), node]));
    this.hovered = this.chosen = this.tie = "";
    this.pulled.clear();
    this.pick();
    if (drawn) {
      this.about.bands = [];
      this.bands.replaceChildren();
      this.renderer.setGraph(new Graph());
      return;
    }
    this.putMoved();
    const names = this.about.bands.map(({ name }) => h("div", {}, this.about.palette.layers[name][language]));
    this.bands.replaceChildren(...names);
    this.renderer.setCustomBBox(this.box);
    this.renderer.setSetting("hideEdgesOnMove", this.graph.size > 10000);
    this.renderer.setGraph(this.graph);
  }

  // Places in layers come in the unit square, from the top: they are stretched to the drawing's shape.
  arranged(facts) {
    if (!this.box) return facts;
    const band = this.levels.findIndex(({ bottom }) => facts.y < bottom);
    return { ...facts, x: (this.gutter + facts.x * (1 - this.gutter)) * this.box.x[1], y: 1 - this.lowered(facts.y, band + 1) };
  }

  // A height below so many names of bands, where those have lines of their own.
  lowered(y, names) {
    return (y + this.nameLine * names) / (1 + this.nameLine * this.levels.length);
  }

  // The bands as they lie in the drawing: names with heights in pixels.
  bandPlaces() {
    const y = (value) => this.renderer.graphToViewport({ x: 0, y: 1 - value }).y;
    return (this.about?.bands ?? []).map(({ name, top, bottom }, i) => ({ name: this.about.palette.layers[name][language], top: y(this.lowered(top, i)), bottom: y(this.lowered(bottom, i + 1)) }));
  }

  // The ties come as rows of few numbers: see `picture` in graph/network/formats/json_files.py.
  unpacked({ attributes, nodes, ties }) {
    const graph = new Graph({ type: attributes.parameters.directed && attributes.kind === "partners" ? "directed" : "undirected" });
    graph.replaceAttributes(attributes);
    const { width, height } = this.renderer.getDimensions();
    // On a phone as many nodes have a third of the room.
    this.scale = Math.min(1, Math.max(0.5, width / 900));
    this.box = attributes.bands?.length ? { x: [0, width / Math.max(height, 1)], y: [0, 1] } : null;
    // The names of the bands stand beside the nodes where there is room, else above them.
    this.gutter = width >= 700 ? GUTTER / width : 0;
    this.nameLine = this.gutter ? 0 : BAND_NAME[1] / Math.max(height, 1);
    this.levels = attributes.bands ?? [];
    this.container.classList.toggle("gutter", this.gutter > 0);
    attributes.bands ??= [];
    for (const { key, attributes: facts } of nodes) graph.addNode(key, this.arranged(inLanguage(facts)));
    for (const [source, target, weight, roles, editions, test] of ties) {
      const facts = { weight, roles, editions };
      if (test) [facts.shared, facts.expected, facts.p, facts.q] = test;
      if (test) facts.significant = Boolean(test[4]);
      graph.addEdge(nodes[source].key, nodes[target].key, facts);
    }
    return graph;
  }

  // The weight from which on ties are drawn: of a dense network not all of them, unless the reader says so.
  least() {
    return Number(this.state.min) || this.about.drawn;
  }

  filter() {
    this.pick();
    this.renderer.refresh();
    return { nodes: this.nodes.size, ties: this.ties.size };
  }

  // Which nodes and ties pass the filters; the most that the chosen measure reaches.
  pick() {
    const { state, graph } = this;
    const least = this.least();
    this.ties = new Set();
    this.nodes = new Set();
    const filtered = least > this.about.drawn || state.only || state.sig;
    graph.forEachEdge((edge, data, source, target) => {
      if (data.weight < least || (state.only && !(state.only in data.roles)) || (state.sig && !data.significant)) return;
      this.ties.add(edge);
      this.nodes.add(source).add(target);
    });
    if (!filtered) graph.forEachNode((node) => this.nodes.add(node));
    this.found = new Set(find(graph, state.find));
    let top = 0;
    graph.forEachNode((node, data) => { top = Math.max(top, data[state.size] ?? 0); });
    this.top = top || 1;
  }

  colourOf(data) {
    if (this.state.color !== "community") return data.color;
    const palette = this.about.palette;
    return palette.communities[data.community - 1] ?? palette.other;
  }

  focus() {
    return this.hovered || this.chosen;
  }

  isNear(node) {
    const focus = this.focus();
    if (this.tie) return this.graph.extremities(this.tie).includes(node);
    return !focus || node === focus || this.graph.areNeighbors(node, focus);
  }

  drawNode(node, data) {
    const [low, high] = RADIUS.map((size) => size * this.scale);
    const share = Math.sqrt(Math.max(data[this.state.size] ?? 0, 0) / this.top);
    const shown = { ...data, type: "circle", label: short(data.label), size: low + (high - low) * share, color: this.colourOf(data), zIndex: 1 };
    if (!this.nodes.has(node)) return { ...shown, hidden: true };
    const aside = (this.found.size && !this.found.has(node)) || !this.isNear(node);
    if (aside) return { ...shown, color: this.faint, label: "", zIndex: 0 };
    if (node === this.focus() || this.found.has(node)) return { ...shown, forceLabel: true, highlighted: node === this.chosen, zIndex: 2 };
    return this.focus() || this.tie ? { ...shown, forceLabel: true } : shown;
  }

  drawTie(edge, data) {
    const shown = { ...data, type: this.graph.type === "directed" ? "arrow" : "line", size: Math.min(6, 0.8 + 0.55 * (data.weight - 1) ** 0.7), color: data.significant ? this.beyond : this.line };
    if (!this.ties.has(edge)) return { ...shown, hidden: true };
    if (edge === this.tie) return { ...shown, color: this.accent, size: shown.size + 2, zIndex: 2 };
    const focus = this.focus();
    if (this.tie || (focus && !this.graph.hasExtremity(edge, focus))) return { ...shown, color: this.faint, zIndex: 0 };
    return focus ? { ...shown, size: shown.size + 0.6, zIndex: 1 } : shown;
  }

  // Labels, first of what is looked at, then of the largest nodes: right of the node, else left, above or below it. A
  // label is left out where every place is taken by another label, by the name of a band, or by a node at least half
  // as large as its own (for the largest nodes: as large).
  drawLabels() {
    const context = this.renderer.getCanvases().labels.getContext("2d");
    const { labelSize, labelFont, labelWeight } = this.renderer.getSettings();
    context.font = `${labelWeight} ${labelSize}px ${labelFont}`;
    const [left, right] = [this.gutter ? BAND_NAME[0] : 0, this.renderer.getDimensions().width];
    const nodes = this.nodesInSight();
    const taken = [
      ...nodes.map(({ key, x, y, size }) => ({ key, size, box: [x - size, y - size, x + size, y + size] })),
      ...this.bandPlaces().map(({ top }) => ({ box: [0, top, this.gutter ? BAND_NAME[0] : 2 * BAND_NAME[0], top + BAND_NAME[1]] })),
    ];
    const labelled = nodes.filter(({ label, size, forceLabel }) => label && (forceLabel || size >= LABELLED_FROM * Math.max(0.75, this.scale)));
    this.labelled = new Map();
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = this.paper;
    context.fillStyle = this.ink;
    for (const [rank, node] of labelled.slice(0, LABELS_MOST).entries()) {
      const width = context.measureText(node.label).width;
      const places = labelPlaces(node, width, labelSize, [left, right]);
      const free = (size) => places.find(({ box }) => !taken.some((other) => other.key !== node.key && (other.size ?? size) >= size && overlap(box, other.box)));
      const place = free(node.size / 2) ?? (rank < NAMED_ALWAYS ? free(node.size) : null);
      if (!place) continue;
      taken.push({ box: place.box });
      this.labelled.set(node.key, { dx: place.x - node.x, dy: place.y - node.y, box: place.box });
      context.strokeText(node.label, place.x, place.y);
      context.fillText(node.label, place.x, place.y);
    }
  }

  // The nodes as they lie in the drawing, in pixels, those first that are looked at, then by size.
  nodesInSight() {
    const { width, height } = this.renderer.getDimensions();
    const found = [];
    this.graph.forEachNode((key) => {
      const data = this.renderer.getNodeDisplayData(key);
      if (!data || data.hidden) return;
      const { x, y } = this.renderer.framedGraphToViewport(data);
      if (x >= 0 && y >= 0 && x <= width && y <= height) found.push({ ...data, key, x, y, size: this.renderer.scaleSize(data.size) });
    });
    return found.sort((a, b) => b.zIndex - a.zIndex || b.size - a.size || a.key.localeCompare(b.key));
  }

  drawHover(context, data, settings) {
    context.font = `600 ${settings.labelSize + 1}px ${settings.labelFont}`;
    const width = context.measureText(data.label ?? "").width;
    const height = settings.labelSize + 10;
    context.fillStyle = this.paper;
    context.strokeStyle = this.accent;
    context.lineWidth = 2;
    context.beginPath();
    context.roundRect(data.x - data.size - 4, data.y - Math.max(height / 2, data.size + 4), width + 2 * data.size + 16, Math.max(height, 2 * data.size + 8), 6);
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(data.x, data.y, data.size, 0, Math.PI * 2);
    context.fillStyle = data.color;
    context.fill();
    context.fillStyle = this.ink;
    context.fillText(data.label ?? "", data.x + data.size + 5, data.y + settings.labelSize / 3);
  }

  listen() {
    const { renderer, container } = this;
    this.letScroll();
    renderer.on("afterRender", () => this.drawLabels());
    renderer.on("afterRender", () => this.bandPlaces().forEach(({ top, bottom }, i) => {
      Object.assign(this.bands.children[i].style, { top: `${top}px`, height: `${bottom - top}px` });
    }));
    const refresh = () => renderer.refresh({ skipIndexation: true });
    renderer.on("enterNode", ({ node }) => { this.hovered = node; container.style.cursor = "pointer"; refresh(); });
    renderer.on("leaveNode", () => { this.hovered = ""; container.style.cursor = ""; refresh(); });
    renderer.on("enterEdge", () => { container.style.cursor = "pointer"; });
    renderer.on("leaveEdge", () => { container.style.cursor = ""; });
    // Letting go of a node that was pulled is no click on it.
    renderer.on("clickNode", ({ node }) => { if (!this.dragged) this.listeners.node(node); });
    renderer.on("clickEdge", ({ edge }) => this.listeners.tie(edge));
    renderer.on("clickStage", () => { if (!this.moved) this.listeners.nothing(); });
    this.dragging();
    let waiting = 0;
    renderer.getCamera().on("updated", ({ x, y, ratio }) => {
      clearTimeout(waiting);
      const at = [x, y, ratio].map((v) => v.toFixed(3)).join(",");
      waiting = setTimeout(() => this.listeners.camera(at === WHOLE ? "" : at), 300);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.colours();
      renderer.setSetting("labelColor", { color: this.ink });
      renderer.refresh();
    });
  }

  // What `draw` makes of the picture in the colours of paper.
  onPaper(draw) {
    this.colours(document.querySelector(".on-paper") ?? undefined);
    this.renderer.refresh();
    const drawn = draw();
    this.colours();
    this.renderer.refresh();
    return drawn;
  }

  // The page scrolls over the picture: one finger and the bare wheel are the page's, two fingers and Ctrl the picture's.
  letScroll() {
    const pass = (event) => event.stopPropagation();
    this.container.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) pass(event); }, { capture: true });
    for (const name of ["touchstart", "touchmove", "touchend"]) {
      this.container.addEventListener(name, (event) => { if (event.touches.length + (name === "touchend") < 2) pass(event); }, { capture: true });
    }
  }

  // A node can be pulled aside to see what is behind it; its place on the server stays what it is.
  dragging() {
    let held = "";
    this.renderer.on("downNode", ({ node }) => {
      held = node;
      this.dragged = false;
      const { x, y } = this.graph.getNodeAttributes(node);
      if (!this.pulled.has(node)) this.pulled.set(node, { x, y });
      if (!this.renderer.getCustomBBox()) this.renderer.setCustomBBox(this.renderer.getBBox());
    });
    this.renderer.on("moveBody", ({ event }) => {
      if (!held) return;
      const place = this.renderer.viewportToGraph(event);
      this.graph.mergeNodeAttributes(held, place);
      event.preventSigmaDefault();
      event.original.preventDefault();
    });
    for (const name of ["upNode", "upStage"]) {
      this.renderer.on(name, () => {
        this.dragged = Boolean(held) && this.moveHeld(held);
        if (this.dragged) this.listeners.moved();
        held = "";
      });
    }
  }

  // Where a node was pulled to stands in the address, in shares of the drawing, so that any screen shows the same.
  moveHeld(node) {
    const { x, y } = this.graph.getNodeAttributes(node);
    const from = this.pulled.get(node);
    if (from.x === x && from.y === y) return false;
    const places = moves(this.state.moved).filter(([name]) => name !== slug(node));
    places.push([slug(node), (x / (this.box?.x[1] ?? 1)).toFixed(3), y.toFixed(3)]);
    this.state.moved = places.slice(-MOVED_MOST).map((place) => place.join(":")).join(",");
    return true;
  }

  putMoved() {
    this.pulled.forEach((place, node) => { if (this.graph.hasNode(node)) this.graph.mergeNodeAttributes(node, place); });
    this.pulled.clear();
    for (const [name, x, y] of moves(this.state.moved)) {
      const node = this.named(name);
      if (!node || ![x, y].every((value) => Number.isFinite(Number(value)))) continue;
      const before = this.graph.getNodeAttributes(node);
      this.pulled.set(node, { x: before.x, y: before.y });
      this.graph.mergeNodeAttributes(node, { x: Number(x) * (this.box?.x[1] ?? 1), y: Number(y) });
    }
  }

  choose(node, tie = "") {
    this.chosen = node;
    this.tie = tie;
    this.renderer.refresh({ skipIndexation: true });
  }

  // In layers a node's neighbours are far apart: it is gone to only where it is out of sight.
  show(node) {
    if (this.box && this.nodesInSight().some(({ key }) => key === node)) return;
    const place = this.renderer.getNodeDisplayData(node);
    if (place) this.renderer.getCamera().animate({ x: place.x, y: place.y, ratio: Math.min(0.5, this.renderer.getCamera().ratio) }, { duration: still() ? 0 : 400 });
  }

  moveTo(text) {
    const [x, y, ratio] = text.split(",").map(Number);
    if ([x, y, ratio].every(Number.isFinite) && ratio > 0) this.renderer.getCamera().setState({ x, y, ratio });
  }

  zoom(direction) {
    const camera = this.renderer.getCamera();
    const settings = { duration: still() ? 0 : 250 };
    if (direction > 0) camera.animatedZoom(settings);
    else if (direction < 0) camera.animatedUnzoom(settings);
    else {
      this.state.moved = "";
      this.putMoved();
      camera.animatedReset(settings);
    }
  }

  // The node whose IRI ends in `name`.
  named(name) {
    return this.bySlug.get(name) ?? "";
  }
}

const moves = (text) => text.split(",").filter(Boolean).map((place) => place.split(":"));
// A name of a hundred letters would lie over half the picture; the card has it whole.
const short = (label) => (label.length > 32 ? `${label.slice(0, 31)}…` : label);
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
