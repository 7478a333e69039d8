// Clustering: the selected points of the view, binned into a grid that is fixed to the world.

const CELL_PX = 58;
const THEME_SLOTS = 32;
const POINT_RADIUS = 6.5;

// Grown once, used by every draw: at sixty frames a second allocation would be the cost.
const grid = { count: new Uint32Array(0) };

function prepareGrid(size) {
  if (grid.count.length < size) {
    grid.count = new Uint32Array(size);
    grid.sumX = new Float64Array(size);
    grid.sumY = new Float64Array(size);
    grid.row = new Uint32Array(size);
    grid.themes = new Uint32Array(size * THEME_SLOTS);
  }
  grid.count.fill(0, 0, size);
}

/** The part of the world on the canvas, in pixels of the current zoom; `left` may lie in any copy of the world. */
function gridOf(view, cell = CELL_PX) {
  const column0 = Math.floor(view.left / cell) - 1;
  const row0 = Math.floor(view.top / cell) - 1;
  const columns = Math.ceil((view.left + view.width) / cell) + 1 - column0;
  const rows = Math.ceil((view.top + view.height) / cell) + 1 - row0;
  return { cell, column0, row0, columns, rows };
}

/** Copies of the world that the view touches. */
function copiesOf(view) {
  const copies = [];
  for (let k = Math.floor(view.left / view.scale); k <= Math.floor((view.left + view.width) / view.scale); k++) copies.push(k);
  return copies;
}

/** Clusters and single points: [{x, y (canvas px), count, row, cells, themes, radius}], largest first. */
function clusterPoints(columns, rows, length, view, chosenThemes) {
  const frame = gridOf(view);
  prepareGrid(frame.columns * frame.rows);
  for (const k of copiesOf(view)) binCopy(columns, rows, length, view, frame, k, chosenThemes);
  return mergeCells(collectCells(frame, view), frame);
}

function binCopy(columns, rows, length, view, frame, k, chosenThemes) {
  const { x, y, themes } = columns;
  const { count, sumX, sumY, row: firstRow, themes: themeCount } = grid;
  const factor = view.scale / frame.cell;
  const shiftX = k * factor - frame.column0;
  const width = frame.columns;
  const height = frame.rows;
  for (let i = 0; i < length; i++) {
    const row = rows[i];
    const gx = x[row] * factor + shiftX;
    const gy = y[row] * factor - frame.row0;
    // Not a number compares false: what has no place is skipped here.
    if (!(gx >= 0 && gx < width && gy >= 0 && gy < height)) continue;
    const cell = (gy | 0) * width + (gx | 0);
    if (count[cell]++ === 0) {
      sumX[cell] = 0;
      sumY[cell] = 0;
      firstRow[cell] = row;
      themeCount.fill(0, cell * THEME_SLOTS, (cell + 1) * THEME_SLOTS);
    }
    sumX[cell] += gx;
    sumY[cell] += gy;
    const shown = themes[row] & chosenThemes;
    themeCount[cell * THEME_SLOTS + (shown ? 31 - Math.clz32(shown & -shown) : THEME_SLOTS - 1)]++;
  }
}

function collectCells(frame, view) {
  const found = [];
  for (let cell = 0; cell < frame.columns * frame.rows; cell++) {
    const count = grid.count[cell];
    if (!count) continue;
    found.push({
      x: (grid.sumX[cell] / count + frame.column0) * frame.cell - view.left,
      y: (grid.sumY[cell] / count + frame.row0) * frame.cell - view.top,
      count,
      row: grid.row[cell],
      cells: [cell],
      radius: count === 1 ? POINT_RADIUS : clusterRadius(count),
    });
  }
  return found.sort((a, b) => b.count - a.count || a.row - b.row);
}

function clusterRadius(count) {
  return Math.min(30, 10.5 + 4.4 * Math.log10(count));
}

/** A larger cluster takes in the neighbours that its circle would cover. */
function mergeCells(found, frame) {
  const byCell = new Map(found.map((item) => [item.cells[0], item]));
  const kept = [];
  for (const item of found) {
    if (item.taken) continue;
    const own = item.cells[0];
    for (const step of [-frame.columns - 1, -frame.columns, -frame.columns + 1, -1, 1, frame.columns - 1, frame.columns, frame.columns + 1]) {
      const other = byCell.get(own + step);
      if (!other || other === item || other.taken || other.merged) continue;
      if (Math.hypot(other.x - item.x, other.y - item.y) < item.radius + other.radius + 3) absorb(item, other);
    }
    item.themes = themesOf(item);
    kept.push(item);
  }
  return kept;
}

function absorb(item, other) {
  other.taken = true;
  item.merged = true;
  const total = item.count + other.count;
  item.x += ((other.x - item.x) * other.count) / total;
  item.y += ((other.y - item.y) * other.count) / total;
  item.count = total;
  item.cells.push(...other.cells);
  item.radius = clusterRadius(total);
}

function themesOf(item) {
  const total = new Uint32Array(THEME_SLOTS);
  for (const cell of item.cells) {
    for (let slot = 0; slot < THEME_SLOTS; slot++) total[slot] += grid.themes[cell * THEME_SLOTS + slot];
  }
  return total;
}

/** Rows of a cluster: one more pass over the selection, only when somebody asks. */
function membersOf(cluster, columns, rows, length, view) {
  const frame = gridOf(view);
  const cells = new Set(cluster.cells);
  const members = [];
  const factor = view.scale / frame.cell;
  for (const k of copiesOf(view)) {
    for (let i = 0; i < length; i++) {
      const gx = columns.x[rows[i]] * factor + k * factor - frame.column0;
      const gy = columns.y[rows[i]] * factor - frame.row0;
      if (!(gx >= 0 && gx < frame.columns && gy >= 0 && gy < frame.rows)) continue;
      if (cells.has((gy | 0) * frame.columns + (gx | 0))) members.push({ row: rows[i], x: columns.x[rows[i]] + k, y: columns.y[rows[i]] });
    }
  }
  return members;
}
