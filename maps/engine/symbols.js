// Drawing on the canvases: clusters, single points, labels.

const FONT = '"Source Sans 3", "Source Sans", "Source Sans Pro", system-ui, -apple-system, "Segoe UI", sans-serif';

// Slivers of a rim say nothing and cost a stroke each.
const LEAST_SHARE = 0.08;

function drawClusters(context, items, language) {
  const { ink } = settings().colours;
  for (const item of [...items].reverse()) {
    if (item.count === 1) continue;
    const { x, y, radius } = item;
    context.beginPath();
    context.arc(x, y, radius + 2.5, 0, 2 * Math.PI);
    context.fillStyle = '#ffffff';
    context.fill();
    // A thin rim instead of a blurred shadow, which costs more than all else together.
    context.lineWidth = 1;
    context.strokeStyle = 'rgba(34,49,63,0.28)';
    context.stroke();
    drawRing(context, item);
    context.fillStyle = ink;
    context.font = `600 ${item.count > 999 ? 11 : 12}px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(shortNumber(item.count, language), x, y + 0.5);
  }
}

/** The cluster's rim: how its organizations divide by theme; small shares together in grey. */
function drawRing(context, { x, y, radius, themes, count }) {
  const { rest } = settings().colours;
  let angle = -Math.PI / 2;
  context.lineWidth = 4;
  const segment = (share, colour) => {
    const next = angle + (share / count) * 2 * Math.PI;
    context.beginPath();
    context.arc(x, y, radius - 1.2, angle, next);
    context.strokeStyle = colour;
    context.stroke();
    angle = next;
  };
  let left = count;
  for (let slot = 0; slot < settings().themes.length; slot++) {
    if (themes[slot] < count * LEAST_SHARE) continue;
    segment(themes[slot], settings().themes[slot].colour);
    left -= themes[slot];
  }
  if (left) segment(left, rest);
}

function drawPoint(context, x, y, row, columns, chosenThemes, radius = POINT_RADIUS) {
  const colour = pointColour(columns.themes[row] & chosenThemes);
  const hollow = columns.isApproximate[row];
  const kind = settings().kinds[columns.kind[row]];
  outline(context, kind ? kind.shape : 'circle', x, y, radius);
  context.lineJoin = 'round';
  context.lineWidth = hollow ? 5 : 3;
  context.strokeStyle = '#ffffff';
  context.stroke();
  context.fillStyle = hollow ? '#ffffff' : colour;
  context.fill();
  if (hollow) {
    context.lineWidth = 2.2;
    context.strokeStyle = colour;
    context.stroke();
  }
}

function pointColour(themes) {
  const theme = themes ? settings().themes[31 - Math.clz32(themes & -themes)] : null;
  return theme ? theme.colour : settings().colours.other;
}

const POLYGONS = {
  square: polygon(4, Math.PI / 4, 1.18),
  diamond: polygon(4, 0, 1.22),
  triangle: polygon(3, -Math.PI / 2, 1.28),
  pentagon: polygon(5, -Math.PI / 2, 1.12),
  cross: [[-0.42, -1.1], [0.42, -1.1], [0.42, -0.42], [1.1, -0.42], [1.1, 0.42], [0.42, 0.42], [0.42, 1.1], [-0.42, 1.1], [-0.42, 0.42], [-1.1, 0.42], [-1.1, -0.42], [-0.42, -0.42]],
};

function polygon(corners, turn, size) {
  const angles = Array.from({ length: corners }, (_, i) => turn + (i * 2 * Math.PI) / corners);
  return angles.map((angle) => [Math.cos(angle) * size, Math.sin(angle) * size]);
}

function outline(context, shape, x, y, radius) {
  context.beginPath();
  if (!POLYGONS[shape]) context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    for (const [dx, dy] of POLYGONS[shape]) context.lineTo(x + dx * radius, y + dy * radius);
    context.closePath();
  }
}

function drawTinyMarkers(context, markers, fillOf) {
  const { border, label } = settings().colours;
  for (const { x, y, country } of markers) {
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fillStyle = fillOf(country);
    context.strokeStyle = border;
    context.lineWidth = 3;
    context.stroke();
    context.fill();
    context.strokeStyle = label;
    context.lineWidth = 0.8;
    context.stroke();
  }
}

/** Country names where they fit, large countries first, none over another. */
function drawCountryNames(context, shapes, view, language) {
  const taken = [];
  const size = view.zoom < 4 ? 11 : 12.5;
  context.font = `500 ${size}px ${FONT}`;
  for (const country of shapes.byArea) {
    if (!country.labelled) continue;
    const name = country[language];
    const width = context.measureText(name).width;
    const room = (country.box.east - country.box.west + (country.wraps ? 1 : 0)) * view.scale;
    if (width > room * 1.25 && view.zoom < 7) continue;
    for (const k of copiesOf(view)) {
      const x = (country.labelX + k) * view.scale - view.left;
      const y = country.labelY * view.scale - view.top;
      const box = [x - width / 2 - 4, y - size, x + width / 2 + 4, y + size];
      if (x < 0 || y < 0 || x > view.width || y > view.height || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      drawText(context, name, x, y, 'center', settings().colours.label, 2.6);
    }
  }
}

function overlaps(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function drawText(context, text, x, y, align, colour, halo) {
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = halo;
  context.strokeStyle = 'rgba(255,255,255,0.92)';
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** Islets as dots of fixed size: at no zoom may they vanish. */
function drawIslets(context, shapes, view) {
  const { ink } = settings().colours;
  for (const { x, y } of placeOnScreen(shapes.islets, view)) {
    context.beginPath();
    context.arc(x, y, view.zoom < 4 ? 1.5 : 2.4, 0, 2 * Math.PI);
    context.lineWidth = 1.6;
    context.strokeStyle = 'rgba(255,255,255,0.95)';
    context.stroke();
    context.fillStyle = ink;
    context.fill();
  }
}

/** Where the worldview's own labels stand, pushed apart where the zoom leaves no room: {text, left, y, width, size, sea}. */
function layFixedLabels(context, shapes, view, language) {
  const shown = placeOnScreen(shapes.labels.filter((label) => view.zoom >= label.min_zoom), view);
  const size = view.zoom < 4 ? 11 : 13;
  const gap = size + 2;
  shown.sort((a, b) => a.copy - b.copy || a.y - b.y);
  shown.forEach((label, i) => {
    label.textY = label.y;
    const before = shown[i - 1];
    if (before && before.copy === label.copy) label.textY = Math.max(label.y, before.textY + gap);
  });
  context.font = labelFont(size);
  return shown.map(({ x, textY: y, item }) => {
    // A sea's name is centred on it; a group of islets is named beside its dots.
    const sea = !shapes.islets.some((islet) => Math.hypot(islet.lon - item.lon, islet.lat - item.lat) < 1.5);
    const text = item[language];
    const { width } = context.measureText(text);
    return { text, left: sea ? x - width / 2 : labelLeft(x, width, view), y, width, size, sea };
  });
}

function labelFont(size) {
  return `italic 600 ${size}px ${FONT}`;
}

/** The worldview's own labels: above everything. */
function drawFixedLabels(context, labels) {
  for (const { text, left, y, size, sea } of labels) {
    context.font = labelFont(size);
    drawText(context, text, left, y, 'left', sea ? '#4f7f9b' : settings().colours.ink, 3.2);
  }
}

// How far a cluster may stand from its organizations' middle.
const ASIDE_PX = 28;

/** Move each cluster whose number a label would cover aside, as little as it takes. */
function standAside(items, labels) {
  const hides = ({ left, width, y, size }, item, dx, dy) => {
    const half = 4 * String(item.count).length + 2;
    return item.x + dx + half > left && item.x + dx - half < left + width && Math.abs(item.y + dy - y) < size / 2 + 8;
  };
  const covered = (item, dx, dy) => labels.some((label) => hides(label, item, dx, dy));
  const crowded = (item, dx, dy) => items.some((other) => other !== item
    && Math.hypot(other.x - item.x - dx, other.y - item.y - dy) < Math.min(0.8 * (other.radius + item.radius), Math.hypot(other.x - item.x, other.y - item.y)));
  for (const item of items) {
    if (item.count === 1 || !covered(item, 0, 0)) continue;
    const found = ASIDE.find(([dx, dy]) => !covered(item, dx, dy) && !crowded(item, dx, dy));
    if (found) [item.x, item.y] = [item.x + found[0], item.y + found[1]];
  }
}

// Steps in eight directions, the nearest first.
const ASIDE = Array.from({ length: ASIDE_PX / 2 }, (_, i) => 2 * (i + 1)).flatMap((far) =>
  Array.from({ length: 8 }, (_, i) => [Math.round(far * Math.cos((i * Math.PI) / 4)), Math.round(far * Math.sin((i * Math.PI) / 4))]));

/** Where a label beside x starts: to the right of it, if need be pushed back over it, else to the left, else as far in as it takes. */
function labelLeft(x, width, view) {
  const gap = 9;
  const [first, last] = [view.margin + 4, view.width - view.margin - view.covered - 4];
  // The islets are out of sight on the left: the name stays with them, whole or not at all.
  if (x < view.margin) return x - gap - width;
  if (x < first || x > view.width - view.margin || x + gap + width <= last) return x + gap;
  // On a small map the other side is another sea, or a continent: rather over its own islets than there.
  if (last - width >= x - width / 2) return last - width;
  return x - gap - width >= first ? x - gap - width : Math.max(first, last - width);
}

function placeOnScreen(items, view) {
  const placed = [];
  for (const k of copiesOf(view)) {
    for (const item of items) {
      const x = (item.x + k) * view.scale - view.left;
      const y = item.y * view.scale - view.top;
      if (x > -200 && y > -20 && x < view.width + 20 && y < view.height + 20) placed.push({ x, y, copy: k, item });
    }
  }
  return placed;
}

function shortNumber(n, language) {
  if (n < 10000) return fullNumber(n, language);
  return `${fullNumber(Math.round(n / 1000), language)}k`;
}

const numberFormats = {};

function fullNumber(n, language) {
  numberFormats[language] ||= new Intl.NumberFormat(language);
  return numberFormats[language].format(n);
}
