// Hover, click, and what opens on the map: the tooltip, the spider, the list of a place.

const SPIDER_LIMIT = 30;
const LIST_PAGE = 50;
// Ids that one click hands to Python; the list on the map shows every one.
const REPORT_LIMIT = 200;

class Pointer {
  constructor(layer) {
    this.layer = layer;
    this.tip = element('div', { class: 'mv-tip', 'aria-hidden': 'true' });
    this.list = element('section', { class: 'mv-list', hidden: true });
    keepEvents(this.list);
    this.list.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.closeList(); });
    this.hovered = null;
    this.spider = null;
  }

  /** The mark or country at a point of the canvas; {kind, ...} or null. */
  find(x, y) {
    const { layer } = this;
    const near = (item, reach) => Math.hypot(item.x - x, item.y - y) <= reach;
    if (this.spider) {
      const leg = this.legs().find((item) => near(item, 10));
      if (leg) return { kind: 'point', row: leg.row, x: leg.x, y: leg.y };
    }
    const mark = layer.items.find((item) => near(item, item.count > 1 ? item.radius + 2 : 10));
    if (mark) return { kind: mark.count > 1 ? 'cluster' : 'point', row: mark.row, x: mark.x, y: mark.y, cluster: mark };
    const country = layer.shapes && countryAt(layer.shapes, layer.view, x, y);
    return country ? { kind: 'country', country, x, y } : null;
  }

  onMove(event) {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      const { layer } = this;
      if (!layer.view || layer._map._animatingZoom) return;
      const at = layer.canvasPoint(layer._map.mouseEventToLayerPoint(event.originalEvent));
      const found = this.find(at.x, at.y);
      layer._map.getContainer().classList.toggle('mv-pointing', Boolean(found));
      // Over a cluster that stands open its parts are what can be pointed at.
      const open = found && found.kind === 'cluster' && this.spider && this.spider.rows.includes(found.row);
      this.showTip(open ? null : found, layer._map.mouseEventToContainerPoint(event.originalEvent));
      this.highlight(found && found.kind === 'country' ? found.country : null);
    });
  }

  onLeave() {
    this.showTip(null);
    this.highlight(null);
  }

  highlight(country) {
    if (this.hovered === country) return;
    this.hovered = country;
    this.layer.paintMarks();
  }

  onClick(event) {
    const { layer } = this;
    if (!layer.view) return;
    const at = layer.canvasPoint(event.layerPoint);
    this.open(this.find(at.x, at.y));
  }

  /** What a click, or Enter, does: an organization or country goes to Python, a cluster opens. */
  open(found) {
    this.showTip(null);
    if (!found || found.kind !== 'point') this.closeSpider();
    if (!found) return;
    if (found.kind === 'country') {
      if (found.country.iso) this.report({ country: found.country.iso });
    } else if (found.kind === 'point') this.reportRows([found.row]);
    else this.openCluster(found.cluster);
  }

  /** Zoom to a cluster's members; where no zoom would part them, spread or list them. */
  openCluster(cluster) {
    const { layer } = this;
    const map = layer._map;
    const members = this.members(cluster);
    const xs = members.map((member) => member.x);
    const ys = members.map((member) => member.y);
    const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    const closest = map.getMaxZoom();
    if (map.getZoom() < closest && span * 256 * 2 ** closest > CELL_PX / 2) {
      const corner = (x, y) => map.unproject([x * layer.view.scale, y * layer.view.scale], map.getZoom());
      const bounds = L.latLngBounds(corner(Math.min(...xs), Math.max(...ys)), corner(Math.max(...xs), Math.min(...ys)));
      const zoom = Math.max(map.getBoundsZoom(bounds, false, L.point(80, 80)), map.getZoom() + 1);
      map.setView(bounds.getCenter(), Math.min(zoom, closest));
      return;
    }
    const rows = members.map((member) => member.row);
    if (rows.length <= SPIDER_LIMIT) this.openSpider(cluster, rows);
    else this.openList(rows);
    this.reportRows(rows.slice(0, REPORT_LIMIT));
  }

  /** The organizations of a cluster: [{row, x, y}] in world coordinates. */
  members(cluster) {
    const { columns, rows, length, view } = this.layer;
    return membersOf(cluster, columns, rows, length, view);
  }

  openSpider(cluster, rows) {
    const { view } = this.layer;
    this.spider = { x: (cluster.x + view.left) / view.scale, y: (cluster.y + view.top) / view.scale, rows };
    this.layer.paintMarks();
  }

  closeSpider() {
    if (!this.spider) return;
    this.spider = null;
    this.layer.paintMarks();
  }

  /** Where the spider's organizations stand on the canvas: one circle, or a spiral for many. */
  legs() {
    const { view } = this.layer;
    const { x, y, rows } = this.spider;
    const centre = { x: x * view.scale - view.left, y: y * view.scale - view.top };
    let angle = -Math.PI / 2;
    let reach = rows.length > 9 ? 30 : 24 + rows.length * 2.5;
    return rows.map((row) => {
      const leg = { row, x: centre.x + Math.cos(angle) * reach, y: centre.y + Math.sin(angle) * reach, centre };
      if (rows.length > 9) {
        angle += 24 / reach;
        reach += 3.6;
      } else angle += (2 * Math.PI) / rows.length;
      return leg;
    });
  }

  drawSpider(context) {
    const { layer } = this;
    const legs = this.legs();
    context.strokeStyle = settings().colours.label;
    context.lineWidth = 1;
    context.beginPath();
    for (const { x, y, centre } of legs) {
      context.moveTo(centre.x, centre.y);
      context.lineTo(x, y);
    }
    context.stroke();
    for (const { x, y, row } of legs) drawPoint(context, x, y, row, layer.columns, layer.chosenThemes(), 7.5);
  }

  /** Every organization of one place, by name, a page at a time. */
  openList(rows) {
    const { layer } = this;
    const items = element('ol', {});
    const more = element('button', { type: 'button', class: 'mv-all' });
    const title = element('strong', {}, layer.say('at_this_place', { n: fullNumber(rows.length, layer.language) }));
    const close = element('button', { type: 'button', class: 'mv-close', 'aria-label': layer.say('close'), onclick: () => this.closeList() }, '×');
    let shown = 0;
    const showMore = async () => {
      const page = rows.slice(shown, shown + LIST_PAGE);
      shown += page.length;
      more.hidden = shown >= rows.length;
      more.textContent = layer.say('more', { n: fullNumber(Math.min(LIST_PAGE, rows.length - shown), layer.language) });
      const names = await layer.names.of(page);
      page.forEach((row, i) => items.append(element('li', {}, element('button', { type: 'button', onclick: () => this.reportRows([row]) }, names[i][layer.language]))));
    };
    more.addEventListener('click', showMore);
    this.list.replaceChildren(element('header', {}, title, close), items, more);
    this.list.hidden = false;
    close.focus();
    showMore();
  }

  closeList() {
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.list.replaceChildren();
    this.layer._map.getContainer().focus({ preventScroll: true });
  }

  async showTip(found, at) {
    const key = found ? [found.kind, found.row, found.country && found.country.en].join() : '';
    if (found && at) this.placeTip(at);
    if (key === this.tipKey) return;
    this.tipKey = key;
    this.tip.classList.toggle('mv-shown', Boolean(found));
    if (!found) return;
    const lines = this.lines(found);
    this.fillTip(lines);
    if (at) this.placeTip(at);
    if (found.kind !== 'point') return;
    const [name] = await this.layer.names.of([found.row]);
    if (key !== this.tipKey) return;
    this.fillTip([name[this.layer.language], ...lines.slice(1)]);
    if (at) this.placeTip(at);
  }

  fillTip([title, ...lines]) {
    // Text nodes only: a name is never markup, whatever it holds.
    this.tip.replaceChildren(element('strong', {}, title), ...lines.filter(Boolean).map((line) => element('div', {}, line)));
  }

  placeTip(at) {
    const size = this.layer._map.getSize();
    const { offsetWidth: width, offsetHeight: height } = this.tip;
    const x = Math.max(4, at.x + 14 + width > size.x ? at.x - width - 14 : at.x + 14);
    const y = Math.max(4, at.y + 14 + height > size.y ? at.y - height - 10 : at.y + 14);
    this.tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  /** What is said about a mark, its name first. */
  lines(found) {
    const { layer } = this;
    const { language, columns } = layer;
    if (found.kind === 'country') return [found.country[language], layer.countryLine(found.country)];
    if (found.kind === 'cluster') {
      const hint = layer._map.getZoom() < layer._map.getMaxZoom() ? 'cluster_hint' : 'place_hint';
      return [layer.say('cluster_of', { n: fullNumber(found.cluster.count, language) }), layer.say(hint)];
    }
    const { row } = found;
    const kind = settings().kinds[columns.kind[row]];
    const years = [columns.founded[row] && layer.say('founded', { year: columns.founded[row] }), columns.ended[row] && layer.say('ended', { year: columns.ended[row] })];
    const themes = settings().themes.filter((_, i) => columns.themes[row] & (1 << i)).map((theme) => theme[language]);
    return ['…', [kind && kind[language], ...years].filter(Boolean).join(' · '), themes.join('; '), columns.isApproximate[row] ? layer.say('city_not_known') : ''];
  }

  async reportRows(rows) {
    const names = await this.layer.names.of(rows);
    this.report({ organizations: names.map((name) => name.id) });
  }

  /** Tell the page, and Python when st_folium is around us. */
  report(said) {
    // Rising, also across a rebuilt map, so that an old click is never taken for a new one.
    this.serial = Math.max(Date.now(), (this.serial || 0) + 1);
    const movements = { serial: this.serial, ...said };
    this.layer._map.getContainer().dispatchEvent(new CustomEvent('movements:click', { detail: movements, bubbles: true }));
    const shared = window.__GLOBAL_DATA__;
    if (!shared || !window.Streamlit) return;
    // The same fields that st_folium's own handlers set, without its quarter of a second of debounce.
    shared.last_active_drawing = { type: 'Feature', geometry: null, properties: { movements } };
    if (shared.returned_objects && !shared.returned_objects.includes('last_active_drawing')) return;
    shared.previous_data = { ...shared.previous_data, last_active_drawing: shared.last_active_drawing };
    window.Streamlit.setComponentValue(shared.previous_data);
  }
}
