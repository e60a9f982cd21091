// The picture as it is seen, as PNG and as SVG.
export function png(picture) {
  const { renderer } = picture;
  renderer.refresh({ schedule: false });
  const layers = renderer.getCanvases();
  const first = layers.nodes ?? Object.values(layers)[0];
  const canvas = document.createElement("canvas");
  canvas.width = first.width;
  canvas.height = first.height;
  const context = canvas.getContext("2d");
  context.fillStyle = picture.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of ["edges", "nodes", "labels"]) if (layers[layer]) context.drawImage(layers[layer], 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

const NS = "http://www.w3.org/2000/svg";

export function svg(picture) {
  const { renderer, graph } = picture;
  const { width, height } = renderer.getDimensions();
  const root = make("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
  const about = make("metadata");
  const { palette, ...facts } = picture.about;
  about.textContent = JSON.stringify(facts);
  root.append(about, make("rect", { width, height, fill: picture.paper }));
  const at = (node) => renderer.framedGraphToViewport(renderer.getNodeDisplayData(node));
  graph.forEachEdge((edge, data, source, target) => {
    const shown = renderer.getEdgeDisplayData(edge);
    if (shown.hidden) return;
    const [a, b] = [at(source), at(target)];
    root.append(make("line", { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1), stroke: shown.color, "stroke-width": renderer.scaleSize(shown.size).toFixed(2) }));
  });
  const labelled = new Set(renderer.getNodeDisplayedLabels());
  const names = [];
  graph.forEachNode((node, data) => {
    const shown = renderer.getNodeDisplayData(node);
    if (shown.hidden) return;
    const { x, y } = at(node);
    const r = renderer.scaleSize(shown.size);
    const circle = make("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), fill: shown.color });
    const title = make("title");
    title.textContent = data.name;
    circle.append(title);
    root.append(circle);
    if (labelled.has(node)) {
      const text = make("text", { x: (x + r + 3).toFixed(1), y: (y + 4).toFixed(1), "font-size": 13, "font-family": "system-ui, sans-serif", fill: picture.ink });
      text.textContent = data.label;
      names.push(text);
    }
  });
  root.append(...names);
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

function make(tag, attributes = {}) {
  const element = document.createElementNS(NS, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
