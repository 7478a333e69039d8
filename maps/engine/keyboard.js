// The map without a mouse: arrows go from mark to mark, Enter opens, a live region says where one is.

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class Keyboard {
  constructor(layer) {
    this.layer = layer;
    this.current = null;
    this.live = element('div', { class: 'mv-live', 'aria-live': 'polite', role: 'status' });
  }

  /** Everything on the screen that can be reached, marks and countries. */
  targets() {
    const { layer } = this;
    const { view } = layer;
    const marks = layer.pointer.spider
      ? layer.pointer.legs().map(({ row, x, y }) => ({ kind: 'point', row, x, y }))
      : layer.items.map((item) => ({ kind: item.count > 1 ? 'cluster' : 'point', row: item.row, x: item.x, y: item.y, cluster: item }));
    const countries = layer.pointer.spider ? [] : placeOnScreen(layer.shapes.countries.filter((c) => c.iso).map((country) => ({ x: country.labelX, y: country.labelY, country })), view)
      .map(({ x, y, item }) => ({ kind: 'country', country: item.country, x, y }));
    const edge = { x: view.margin, y: view.marginY };
    return [...marks, ...countries].filter(({ x, y }) => x >= edge.x && y >= edge.y && x <= view.width - edge.x && y <= view.height - edge.y);
  }

  onKey(event) {
    const { layer } = this;
    const map = layer._map;
    if (event.target !== map.getContainer() || !layer.view || !layer.shapes) return;
    const direction = DIRECTIONS[event.key];
    if (direction && event.shiftKey) map.panBy(direction.map((step) => step * 120));
    else if (direction) this.go(direction);
    else if (event.key === 'PageDown' || event.key === 'PageUp') this.step(event.key === 'PageDown' ? 1 : -1);
    else if (event.key === 'Enter' || event.key === ' ') { if (this.current) layer.pointer.open(this.current); }
    else if (event.key === '+' || event.key === '=') this.zoom(1);
    else if (event.key === '-') this.zoom(-1);
    else if (event.key === '0') layer.showWorld();
    else if (event.key === 'Escape') this.clear();
    else return;
    event.preventDefault();
  }

  zoom(step) {
    const { layer } = this;
    const { view } = layer;
    const map = layer._map;
    if (!this.current) map.setZoom(map.getZoom() + step);
    else map.setZoomAround(map.unproject([this.current.x + view.left, this.current.y + view.top]), map.getZoom() + step);
    this.current = null;
  }

  clear() {
    this.layer.pointer.closeSpider();
    this.layer.pointer.closeList();
    this.current = null;
    this.layer.pointer.showTip(null);
    this.layer.paintMarks();
  }

  /** To the nearest target in a direction: how far ahead counts once, how far aside twice. */
  go([dx, dy]) {
    const { view } = this.layer;
    const from = this.current || { x: view.width / 2, y: view.height / 2 };
    let best = null;
    let least = Infinity;
    for (const target of this.targets()) {
      const ahead = (target.x - from.x) * dx + (target.y - from.y) * dy;
      const aside = Math.abs((target.x - from.x) * dy) + Math.abs((target.y - from.y) * dx);
      if (ahead > 0.5 && ahead + 2 * aside < least) [best, least] = [target, ahead + 2 * aside];
    }
    if (best) this.land(best);
  }

  /** In reading order, so that every target can be reached. */
  step(by) {
    const targets = this.targets().sort((a, b) => Math.round(a.y / 30) - Math.round(b.y / 30) || a.x - b.x);
    if (!targets.length) return;
    const now = targets.findIndex((target) => this.current && target.kind === this.current.kind && target.row === this.current.row && target.country === this.current.country);
    this.land(targets[(now + by + targets.length) % targets.length]);
  }

  async land(target) {
    const { layer } = this;
    this.current = target;
    layer.paintMarks();
    const corner = layer._map.layerPointToContainerPoint(L.point(target.x, target.y).add(L.DomUtil.getPosition(layer._container)));
    layer.pointer.showTip(target, corner);
    const lines = layer.pointer.lines(target);
    if (target.kind === 'point') lines[0] = (await layer.names.of([target.row]))[0][layer.language];
    if (this.current === target) this.live.textContent = lines.filter(Boolean).join('. ');
  }

  draw(context) {
    if (!this.current) return;
    const { x, y, kind, cluster } = this.current;
    context.beginPath();
    context.arc(x, y, kind === 'cluster' ? cluster.radius + 6 : 12, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = settings().colours.accent;
    context.stroke();
  }
}
