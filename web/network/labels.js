// The places for a label beside its node and between two edges (x), best first: where its baseline starts, and the box
// that it fills (left, top, right, bottom).
export function labelPlaces({ x, y, size }, width, letter, [from, to]) {
  const gap = size + 3;
  const middle = Math.max(from + 1, Math.min(x - width / 2, to - width - 2));
  const starts = [[x + gap, y + letter / 3], [x - gap - width, y + letter / 3], [middle, y - gap - 1], [middle, y + gap + letter * 0.75]];
  const places = starts.map(([left, line]) => ({ x: left, y: line, box: [left - 1, line - letter * 0.85, left + width + 2, line + letter * 0.3] }));
  return places.filter(({ box }) => box[0] >= from && box[2] <= to);
}

export const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
