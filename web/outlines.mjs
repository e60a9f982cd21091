// The outlines of Mexico's states as a small JSON file for the server's drawings: the package's paths on a grid of half
// a unit, without the points and islands that fall together on it.
const SCALE = 2;

/** The closed rings of a path of moves and straight lines, in the package's units. */
function rings(path) {
  const found = [];
  let [x, y] = [0, 0];
  for (const part of path.split(/z/i)) {
    const numbers = part.match(/-?\d*\.?\d+(?:e-?\d+)?/gi)?.map(Number) ?? [];
    const absolute = part.includes("M");
    const ring = [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      if (absolute && i === 0) [x, y] = [numbers[0], numbers[1]];
      else [x, y] = [x + numbers[i], y + numbers[i + 1]];
      ring.push([x, y]);
    }
    if (ring.length) {
      found.push(ring);
      [x, y] = ring[0];
    }
  }
  return found;
}

/** A ring on the grid, as a path; empty where it falls together. */
function drawn(ring) {
  const points = ring.map(([x, y]) => [Math.round(x * SCALE), Math.round(y * SCALE)]);
  const kept = points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
  if (kept.length < 3) return "";
  const steps = kept.slice(1).map(([x, y], i) => `${x - kept[i][0]},${y - kept[i][1]}`);
  return `M${kept[0]}l${steps.join(" ")}z`;
}

/** The map's size on the grid and the path of each outline, by the package's id. */
export function outlines(map) {
  const [, , width, height] = map.viewBox.split(" ").map((n) => Number(n) * SCALE);
  const paths = Object.fromEntries(map.locations.map(({ id, path }) => [id, rings(path).map(drawn).join("")]));
  return { width, height, paths };
}
