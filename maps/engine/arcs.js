// Arcs: from the chosen organization to its countries, and between Viet Nam and its counterparts.

const ARC_STEPS = 40;

/** World coordinates along the great circle between two points, never jumping across the 180th meridian. */
function greatCircle(from, to) {
  const [a, b] = [onSphere(from), onSphere(to)];
  const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  if (angle < 1e-6) return null;
  const line = [];
  for (let step = 0; step <= ARC_STEPS; step++) {
    const [p, q] = [Math.sin((1 - step / ARC_STEPS) * angle), Math.sin((step / ARC_STEPS) * angle)];
    const [x, y, z] = a.map((value, i) => (p * value + q * b[i]) / Math.sin(angle));
    const point = { x: Math.atan2(y, x) / (2 * Math.PI) + 0.5, y: mercatorY((Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI) };
    const before = line[step - 1];
    if (before) point.x += Math.round(before.x - point.x);
    line.push(point);
  }
  return line;
}

function onSphere({ x, y }) {
  const longitude = (x - 0.5) * 2 * Math.PI;
  const latitude = 2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2;
  return [Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)];
}

/** From an organization's place to every other country where it is present. */
function presenceArcs(columns, shapes, row) {
  const from = { x: columns.x[row], y: columns.y[row] };
  const arcs = [];
  if (Number.isNaN(from.x)) return arcs;
  const { presence_row: rows } = columns;
  for (let i = lowerBound(rows, row); i < rows.length && rows[i] === row; i++) {
    const country = shapes.byRow[columns.presence_country[i]];
    if (!country) continue;
    const line = greatCircle(from, { x: country.labelX, y: country.labelY });
    if (line) arcs.push({ line, weight: 1, end: country });
  }
  return arcs;
}

/** Ties of selected organizations; several between the same two places are one thicker arc. */
function friendshipArcs(columns, rows, length) {
  const selected = new Uint8Array(columns.n);
  for (let i = 0; i < length; i++) selected[rows[i]] = 1;
  const byPlaces = new Map();
  for (let i = 0; i < columns.ties.length; i += 2) {
    const [a, b] = [columns.ties[i], columns.ties[i + 1]];
    if (!(selected[a] || selected[b]) || Number.isNaN(columns.x[a]) || Number.isNaN(columns.x[b])) continue;
    const key = [columns.x[a], columns.y[a], columns.x[b], columns.y[b]].map((value) => value.toFixed(4)).join();
    const arc = byPlaces.get(key) || { from: a, to: b, weight: 0 };
    arc.weight += 1;
    byPlaces.set(key, arc);
  }
  return [...byPlaces.values()]
    .map(({ from, to, weight }) => ({ line: greatCircle({ x: columns.x[from], y: columns.y[from] }, { x: columns.x[to], y: columns.y[to] }), weight }))
    .filter((arc) => arc.line);
}

function lowerBound(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function drawArcs(context, arcs, view, colour, alpha) {
  context.strokeStyle = colour;
  context.lineCap = 'round';
  for (const { line, weight, end } of arcs) {
    // An arc may leave the world's edge, so one copy more on either side.
    const copies = copiesOf(view);
    for (const k of [copies[0] - 1, ...copies, copies[copies.length - 1] + 1]) {
      const at = ({ x, y }) => [(x + k) * view.scale - view.left, y * view.scale - view.top];
      context.beginPath();
      for (const point of line) context.lineTo(...at(point));
      context.globalAlpha = alpha;
      context.lineWidth = 1.3 + Math.log2(weight);
      context.stroke();
      context.globalAlpha = 1;
      if (!end) continue;
      context.beginPath();
      context.arc(...at(line[line.length - 1]), 3, 0, 2 * Math.PI);
      context.fillStyle = colour;
      context.fill();
    }
  }
}
