// The picture as it is seen, as SVG and, drawn from that, as PNG of twice the size: with title, legend and where it is from.
import { h, language } from "./dom.js";
import { outline } from "./shapes.js";

const NS = "http://www.w3.org/2000/svg";
const HEAD = 44;
const LINE = 20;
const FONT = "system-ui, sans-serif";

// `drawn` is an SVG element: the picture's sheet, or one that the server drew.
export async function png(drawn) {
  const [width, height] = ["width", "height"].map((name) => Number(drawn.getAttribute(name)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawn))}`;
  await image.decode();
  const canvas = h("canvas", { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, 2 * width, 2 * height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

export function svg(drawn) {
  return new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" });
}

export function sheet(picture, { title, legend }) {
  const { width, height } = picture.renderer.getDimensions();
  const columns = Math.max(1, Math.floor(width / 270));
  const rows = Math.ceil(legend.length / columns);
  const { palette, ...facts } = picture.about;
  const caution = wrapped(language === "en" ? facts.caution_en : facts.caution, width / 7);
  const footer = [...caution, location.href.slice(0, 240), `Build ${facts.build} · ${facts.licence}`];
  const total = HEAD + height + LINE * (rows + footer.length + 1);
  const root = make("svg", { viewBox: `0 0 ${width} ${total}`, width, height: total });
  const about = make("metadata");
  about.textContent = JSON.stringify(facts);
  root.append(about, make("rect", { width, height: total, fill: picture.paper }));
  root.append(text(title, 12, 28, picture.ink, 18, 600));
  const place = make("g", { transform: `translate(0 ${HEAD})` });
  place.append(...bands(picture, width), ...ties(picture), ...nodes(picture));
  root.append(place);
  legend.forEach(({ colour, shape, name, count }, i) => {
    const [x, y] = [20 + (i % columns) * (width / columns), HEAD + height + LINE * (Math.floor(i / columns) + 1)];
    if (shape) root.append(make("path", { d: outline(shape, x, y - 4, 6), fill: colour }));
    root.append(text(count == null ? name : `${name} ${count}`, x + (shape ? 14 : -6), y, picture.ink, 13));
  });
  footer.forEach((line, i) => root.append(text(line, 12, HEAD + height + LINE * (rows + i + 1.6), picture.ink, 12)));
  return root;
}

function bands(picture, width) {
  return picture.bandPlaces().flatMap(({ name, top, bottom }, i) => [
    ...(i % 2 ? [] : [make("rect", { x: 0, y: top.toFixed(1), width, height: (bottom - top).toFixed(1), fill: picture.ink, "fill-opacity": 0.05 })]),
    ...wrapped(name, picture.gutter ? 14 : 60).map((line, at) => text(line, 10, top + 17 + 14 * at, picture.ink, 12, 600)),
  ]);
}

function ties(picture) {
  const { renderer, graph } = picture;
  const at = (node) => renderer.framedGraphToViewport(renderer.getNodeDisplayData(node));
  const drawn = [];
  graph.forEachEdge((edge, data, source, target) => {
    const shown = renderer.getEdgeDisplayData(edge);
    if (shown.hidden) return;
    const [a, b] = [at(source), at(target)];
    const thick = Math.max(0.7, renderer.scaleSize(shown.size));
    const line = { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1), stroke: shown.color, "stroke-width": thick.toFixed(2) };
    drawn.push(make("line", line));
    if (graph.type !== "directed") return;
    const away = renderer.scaleSize(renderer.getNodeDisplayData(target).size) + 1;
    const long = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [ux, uy] = [(b.x - a.x) / long, (b.y - a.y) / long];
    const corner = (back, side) => `${(b.x - ux * back + uy * side).toFixed(1)} ${(b.y - uy * back - ux * side).toFixed(1)}`;
    const head = 5 + 1.5 * thick;
    drawn.push(make("path", { class: "head", d: `M${corner(away, 0)}L${corner(away + head, head / 2.4)}L${corner(away + head, -head / 2.4)}z`, fill: shown.color }));
  });
  return drawn;
}

function nodes(picture) {
  const { renderer, graph } = picture;
  const [drawn, names] = [[], []];
  graph.forEachNode((node, data) => {
    const shown = renderer.getNodeDisplayData(node);
    if (shown.hidden) return;
    const { x, y } = renderer.framedGraphToViewport(shown);
    const r = renderer.scaleSize(shown.size);
    const shape = make("path", { class: "node", d: outline(data.shape, x, y, r), fill: shown.color });
    const title = make("title");
    title.textContent = data.name;
    shape.append(title);
    drawn.push(shape);
    const place = picture.labelled.get(node);
    if (!place) return;
    // A rim in the colour of the paper keeps the name apart from the ties below it.
    const name = text(shown.label, x + place.dx, y + place.dy, picture.ink, 13);
    for (const [key, value] of Object.entries({ stroke: picture.paper, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" })) name.setAttribute(key, value);
    names.push(name);
  });
  return [...drawn, ...names];
}

function wrapped(said, letters) {
  const lines = [""];
  for (const word of said.split(" ")) {
    if (`${lines.at(-1)} ${word}`.length > letters) lines.push(word);
    else lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}

function text(said, x, y, fill, size, weight = 400) {
  const element = make("text", { x: x.toFixed(1), y: y.toFixed(1), fill, "font-size": size, "font-weight": weight, "font-family": FONT });
  element.textContent = said;
  return element;
}

function make(tag, attributes = {}) {
  const element = document.createElementNS(NS, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export function save(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
