// Countries: decoded once, turned into paths per zoom, filled by class.

/** Countries in world coordinates (0–1) from the JSON of maps/shapes.py. */
function readShapes(buffer) {
  const document_ = JSON.parse(new TextDecoder().decode(buffer));
  const rowOf = new Map(settings().countries.map((iso, row) => [iso, row]));
  const countries = document_.countries.map((country) => decodeCountry(country, rowOf));
  const byRow = [];
  for (const country of countries) if (country.row >= 0) byRow[country.row] = country;
  // Large names first: they win the room for their label.
  const byArea = [...countries].sort((a, b) => b.area - a.area);
  const points = [...document_.labels, ...document_.islets];
  for (const point of points) Object.assign(point, { x: mercatorX(point.lon), y: mercatorY(point.lat) });
  const { labels, islets, disclaimer } = document_;
  return { countries, byRow, byArea, labels, islets, disclaimer, paths: new Map() };
}

function decodeCountry(country, rowOf) {
  const rings = country.rings.flat().map(decodeRing).sort((a, b) => reachOf(b) - reachOf(a));
  const [west, south, east, north] = country.bbox;
  const box = { west: mercatorX(west), east: mercatorX(east), north: mercatorY(north), south: mercatorY(south) };
  const wraps = box.west > box.east;
  return {
    iso: country.iso,
    row: rowOf.has(country.iso) ? rowOf.get(country.iso) : -1,
    vi: country.vi,
    en: country.en,
    labelled: country.labelled !== false,
    tiny: country.tiny,
    labelX: mercatorX(country.label[0]),
    labelY: mercatorY(country.label[1]),
    box,
    wraps,
    area: ((box.east - box.west + (wraps ? 1 : 0)) * (box.south - box.north)),
    rings,
    reach: rings.map(reachOf),
    // A border along the 180th meridian is a seam of the map, not of the country.
    seamed: rings.some((ring) => ring.some((value, i) => i % 2 === 0 && onSeam(value))),
  };
}

/** The longer side of a ring's box, in world widths. */
function reachOf(ring) {
  const box = [1, 1, 0, 0];
  for (let i = 0; i < ring.length; i += 2) {
    box[0] = Math.min(box[0], ring[i]);
    box[1] = Math.min(box[1], ring[i + 1]);
    box[2] = Math.max(box[2], ring[i]);
    box[3] = Math.max(box[3], ring[i + 1]);
  }
  return Math.max(box[2] - box[0], box[3] - box[1]);
}

function onSeam(x) {
  return x < 1e-6 || x > 1 - 1e-6;
}

function decodeRing(deltas) {
  const ring = new Float32Array(deltas.length);
  let longitude = 0;
  let latitude = 0;
  for (let i = 0; i < deltas.length; i += 2) {
    longitude += deltas[i];
    latitude += deltas[i + 1];
    ring[i] = mercatorX(longitude / 1000);
    ring[i + 1] = mercatorY(latitude / 1000);
  }
  return ring;
}

/** Fill and outline of a country at a whole zoom, in pixels of that zoom from the world's corner. */
function countryPath(shapes, country, zoom) {
  if (!shapes.paths.has(zoom)) {
    // Two zooms back and forth stay warm; more would only hold memory.
    if (shapes.paths.size > 2) shapes.paths.delete(shapes.paths.keys().next().value);
    shapes.paths.set(zoom, new Map());
  }
  const cached = shapes.paths.get(zoom);
  if (!cached.has(country)) cached.set(country, buildPath(country, 256 * 2 ** zoom));
  return cached.get(country);
}

function buildPath(country, scale) {
  const fill = new Path2D();
  const line = country.seamed ? new Path2D() : fill;
  for (const [i, ring] of country.rings.entries()) {
    // Specks cost as much as islands; each country keeps its first ring, and the tiny ones have markers.
    if (i && country.reach[i] * scale < 1.3) continue;
    const kept = thin(ring, scale);
    trace(fill, kept, scale, false);
    if (country.seamed) trace(line, kept, scale, true);
  }
  return { fill, line };
}

/** Corners about a pixel apart: more cannot be seen, and each costs at every draw. */
function thin(ring, scale) {
  const kept = [0];
  for (let i = 2, x = ring[0], y = ring[1]; i < ring.length; i += 2) {
    if (Math.abs(ring[i] - x) * scale + Math.abs(ring[i + 1] - y) * scale < 1.2 && i < ring.length - 2) continue;
    x = ring[i];
    y = ring[i + 1];
    kept.push(i);
  }
  return kept.map((i) => [ring[i], ring[i + 1]]);
}

