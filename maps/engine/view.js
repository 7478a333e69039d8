// The part of the world on the canvases, and when it moves.

// How far the canvases reach beyond the view on each side: room to drag before anything is redrawn.
const PADDING = 0.15;
const RECENTRE_MS = 200;
// Below this width the map starts on one side of the world.
const SMALL_PX = 620;
const LEAST_PX = 80;

const View = {
  /** Where the reader left this map for another page; else the part that it was made for; else the world. */
  showFirst() {
    const { x: width, y: height } = this._map.getSize();
    // A frame that is still being opened may be one line high, in which nothing fits.
    this.sized = width > LEAST_PX && height > LEAST_PX;
    if (!this.sized) return;
    this._map.options.zoomSnap = 0.25;
    const { centre, zoom } = this.memory.read();
    if (centre) this._map.setView(centre, zoom, { animate: false });
    else if (this.state.view) this.showPart(this.state.view);
    else this.showWorld();
  },

  /** Two corners, degrees, beside the panel. */
  showPart(corners) {
    const covered = this.panel.open ? this.panel.root.offsetWidth + 10 : 0;
    this._map.fitBounds(corners, { paddingTopLeft: [20, 20], paddingBottomRight: [covered + 20, 30], maxZoom: 8, animate: false });
  },

  /** All lands beside the panel where there is room; on a small screen Asia, Africa and Europe. */
  showWorld() {
    const map = this._map;
    const { x: width, y: height } = map.getSize();
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
    if (!this.sized) {
      this.panel.open = this.panel.hasRoom();
      this.panel.build();
      this.showFirst();
    }
  },

  /** Remember what the reader sees, for the way back from another page. */
  keep() {
    if (!this.sized) return;
    const { lat, lng } = this._map.getCenter();
    this.memory.write({ centre: [lat, lng], zoom: this._map.getZoom(), local: this.local });
  },

  /** Bring a newly chosen organization into the view, at the same zoom. */
  showFocus(before) {
    const row = this.state.spec.focus;
    if (row === undefined || row === before || Number.isNaN(this.columns.x[row])) return;
    const place = this._map.unproject([this.columns.x[row] * this.view.scale, this.columns.y[row] * this.view.scale]);
    if (!this._map.getBounds().contains(place)) this._map.panTo(place);
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

  /** Leaflet fires this after the move has ended, when all is drawn: only a fractional position is left to undo. */
  _reset() {
    if (this.isCentred()) L.DomUtil.setPosition(this._container, this._bounds.min);
    else this._update();
  },

  /** After a short pan the canvases still cover the view: they are centred again when nobody waits. */
  _onMoveEnd() {
    this.keep();
    const still = this.view && this.view.zoom === this._map.getZoom() && this.covers();
    if (!still) return this._update();
    clearTimeout(this.recentre);
    if (this.isCentred()) return;
    this.recentre = setTimeout(() => this._map && !this._map._animatingZoom && this._update(), RECENTRE_MS);
  },

  _onDrag() {
    if (this._map._animatingZoom || !this._bounds) return;
    if (this.redraw || this.view.zoom !== this._map.getZoom() || this.covers()) return;
    this.redraw = requestAnimationFrame(() => {
      this.redraw = 0;
      if (this._map && !this.covers()) this._update();
    });
  },

  canvasPoint(layerPoint) {
    return layerPoint.subtract(L.DomUtil.getPosition(this._container));
  },
};
