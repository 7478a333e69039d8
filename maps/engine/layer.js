// The Leaflet layer: loads the data once, answers commands, draws two canvases.

// How far the canvases reach beyond the view on each side: room to drag before anything is redrawn.
const PADDING = 0.15;
// Below this zoom no country's name fits.
const NAMES_ZOOM = 2.5;
const PLAY_MS = 110;
const RECENTRE_MS = 200;
const FIRST_YEAR = 1800;
// Below this width the map starts on one side of the world.
const SMALL_PX = 620;
// Outside any map that Leaflet draws; what is not in any cluster keeps no theme.
const ALL_THEMES = 0x7fffffff;

const OrganizationLayer = L.Renderer.extend({
  options: { padding: PADDING },

  initialize(command) {
    L.Renderer.prototype.initialize.call(this, {});
    Object.assign(this, { columns: null, shapes: null, items: [], rows: null, length: 0, unplaced: 0, bounds: [], paints: 0 });
    this.state = { language: 'vi', worldview: settings().worldview, spec: {}, ...command };
    this.language = this.state.language;
    this.local = { themes: 0, year: 0, shade: null, arcs: false };
    this.years = [1850, new Date().getFullYear()];
    this.names = new Names();
    this.shapesBy = new Map();
  },

  onAdd(map) {
    L.Renderer.prototype.onAdd.call(this, map);
    const container = map.getContainer();
    container.classList.add('mv-map');
    container.style.backgroundColor = settings().colours.sea;
    container.tabIndex = 0;
    container.setAttribute('role', 'application');
    this.pointer = new Pointer(this);
    this.keyboard = new Keyboard(this);
    this.panel = new Panel(this);
    this.foot = element('div', { class: 'mv-foot' });
    keepEvents(this.foot);
    this.corners = [this.pointer.tip, this.pointer.list, this.keyboard.live, this.panel.root, this.foot];
    container.append(...this.corners);
    if (!map.zoomControl) map.zoomControl = L.control.zoom({ position: 'topleft' }).addTo(map);
    this.listeners = { mousemove: (e) => this.pointer.onMove(e), click: (e) => this.pointer.onClick(e), zoomstart: () => this.leaveView() };
    map.on(this.listeners);
    this.onKey = (e) => this.keyboard.onKey(e);
    this.onOut = () => this.pointer.onLeave();
    container.addEventListener('keydown', this.onKey);
    container.addEventListener('mouseleave', this.onOut);
    this.speak();
    if (!this.state.view) this.showWorld();
    document.fonts.addEventListener('loadingdone', this.onFont = () => { this.namesKey = ''; this._update(); });
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(container);
    this.load();
  },

  onRemove(map) {
    clearInterval(this.playing);
    clearTimeout(this.recentre);
    clearTimeout(this.unfinished);
    this.watch.disconnect();
    map.off(this.listeners);
    map.getContainer().removeEventListener('keydown', this.onKey);
    map.getContainer().removeEventListener('mouseleave', this.onOut);
    document.fonts.removeEventListener('loadingdone', this.onFont);
    for (const corner of this.corners) corner.remove();
    L.Renderer.prototype.onRemove.call(this, map);
  },

  getEvents() {
    return { ...L.Renderer.prototype.getEvents.call(this), move: this._onDrag, moveend: this._onMoveEnd };
  },

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

  _updatePaths() {},

  async load() {
    try {
      const [points] = await Promise.all([loadBytes('points'), this.loadShapes(this.state.worldview)]);
      // A command may have asked for another worldview while these came.
      await this.loadShapes(this.state.worldview);
      this.columns = readColumns(points);
    } catch (error) {
      this.failed = true;
      this.panel.update();
      throw error;
    }
    this.rows = new Uint32Array(this.columns.n);
    this.years = yearRange(this.columns);
    this.wear(this.state.worldview);
    this.panel.build();
    this.showFocus(null);
    this._map.getContainer().dataset.movements = 'ready';
  },

  async loadShapes(worldview) {
    if (!this.shapesBy.has(worldview)) this.shapesBy.set(worldview, readShapes(await loadBytes(`shapes-${worldview}`)));
    if (!this.columns && worldview === this.state.worldview) {
      // Land before points: the first picture is a map.
      this.shapes = this.shapesBy.get(worldview);
      this.speak();
      this._update();
    }
  },

  /** Put on the shapes of a worldview, and the organizations without a city where it has their country. */
  wear(worldview) {
    this.shapes = this.shapesBy.get(worldview);
    placeApproximate(this.columns, this.shapes);
    this.speak();
    this.refresh();
  },

  /** Take what a filter, a language or a worldview changed; everything else stays. */
  async command(said) {
    const before = this.state;
    this.state = { ...before, ...said };
    this.language = this.state.language;
    const { spec, worldview } = this.state;
    if (spec.by !== before.spec.by) this.local.shade = null;
    if (worldview !== before.worldview) {
      await this.loadShapes(worldview);
      if (worldview !== this.state.worldview) return;
      if (this.columns) this.wear(worldview);
    }
    if (this.language !== before.language) this.speak();
    if (!this.columns) return;
    this.pointer.closeList();
    this.refresh();
    if (this.language !== before.language || spec.by !== before.spec.by) this.panel.build();
    this.showFocus(before.spec.focus);
  },

  shadeBy() {
    return this.local.shade || this.state.spec.by || 'hq';
  },

  /** Themes that may colour a point: the reader's, else the filter's, else all. */
  chosenThemes() {
    const asked = this.state.spec.themes || 0;
    return (this.local.themes & asked) || this.local.themes || asked || ALL_THEMES;
  },

  /** Select, count, draw: all that a filter does. */
  refresh() {
    if (!this.columns || !this.shapes) return;
    const { columns, rows, state: { spec }, local } = this;
    this.length = selectRows(columns, spec, local, rows);
    this.counts = countByCountry(columns, rows, this.length, this.shadeBy());
    this.unplaced = 0;
    for (let i = 0; i < this.length; i++) if (Number.isNaN(columns.x[rows[i]])) this.unplaced++;
    this.bounds = classBounds(local.year ? this.countsOfAllYears() : this.counts, settings().colours.sequential.length);
    this.arcs = [];
    if (local.arcs) this.arcs.push({ lines: friendshipArcs(columns, rows, this.length), colour: settings().colours.accent, alpha: 0.38 });
    if (spec.focus !== undefined) this.arcs.push({ lines: presenceArcs(columns, this.shapes, spec.focus), colour: settings().colours.ink, alpha: 0.6 });
    this.leaveView();
    this._update();
    this.panel.update();
  },

  /** Classes that hold still while the years go by. */
  countsOfAllYears() {
    const local = { ...this.local, year: 0 };
    const key = JSON.stringify([this.state.spec, local]);
    if (this.stillKey !== key) {
      const rows = new Uint32Array(this.columns.n);
      const length = selectRows(this.columns, this.state.spec, local, rows);
      this.still = countByCountry(this.columns, rows, length, this.shadeBy());
      this.stillKey = key;
    }
    return this.still;
  },

  setYear(year) {
    this.local.year = year;
    this.refresh();
    const box = this.panel.root.querySelector('[data-key="year-on"]');
    if (box) box.checked = Boolean(year);
  },

  play() {
    if (this.playing) {
      clearInterval(this.playing);
      this.playing = null;
      this.panel.update();
      return;
    }
    const [first, last] = this.years;
    this.playing = setInterval(() => {
      if (this.local.year >= last) this.play();
      else this.setYear(this.local.year + 1);
    }, PLAY_MS);
    this.setYear(!this.local.year || this.local.year >= last ? first : this.local.year);
  },

  /** The first view: all lands beside the panel where there is room; on a small screen Asia, Africa and Europe. */
  showWorld() {
    const map = this._map;
    const { x: width, y: height } = map.getSize();
    this.sized = width > 0 && height > 0;
    if (!this.sized) return;
    map.options.zoomSnap = 0.25;
    const covered = this.panel.open ? this.panel.root.offsetWidth + 10 : 0;
    const fitting = Math.log2(Math.min((width - covered) / 250, (height - 40) / 135));
    const zoom = Math.max(width < SMALL_PX ? 1.75 : 1.25, Math.min(2.5, Math.floor(4 * fitting) / 4));
    // 11° E in the middle shows the Americas' west coast left and the Bering Strait right.
    const longitude = map.options.crs.scale(zoom) <= (width - covered) * 1.03 ? 11 : 75;
    const middle = map.project([26, longitude], zoom).add([covered / 2, 0]);
    map.setView(map.unproject(middle, zoom), zoom, { animate: false });
  },

  /** A frame may get its size after its content, and change it any time. */
  fit() {
    this._map.invalidateSize({ animate: false });
    if (!this.sized && !this.state.view) {
      this.panel.open = this.panel.hasRoom();
      this.panel.build();
      this.showWorld();
    }
  },

  // --- drawing ---

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    clearTimeout(this.recentre);
    L.Renderer.prototype._update.call(this);
    this.measure();
    if (this.shapes) this.draw();
  },

  /** Leaflet fires this after the move has ended, when all is drawn: only a fractional position is left to undo. */
  _reset() {
    if (this.isCentred()) L.DomUtil.setPosition(this._container, this._bounds.min);
    else this._update();
  },

  /** Whether the canvases stand where a fresh update would put them. */
  isCentred() {
    const size = this._map.getSize();
    const corner = this._map.containerPointToLayerPoint(size.multiplyBy(-PADDING)).round();
    const { view } = this;
    const origin = this._map.getPixelOrigin().add(corner);
    return Boolean(view) && view.zoom === this._map.getZoom() && origin.equals(L.point(view.left, view.top))
      && this._bounds.min.equals(corner) && this._bounds.getSize().equals(size.multiplyBy(1 + PADDING * 2).round());
  },

  /** After a short pan the canvases still cover the view: they are centred again when nobody waits. */
  _onMoveEnd() {
    const still = this.view && this.view.zoom === this._map.getZoom() && this.covers();
    if (!still) return this._update();
    clearTimeout(this.recentre);
    if (this.isCentred()) return;
    this.recentre = setTimeout(() => this._map && !this._map._animatingZoom && this._update(), RECENTRE_MS);
  },

  /** Whether the canvases reach over the whole view. */
  covers() {
    const corner = this._map.containerPointToLayerPoint([0, 0]);
    return this._bounds.contains(L.bounds(corner, corner.add(this._map.getSize())));
  },

  /** The view in world pixels, and canvases to match. */
  measure() {
    const map = this._map;
    const size = this._bounds.getSize();
    const corner = map.getPixelOrigin().add(this._bounds.min);
    const zoom = map.getZoom();
    this.ratio = Math.min(window.devicePixelRatio || 1, 2);
    const [margin, marginY] = [(size.x - map.getSize().x) / 2, (size.y - map.getSize().y) / 2];
    const covered = this.panel && this.panel.open ? this.panel.root.offsetWidth + 10 : 0;
    this.view = { margin, marginY, covered, left: corner.x, top: corner.y, width: size.x, height: size.y, zoom, scale: map.options.crs.scale(zoom) };
    L.DomUtil.setPosition(this._container, this._bounds.min);
    for (const { canvas } of [this.base, this.names2d, this.marks]) {
      const [width, height] = [Math.round(size.x * this.ratio), Math.round(size.y * this.ratio)];
      if (canvas.width === width && canvas.height === height) continue;
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      this.painted = null;
      this.namesKey = '';
    }
  },

  draw() {
    const { columns, view } = this;
    this.paintBase();
    this.paintNames();
    this.items = columns ? clusterPoints(columns, this.rows, this.length, view, this.chosenThemes()) : [];
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
    drawFixedLabels(marks, shapes, view, this.language);
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

  /** Bring a newly chosen organization into the view, at the same zoom. */
  showFocus(before) {
    const row = this.state.spec.focus;
    if (row === undefined || row === before || Number.isNaN(this.columns.x[row])) return;
    const place = this._map.unproject([this.columns.x[row] * this.view.scale, this.columns.y[row] * this.view.scale]);
    if (!this._map.getBounds().contains(place)) this._map.panTo(place);
  },

  _onDrag() {
    if (this._map._animatingZoom || !this._bounds) return;
    if (this.redraw || this.view.zoom !== this._map.getZoom() || this.covers()) return;
    this.redraw = requestAnimationFrame(() => {
      this.redraw = 0;
      if (this._map && !this.covers()) this._update();
    });
  },

  leaveView() {
    this.pointer.showTip(null);
    this.pointer.spider = null;
    this.keyboard.current = null;
  },

  canvasPoint(layerPoint) {
    return layerPoint.subtract(L.DomUtil.getPosition(this._container));
  },

  // --- words ---

  say(key, fields = {}) {
    const words = settings().words[this.language];
    return words[key].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  },

  sayCount(key, n) {
    if (!n) return this.say('nothing_selected');
    return n === 1 ? this.say(`${key}_one`) : this.say(key, { n: fullNumber(n, this.language) });
  },

  countryLine(country) {
    const n = country.row >= 0 && this.counts ? this.counts[country.row] : 0;
    return n ? this.say(`country_count_${this.shadeBy()}`, { n: fullNumber(n, this.language) }) : this.say('country_not_known');
  },

  /** Say in the current language what stands around the map. */
  speak() {
    const { worldviews, source } = settings();
    const container = this._map.getContainer();
    const worldview = worldviews[this.state.worldview];
    const parts = [
      worldview && this.say('worldview', { name: worldview[this.language] }),
      this.shapes && this.shapes.disclaimer[this.language],
      source[this.language],
    ];
    const more = element('button', { type: 'button', 'aria-label': this.say('read_more'), title: this.say('read_more'), onclick: () => this.foot.classList.toggle('mv-all-said') }, '…');
    this.foot.replaceChildren(element('p', {}, ...parts.filter(Boolean).map((part) => element('span', {}, part))), more);
    container.lang = this.language;
    container.setAttribute('aria-label', this.say('map_label'));
    for (const [name, key] of [['in', 'zoom_in'], ['out', 'zoom_out']]) {
      const button = container.querySelector(`.leaflet-control-zoom-${name}`);
      if (button) { button.title = this.say(key); button.setAttribute('aria-label', this.say(key)); }
    }
    this.panel.build();
  },
});

/** The strips of a view that moved by dx, dy and must be drawn anew. */
function uncovered(view, dx, dy) {
  const strips = [];
  if (dx) strips.push({ x: dx > 0 ? 0 : view.width + dx, y: 0, width: Math.abs(dx), height: view.height });
  if (dy) strips.push({ x: 0, y: dy > 0 ? 0 : view.height + dy, width: view.width, height: Math.abs(dy) });
  return strips;
}

/** First and last year of the slider; the first percent of foundings would make it too long to use. */
function yearRange(columns) {
  const years = columns.founded.filter((year) => year > 0).sort();
  const last = new Date().getFullYear();
  if (!years.length) return [FIRST_YEAR, last];
  return [Math.max(FIRST_YEAR, Math.floor(years[Math.floor(years.length / 100)] / 10) * 10), Math.max(last, years[years.length - 1])];
}

window.MovementsMap = {
  layer(command) {
    if (settings().images) L.Icon.Default.imagePath = settings().images;
    this.current = new OrganizationLayer(command);
    return this.current;
  },
  command(said) {
    this.current.command(said);
  },
};