function trace(path, points, scale, skipSeam) {
  points.forEach(([x, y], i) => {
    const before = points[i - 1];
    const seam = skipSeam && before && onSeam(x) && onSeam(before[0]);
    if (i === 0 || seam) path.moveTo(x * scale, y * scale);
    else path.lineTo(x * scale, y * scale);
  });
  const [first, last] = [points[0], points[points.length - 1]];
  if (!(skipSeam && onSeam(first[0]) && onSeam(last[0]))) path.lineTo(first[0] * scale, first[1] * scale);
}

/** Whether a country's box, in copy k of the world, touches the view. */
function inView(country, view, k) {
  const { box } = country;
  const west = country.wraps ? 0 : box.west;
  const east = country.wraps ? 1 : box.east;
  return (
    (east + k) * view.scale >= view.left &&
    (west + k) * view.scale <= view.left + view.width &&
    box.south * view.scale >= view.top &&
    box.north * view.scale <= view.top + view.height
  );
}

/** Fill and outline countries, in the whole view or, clipped, in one part of it: {x, y, width, height}. */
function drawCountries(context, shapes, view, ratio, fillOf, part, chosen = shapes.countries) {
  const { border, sea } = settings().colours;
  const zoom = Math.round(view.zoom);
  const stretch = view.scale / (256 * 2 ** zoom);
  const box = part ? { ...view, left: view.left + part.x - 1, top: view.top + part.y - 1, width: part.width + 2, height: part.height + 2 } : view;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (part) {
    context.beginPath();
    context.rect(part.x, part.y, part.width, part.height);
    context.clip();
  }
  if (chosen === shapes.countries) {
    context.fillStyle = sea;
    context.fillRect(0, 0, view.width, view.height);
  }
  // Round joins cost a third more, and nobody sees them at this width.
  context.lineJoin = 'bevel';
  context.strokeStyle = border;
  context.lineWidth = (view.zoom < 4 ? 0.6 : 1) / stretch;
  for (const k of copiesOf(box)) {
    context.setTransform(ratio * stretch, 0, 0, ratio * stretch, ratio * (k * view.scale - view.left), -ratio * view.top);
    const visible = chosen.filter((country) => inView(country, box, k));
    for (const country of visible) {
      context.fillStyle = fillOf(country);
      context.fill(countryPath(shapes, country, zoom).fill, 'evenodd');
    }
    for (const country of visible) context.stroke(countryPath(shapes, country, zoom).line);
  }
  context.restore();
}

/** The outline of one country, over everything that is filled. */
function drawOutline(context, shapes, country, view, ratio) {
  const zoom = Math.round(view.zoom);
  const stretch = view.scale / (256 * 2 ** zoom);
  context.save();
  context.strokeStyle = settings().colours.ink;
  context.lineJoin = 'bevel';
  context.lineWidth = 1.5 / stretch;
  for (const k of copiesOf(view).filter((copy) => inView(country, view, copy))) {
    context.setTransform(ratio * stretch, 0, 0, ratio * stretch, ratio * (k * view.scale - view.left), -ratio * view.top);
    context.stroke(countryPath(shapes, country, zoom).line);
  }
  context.restore();
}

const probe = document.createElement('canvas').getContext('2d');

/** The country at a point of the canvas, a tiny one's marker first. */
function countryAt(shapes, view, x, y) {
  for (const marker of tinyMarkers(shapes, view)) {
    if (Math.hypot(marker.x - x, marker.y - y) <= 8) return marker.country;
  }
  const zoom = Math.round(view.zoom);
  const wx = ((((x + view.left) / view.scale) % 1) + 1) % 1;
  const wy = (y + view.top) / view.scale;
  const scale = 256 * 2 ** zoom;
  return shapes.countries.find(
    (country) =>
      wy >= country.box.north && wy <= country.box.south &&
      (country.wraps || (wx >= country.box.west && wx <= country.box.east)) &&
      probe.isPointInPath(countryPath(shapes, country, zoom).fill, wx * scale, wy * scale, 'evenodd'),
  );
}

/** Countries too small to see or hit: a marker of fixed size until the shape itself is large enough. */
function tinyMarkers(shapes, view) {
  const markers = [];
  for (const country of shapes.countries) {
    if (!country.tiny || country.reach[0] * view.scale > 14) continue;
    for (const k of copiesOf(view)) {
      const x = (country.labelX + k) * view.scale - view.left;
      const y = country.labelY * view.scale - view.top;
      if (x > -10 && y > -10 && x < view.width + 10 && y < view.height + 10) markers.push({ x, y, country });
    }
  }
  return markers;
}
