// Arcs: from the chosen organization to its countries, and between Viet Nam and its counterparts.

// How far an arc bows towards the pole, as a part of its length. Great circles would be truer to the globe,
// but on this projection they leave the map at the top and hide each other.
const ARC_BOW = 0.16;

/** Start, control point and end of an arc, in world coordinates, the shorter way round; null for no distance. */
function arcBetween(from, to) {
  const end = { x: to.x + Math.round(from.x - to.x), y: to.y };
  const length = Math.hypot(end.x - from.x, end.y - from.y);
  if (length < 1e-4) return null;
  const bend = { x: (from.x + end.x) / 2, y: (from.y + end.y) / 2 - length * ARC_BOW };
  return { from, bend, end };
}

/** From an organization's place to every other country where it is present. */
function presenceArcs(columns, shapes, row) {
  const from = placeOf(columns, row);
  const arcs = [];
  if (Number.isNaN(from.x)) return arcs;
  const { presence_row: rows } = columns;
  for (let i = lowerBound(rows, row); i < rows.length && rows[i] === row; i++) {
    const country = shapes.byRow[columns.presence_country[i]];
    if (!country) continue;
    const line = arcBetween(from, { x: country.labelX, y: country.labelY });
    if (line) arcs.push({ line, weight: 1, dotted: true });
  }
  return arcs;
}

/** Ties of selected organizations. */
function friendshipArcs(columns, rows, length) {
  const selected = new Uint8Array(columns.n);
  for (let i = 0; i < length; i++) selected[rows[i]] = 1;
  const pairs = [];
  for (let i = 0; i < columns.ties.length; i += 2) {
    const [a, b] = [columns.ties[i], columns.ties[i + 1]];
    if (selected[a] || selected[b]) pairs.push(a, b);
  }
  return flowArcs(columns, pairs);
}

/** Ties between pairs of rows; several between the same two places are one thicker arc. */
function flowArcs(columns, pairs) {
  const byPlaces = new Map();
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [pairs[i], pairs[i + 1]];
    if (Number.isNaN(columns.x[a]) || Number.isNaN(columns.x[b])) continue;
    const key = [columns.x[a], columns.y[a], columns.x[b], columns.y[b]].map((value) => value.toFixed(4)).join();
    const arc = byPlaces.get(key) || { from: a, to: b, weight: 0 };
    arc.weight += 1;
    byPlaces.set(key, arc);
  }
  return [...byPlaces.values()]
    .map(({ from, to, weight }) => ({ line: arcBetween(placeOf(columns, from), placeOf(columns, to)), weight }))
    .filter((arc) => arc.line);
}

function placeOf(columns, row) {
  return { x: columns.x[row], y: columns.y[row] };
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
  context.fillStyle = colour;
  // An arc may leave the world's edge, so one copy more on either side.
  const copies = copiesOf(view);
  for (const k of [copies[0] - 1, ...copies, copies[copies.length - 1] + 1]) {
    const at = ({ x, y }) => [(x + k) * view.scale - view.left, y * view.scale - view.top];
    for (const { line, weight, dotted } of arcs) {
      context.globalAlpha = alpha;
      context.lineWidth = 1.3 + Math.log2(weight);
      context.beginPath();
      context.moveTo(...at(line.from));
      context.quadraticCurveTo(...at(line.bend), ...at(line.end));
      context.stroke();
      context.globalAlpha = 1;
      if (!dotted) continue;
      context.beginPath();
      context.arc(...at(line.end), 3, 0, 2 * Math.PI);
      context.fill();
    }
  }
}
