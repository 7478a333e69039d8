// Three canvases, one over the other: the land, the names of countries, the marks.

// Below this zoom no country's name fits.
const NAMES_ZOOM = 2.5;

const Painting = {
  _initContainer() {
    this._container = element('div', { class: 'mv-canvases' });
    this.base = element('canvas', {}).getContext('2d', { alpha: false });
    this.names2d = element('canvas', {}).getContext('2d');
    this.marks = element('canvas', {}).getContext('2d');
    this._container.append(this.base.canvas, this.names2d.canvas, this.marks.canvas);
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
  },

  draw() {
    const { columns, view } = this;
    this.paintBase();
    this.paintNames();
    this.items = columns ? clusterPoints(columns, this.rows, this.length, view, this.chosenThemes()) : [];
    this.labels = layFixedLabels(this.marks, this.shapes, view, this.language);
    standAside(this.items, this.labels);
    this.paintMarks();
  },

  /** Colour of every country, by row; what has no row is not known. */
  fills() {
    const { not_known: notKnown } = settings().colours;
    return settings().countries.map((_, row) => (this.counts ? classColour(this.counts[row], this.bounds) : notKnown));
  },

  /** The land. Only what changed is drawn: new colours, or the strip that a pan uncovered. */
  paintBase() {
    const { base, shapes, view, ratio } = this;
    const before = this.unfinished ? null : this.painted;
    clearTimeout(this.unfinished);
    this.unfinished = 0;
    const fills = this.fills();
    this.painted = { view, shapes, fills };
    this.fillOf = (country) => (country.row >= 0 ? fills[country.row] : settings().colours.not_known);
    const draw = (part, chosen) => drawCountries(base, shapes, view, ratio, this.fillOf, part, chosen);
    if (!before || before.shapes !== shapes || before.view.scale !== view.scale) return this.paintSeenFirst(draw);
    const recoloured = shapes.countries.filter((country) => country.row >= 0 && fills[country.row] !== before.fills[country.row]);
    const [dx, dy] = [before.view.left - view.left, before.view.top - view.top];
    if (dx || dy) {
      const whole = Number.isInteger(dx * ratio) && Number.isInteger(dy * ratio);
      if (recoloured.length || !whole || Math.abs(dx) > view.width / 2 || Math.abs(dy) > view.height / 2) return draw();
      base.setTransform(1, 0, 0, 1, 0, 0);
      base.drawImage(base.canvas, dx * ratio, dy * ratio);
      for (const part of uncovered(view, dx, dy)) draw(part);
    } else if (recoloured.length) draw(null, recoloured);
  },

  /** After a zoom all is new: what is in sight at once, the margin around it a moment later. */
  paintSeenFirst(draw) {
    const { view } = this;
    const [x, y] = [Math.floor(view.margin), Math.floor(view.marginY)];
    const [width, height] = [view.width - 2 * x, view.height - 2 * y];
    draw({ x, y, width, height });
    this.unfinished = setTimeout(() => {
      this.unfinished = 0;
      if (!this._map) return;
      draw({ x: 0, y: 0, width: view.width, height: y });
      draw({ x: 0, y: y + height, width: view.width, height: y });
      draw({ x: 0, y, width: x, height });
      draw({ x: x + width, y, width: x, height });
    }, RECENTRE_MS / 2);
  },

  paintNames() {
    const { names2d, shapes, view, ratio } = this;
    const shown = view.zoom >= NAMES_ZOOM;
    names2d.canvas.style.display = shown ? '' : 'none';
    const key = [view.left, view.top, view.scale, this.language, this.state.worldview].join();
    if (!shown || key === this.namesKey) return;
    this.namesKey = key;
    names2d.setTransform(1, 0, 0, 1, 0, 0);
    names2d.clearRect(0, 0, names2d.canvas.width, names2d.canvas.height);
    names2d.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawCountryNames(names2d, shapes, view, this.language);
  },

  /** All above the land; also on its own when only a highlight moves. */
  paintMarks() {
    const { marks, shapes, view, ratio, columns } = this;
    if (!view || !shapes) return;
    marks.setTransform(1, 0, 0, 1, 0, 0);
    marks.clearRect(0, 0, marks.canvas.width, marks.canvas.height);
    marks.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawTinyMarkers(marks, tinyMarkers(shapes, view), this.fillOf);
    if (this.pointer.hovered) drawOutline(marks, shapes, this.pointer.hovered, view, ratio);
    for (const { lines, colour, alpha } of this.arcs || []) drawArcs(marks, lines, view, colour, alpha);
    for (const item of this.items) if (item.count === 1) drawPoint(marks, item.x, item.y, item.row, columns, this.chosenThemes());
    drawClusters(marks, this.items, this.language);
    this.drawFocus(marks);
    if (this.pointer.spider) this.pointer.drawSpider(marks);
    this.keyboard.draw(marks);
    drawIslets(marks, shapes, view);
    drawFixedLabels(marks, this.labels);
    this._container.dataset.painted = ++this.paints;
  },

  drawFocus(context) {
    const row = this.state.spec.focus;
    if (row === undefined || !this.columns || Number.isNaN(this.columns.x[row])) return;
    for (const { x, y } of placeOnScreen([{ x: this.columns.x[row], y: this.columns.y[row] }], this.view)) {
      drawPoint(context, x, y, row, this.columns, this.chosenThemes(), 8);
      context.beginPath();
      context.arc(x, y, 14, 0, 2 * Math.PI);
      context.lineWidth = 2.5;
      context.strokeStyle = settings().colours.accent;
      context.stroke();
    }
  },
};

/** The strips of a view that moved by dx, dy and must be drawn anew. */
function uncovered(view, dx, dy) {
  const strips = [];
  if (dx) strips.push({ x: dx > 0 ? 0 : view.width + dx, y: 0, width: Math.abs(dx), height: view.height });
  if (dy) strips.push({ x: 0, y: dy > 0 ? 0 : view.height + dy, width: view.width, height: Math.abs(dy) });
  return strips;
}
