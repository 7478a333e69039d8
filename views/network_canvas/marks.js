// Marks of the network: shapes, ties, labels. Colours and words come with the data.

const FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, -apple-system, "Segoe UI", sans-serif';
const LABEL_PX = 12.5;
const LABEL_LENGTH = 34;
const CELL_PX = 48;

const SIDES = { triangle: 3, diamond: 4, square: 4, pentagon: 5 };
// Same area for every shape, or a square would look more tied than a triangle.
const GROWTH = { triangle: 1.3, diamond: 1.2, square: 1.2, pentagon: 1.1, circle: 1, cross: 1.15 };

/** The outline of a shape around a place, as a path of the context. */
function outline(context, shape, x, y, size) {
  const r = size * (GROWTH[shape] || 1);
  context.beginPath();
  if (shape === 'cross') {
    const arm = r * 0.38;
    const corners = [[-arm, -r], [arm, -r], [arm, -arm], [r, -arm], [r, arm], [arm, arm], [arm, r], [-arm, r], [-arm, arm], [-r, arm], [-r, -arm], [-arm, -arm]];
    for (const [dx, dy] of corners) context.lineTo(x + dx, y + dy);
  } else if (SIDES[shape]) {
    const turn = shape === 'square' ? Math.PI / 4 : 0;
    for (let i = 0; i < SIDES[shape]; i++) {
      const angle = (2 * Math.PI * i) / SIDES[shape] - Math.PI / 2 + turn;
      context.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
  } else {
    context.arc(x, y, r, 0, 2 * Math.PI);
  }
  context.closePath();
}

/** One organization; hollow when it lies outside what is selected. */
function drawNode(context, node, { x, y, size }, look) {
  outline(context, node.shape, x, y, size);
  context.globalAlpha = look.alpha;
  context.lineJoin = 'round';
  context.fillStyle = node.inside ? node.colour : '#ffffff';
  context.fill();
  context.lineWidth = node.inside ? 1.2 : 2;
  context.strokeStyle = node.inside ? '#ffffff' : node.colour;
  context.stroke();
  context.globalAlpha = 1;
  if (!look.ring) return;
  context.beginPath();
  context.arc(x, y, size + 5, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = look.ring;
  context.stroke();
}

/** Ties in one stroke for each way they look: thousands of single strokes would be slow. */
function drawTies(context, ties, places, look) {
  const byDash = new Map();
  for (const tie of ties) {
    if (!byDash.has(tie.dash)) byDash.set(tie.dash, []);
    byDash.get(tie.dash).push(tie);
  }
  context.globalAlpha = look.alpha;
  context.strokeStyle = look.colour;
  context.lineWidth = look.width;
  for (const [dash, same] of byDash) {
    context.setLineDash(dash ? dash.split(' ').map(Number) : []);
    context.beginPath();
    for (const { a, b } of same) {
      context.moveTo(places[a].x, places[a].y);
      context.lineTo(places[b].x, places[b].y);
    }
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** The width of a name, measured once: measuring all of them for every picture takes longer than drawing it. */
function widthOf(context, text) {
  const key = `${document.fonts?.status}${text}`;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

const widths = new Map();

/** Names beside their marks, the most important first, none over another name or over a mark. */
class Labels {
  constructor(context, places, shown, width, height) {
    Object.assign(this, { context, width, height, taken: [], cells: new Map() });
    for (const i of shown) this.put(places[i]);
    context.font = `500 ${LABEL_PX}px ${FONT}`;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
  }

  put({ x, y, size }) {
    const key = `${Math.floor(x / CELL_PX)},${Math.floor(y / CELL_PX)}`;
    if (!this.cells.has(key)) this.cells.set(key, []);
    this.cells.get(key).push({ x, y, size });
  }

  /** Write one name; what must be said may stand over marks, but never over another name. */
  draw(text, place, colour, must, whole = must) {
    const { context } = this;
    const said = text.length > LABEL_LENGTH && !whole ? `${text.slice(0, LABEL_LENGTH - 1).trimEnd()}…` : text;
    const [w, h] = [widthOf(context, said), LABEL_PX + 3];
    const gap = place.size + 4;
    const tried = [[gap, -h / 2], [-gap - w, -h / 2], [-w / 2, -gap - h + 2], [-w / 2, gap - 2]];
    const boxes = tried.map(([dx, dy]) => ({ x: place.x + dx, y: place.y + dy, w, h }));
    const box = boxes.find((one) => this.isFree(one, place)) || (must && (boxes.find((one) => this.isWithin(one) && !this.hitsLabel(one)) || boxes.find((one) => !this.hitsLabel(one))));
    if (!box) return false;
    this.taken.push(box);
    context.lineWidth = 3.5;
    context.strokeStyle = 'rgba(255,255,255,0.92)';
    context.strokeText(said, box.x, box.y + h / 2);
    context.fillStyle = colour;
    context.fillText(said, box.x, box.y + h / 2);
    return true;
  }

  isFree(box, own) {
    return this.isWithin(box) && !this.hitsLabel(box) && !this.hitsMark(box, own);
  }

  isWithin(box) {
    return box.x > 2 && box.y > 2 && box.x + box.w < this.width - 2 && box.y + box.h < this.height - 2;
  }

  hitsLabel(box) {
    return this.taken.some((other) => box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h);
  }

  hitsMark(box, own) {
    for (let cx = Math.floor(box.x / CELL_PX) - 1; cx <= Math.floor((box.x + box.w) / CELL_PX) + 1; cx++) {
      for (let cy = Math.floor(box.y / CELL_PX) - 1; cy <= Math.floor((box.y + box.h) / CELL_PX) + 1; cy++) {
        for (const { x, y, size } of this.cells.get(`${cx},${cy}`) || []) {
          if (x === own.x && y === own.y) continue;
          const dx = Math.max(box.x - x, 0, x - box.x - box.w);
          const dy = Math.max(box.y - y, 0, y - box.y - box.h);
          if (dx * dx + dy * dy < size * size) return true;
        }
      }
    }
    return false;
  }
}
