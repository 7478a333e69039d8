// The Leaflet layer: comes onto a map and leaves it; its work is in the parts it includes.

const OrganizationLayer = L.Renderer.extend({
  includes: [Source, State, View, Painting, Words],

  options: { padding: PADDING },

  initialize(command) {
    L.Renderer.prototype.initialize.call(this, {});
    Object.assign(this, { columns: null, shapes: null, items: [], labels: [], rows: null, length: 0, unplaced: 0, bounds: [], paints: 0 });
    this.state = { language: 'vi', worldview: settings().worldview, spec: {}, ...command };
    this.language = this.state.language;
    this.said = this.state;
    this.answered = null;
    this.foreseen = [];
    this.memory = new Memory();
    this.local = { themes: 0, year: 0, shade: null, arcs: false, ...this.memory.read().local };
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
    const world = element('a', { class: 'leaflet-control-zoom-world', href: '#', role: 'button' }, element('i', { 'aria-hidden': 'true' }));
    L.DomEvent.on(world, 'click', (e) => { L.DomEvent.stop(e); this.showWorld(); });
    map.zoomControl.getContainer().append(world);
    this.corners.push(world);
    this.listeners = { mousemove: (e) => this.pointer.onMove(e), click: (e) => this.pointer.onClick(e), zoomstart: () => this.leaveView() };
    map.on(this.listeners);
    this.onKey = (e) => this.keyboard.onKey(e);
    this.onOut = () => this.pointer.onLeave();
    container.addEventListener('keydown', this.onKey);
    container.addEventListener('mouseleave', this.onOut);
    this.speak();
    this.showFirst();
    document.fonts.addEventListener('loadingdone', this.onFont = () => { this.namesKey = ''; this._update(); });
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(container);
    this.load();
    // Streamlit drops what it says while the scripts load: ask for its last word. Elsewhere nobody is asked.
    window.Streamlit?.setComponentReady?.();
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

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    clearTimeout(this.recentre);
    L.Renderer.prototype._update.call(this);
    this.measure();
    if (this.shapes) this.draw();
  },

  _updatePaths() {},

  leaveView() {
    this.pointer.showTip(null);
    this.pointer.spider = null;
    this.keyboard.current = null;
  },
});

window.MovementsMap = {
  layer(command) {
    if (settings().images) L.Icon.Default.imagePath = settings().images;
    this.current = new OrganizationLayer(command);
    return this.current;
  },
  command(said) {
    this.current.command(said);
  },
  foresee(facets) {
    this.current.foresee(facets);
  },
};
