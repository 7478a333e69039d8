// The network as a picture to walk through: draws what the server sends, tells it who was chosen.

const STILL_PX = 6;
const TOUCH_PX = 14;
// Beyond this many, names are a carpet; zooming in brings more.
const MOST_LABELS = 140;
// A hub is ringed by those it is tied to: its name may cover some of them.
const HUB_TIES = 7;
// A picture of more marks and lines than this is moved as it stands, and drawn anew once it rests.
const BUSY = 1200;
const REST_MS = 140;

class Network {
  constructor(root, choose) {
    Object.assign(this, { root, choose, nodes: [], ties: [], places: [], hovered: -1, current: -1, shownKey: '', pointers: new Map() });
    this.view = new View(() => this.glide());
    this.build();
  }

  build() {
    const find = (name) => this.root.querySelector(`.${name}`);
    Object.assign(this, { frame: find('nw-frame'), canvas: find('nw-canvas'), tip: find('nw-tip'), live: find('nw-live') });
    this.context = this.canvas.getContext('2d');
    const on = (name, act, options) => this.canvas.addEventListener(name, act, options);
    on('pointerdown', (e) => this.onDown(e));
    on('pointermove', (e) => this.onMove(e));
    on('pointerup', (e) => this.onUp(e));
    on('pointercancel', (e) => this.pointers.delete(e.pointerId));
    on('pointerleave', () => this.hover(-1));
    on('wheel', (e) => this.onWheel(e), { passive: false });
    on('keydown', (e) => this.onKey(e));
    on('blur', () => { this.current = -1; this.queue(); });
    find('nw-in').addEventListener('click', () => this.view.zoomAt(1.5));
    find('nw-out').addEventListener('click', () => this.view.zoomAt(1 / 1.5));
    find('nw-all').addEventListener('click', () => this.fit(this.nodes));
  }

  open() {
    this.watch?.disconnect();
    this.watch = new ResizeObserver(() => this.measure());
    this.watch.observe(this.frame);
    document.fonts?.ready.then(() => this.queue());
  }

  close() {
    this.watch.disconnect();
    clearTimeout(this.rest);
    cancelAnimationFrame(this.frameId);
    this.frameId = 0;
  }

  /** Take what the server sends; the view stays unless something else is asked for. */
  show(data) {
    this.data = data;
    this.nodes = data.nodes;
    this.ties = data.ties.map(([a, b, dash]) => ({ a, b, dash }));
    this.near = this.nodes.map(() => []);
    for (const { a, b } of this.ties) { this.near[a].push(b); this.near[b].push(a); }
    this.setFocus(data.focus);
    this.byImportance = this.nodes.map((_, i) => i).sort((i, j) => this.nodes[j].ties - this.nodes[i].ties);
    this.hovered = this.current = -1;
    for (const [name, key] of [['nw-in', 'zoom_in'], ['nw-out', 'zoom_out'], ['nw-all', 'show_all']]) {
      const button = this.root.querySelector(`.${name}`);
      button.title = data.words[key];
      button.setAttribute('aria-label', data.words[key]);
    }
    this.canvas.setAttribute('aria-label', data.words.label);
    this.hover(-1);
    this.measure();
    const key = JSON.stringify([data.focus === null ? null : this.nodes[data.focus].id, data.steps, data.path.map((i) => this.nodes[i].id)]);
    if (this.sized && key !== this.shownKey) this.lookAtFocus(Boolean(this.shownKey));
    this.shownKey = this.sized ? key : '';
    this.queue();
  }

  /** Count the ties from the focus to everyone: -1 is out of reach. */
  setFocus(focus) {
    this.focus = focus;
    this.distance = new Int32Array(this.nodes.length).fill(-1);
    if (focus === null) return;
    this.distance[focus] = 0;
    for (const queue = [focus]; queue.length;) {
      const i = queue.shift();
      for (const j of this.near[i]) if (this.distance[j] < 0) { this.distance[j] = this.distance[i] + 1; queue.push(j); }
    }
  }

  lookAtFocus(smooth) {
    const { path, steps } = this.data;
    const about = path.length > 1 ? path : this.focus === null || !steps ? null : this.nodes.map((_, i) => i).filter((i) => this.isNear(i));
    if (about) this.fit(about.map((i) => this.nodes[i]), smooth);
    else if (this.focus === null || !smooth) this.fit(this.nodes, smooth);
  }

  isNear(i) {
    return this.distance[i] >= 0 && this.distance[i] <= (this.data.steps || 1);
  }

  fit(nodes, smooth = true) {
    if (nodes.length) this.view.goTo(this.view.fitting(nodes), smooth);
  }

  measure() {
    const { clientWidth: width, clientHeight: height } = this.frame;
    if (!width || !height || (width === this.view.width && height === this.view.height)) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    Object.assign(this.view, { width, height });
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.gliding = false;
    const first = !this.sized;
    this.sized = true;
    if (first && this.nodes.length) this.lookAtFocus(false);
    this.queue();
  }

  // --- drawing ---

  queue() {
    if (!this.frameId) this.frameId = requestAnimationFrame(() => { this.frameId = 0; this.draw(); });
  }

  /** The view moves: a busy picture is moved as it was last drawn. */
  glide() {
    this.gliding = Boolean(this.last) && this.nodes.length + this.ties.length > BUSY;
    this.queue();
    clearTimeout(this.rest);
    if (this.gliding) this.rest = setTimeout(() => { this.gliding = false; this.queue(); }, REST_MS);
  }

  /** Keep what was drawn, with the view it shows. */
  keep() {
    const { canvas, view: { x, y, scale } } = this;
    const image = this.last?.image || document.createElement('canvas');
    Object.assign(image, { width: canvas.width, height: canvas.height });
    image.getContext('2d').drawImage(canvas, 0, 0);
    this.last = { image, x, y, scale };
  }

  drawLast() {
    const { context, view, last } = this;
    const growth = view.scale / last.scale;
    const middle = view.toScreen(last.x, last.y);
    const [width, height] = [view.width * growth, view.height * growth];
    context.drawImage(last.image, middle.x - width / 2, middle.y - height / 2, width, height);
  }

  draw() {
    if (!this.data || !this.sized) return;
    const { context, view, nodes } = this;
    const growth = Math.min(1.7, Math.max(0.75, Math.sqrt(view.scale / 15)));
    this.places = nodes.map((node) => ({ ...view.toScreen(node.x, node.y), size: growth * Math.min(24, 2.4 + 1.5 * Math.sqrt(node.ties)) }));
    context.clearRect(0, 0, view.width, view.height);
    if (this.gliding) return this.drawLast();
    const path = new Set(this.data.path);
    this.drawAllTies(path);
    const order = [...this.byImportance].reverse();
    for (const i of order) drawNode(context, nodes[i], this.places[i], this.look(i, path));
    this.drawLabels(path);
    if (nodes.length + this.ties.length > BUSY) this.keep();
    this.frame.dataset.drawn = String(nodes.length);
  }

  drawAllTies(path) {
    const { colours, path: chain } = this.data;
    const lead = this.hovered >= 0 ? this.hovered : this.current >= 0 ? this.current : -1;
    const touches = ({ a, b }) => (path.size > 1 ? false : this.focus !== null && this.isNear(a) && this.isNear(b));
    const plain = this.focus === null && path.size < 2;
    drawTies(this.context, this.ties, this.places, { colour: colours.label, width: 1, alpha: plain ? 0.42 : 0.12 });
    drawTies(this.context, this.ties.filter(touches), this.places, { colour: colours.label, width: 1.4, alpha: 0.75 });
    if (lead >= 0) drawTies(this.context, this.ties.filter(({ a, b }) => a === lead || b === lead), this.places, { colour: colours.ink, width: 1.8, alpha: 0.9 });
    const links = chain.slice(1).map((b, i) => ({ a: chain[i], b, dash: '' }));
    drawTies(this.context, links, this.places, { colour: colours.accent, width: 3.5, alpha: 1 });
  }

  /** How strongly an organization stands out. */
  look(i, path) {
    const { colours } = this.data;
    const ends = path.size > 1 && (i === this.data.path[0] || i === this.data.path[path.size - 1]);
    if (i === this.focus || ends) return { alpha: 1, ring: colours.accent };
    if (i === this.hovered || i === this.current) return { alpha: 1, ring: colours.ink };
    if (path.size > 1) return { alpha: path.has(i) ? 1 : 0.22 };
    if (this.focus === null) return { alpha: 1 };
    return { alpha: this.isNear(i) ? 1 : this.data.steps ? 0.14 : 0.5 };
  }

  drawLabels(path) {
    const { view, places, nodes } = this;
    const seen = (i) => places[i].x > -20 && places[i].y > -20 && places[i].x < view.width + 20 && places[i].y < view.height + 20;
    const labels = new Labels(this.context, places, this.byImportance.filter(seen), view.width, view.height);
    const must = [this.hovered, this.current, this.focus, ...path].filter((i, at, all) => i !== null && i >= 0 && all.indexOf(i) === at);
    const muted = (i) => (path.size > 1 && !path.has(i)) || (this.focus !== null && this.data.steps && !this.isNear(i));
    for (const i of must) labels.draw(nodes[i].name, places[i], this.data.colours.ink, true);
    const nearFirst = this.focus === null ? this.byImportance : [...this.byImportance].sort((i, j) => this.isNear(j) - this.isNear(i));
    let said = 0;
    for (const i of nearFirst) {
      if (said >= MOST_LABELS) break;
      if (must.includes(i) || muted(i) || !seen(i)) continue;
      const hub = nodes[i].ties >= HUB_TIES;
      if (labels.draw(nodes[i].short, places[i], hub ? this.data.colours.ink : this.data.colours.label, hub, false)) said++;
    }
  }

  // --- pointer ---

  at(e) {
    const box = this.canvas.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  }

  /** The organization under a place of the canvas, or -1. */
  find({ x, y }, slack) {
    let [best, least] = [-1, Infinity];
    this.places.forEach((place, i) => {
      const gap = Math.hypot(place.x - x, place.y - y) - place.size;
      if (gap < slack && gap < least) [best, least] = [i, gap];
    });
    return best;
  }

  onDown(e) {
    this.pointers.set(e.pointerId, this.at(e));
    this.canvas.setPointerCapture(e.pointerId);
    this.moved = this.pointers.size > 1 ? STILL_PX + 1 : 0;
  }

  onMove(e) {
    const now = this.at(e);
    const before = this.pointers.get(e.pointerId);
    if (!before) return this.hover(this.find(now, 4), now);
    const others = [...this.pointers].filter(([id]) => id !== e.pointerId).map(([, place]) => place);
    if (others.length) {
      const gap = (place) => Math.hypot(place.x - others[0].x, place.y - others[0].y);
      this.view.zoomAt(gap(now) / Math.max(1, gap(before)), (now.x + others[0].x) / 2, (now.y + others[0].y) / 2);
    } else {
      this.moved += Math.hypot(now.x - before.x, now.y - before.y);
      if (this.moved > STILL_PX) this.view.pan(now.x - before.x, now.y - before.y);
    }
    this.pointers.set(e.pointerId, now);
    this.tip.hidden = true;
  }

  onUp(e) {
    this.pointers.delete(e.pointerId);
    if (this.moved > STILL_PX) return;
    const found = this.find(this.at(e), e.pointerType === 'touch' ? TOUCH_PX : 5);
    if (found >= 0) this.pick(found);
  }

  /** Turning the wheel scrolls the page until the picture has been clicked. */
  onWheel(e) {
    if (!e.ctrlKey && this.canvas.getRootNode().activeElement !== this.canvas) return;
    e.preventDefault();
    const { x, y } = this.at(e);
    this.view.zoomAt(Math.exp(-e.deltaY * WHEEL * (e.deltaMode === 1 ? 20 : 1)), x, y);
  }

  hover(i, place) {
    this.tip.hidden = i < 0;
    this.canvas.style.cursor = i < 0 ? 'grab' : 'pointer';
    if (i >= 0) {
      this.tip.replaceChildren(...this.lines(i).map((text, at) => Object.assign(document.createElement(at ? 'span' : 'b'), { textContent: text })));
      const [w, h] = [this.tip.offsetWidth, this.tip.offsetHeight];
      this.tip.style.left = `${Math.max(4, Math.min(place.x + 14, this.view.width - w - 6))}px`;
      this.tip.style.top = `${place.y + 18 + h > this.view.height ? place.y - h - 12 : place.y + 18}px`;
    }
    if (i !== this.hovered) { this.hovered = i; this.queue(); }
  }

  lines(i) {
    const { name, kind, place, ties } = this.nodes[i];
    const said = ties === 1 ? this.data.words.tie : this.data.words.ties.replace('{n}', ties);
    return [name, [kind, place].filter(Boolean).join(' · '), said];
  }

  pick(i) {
    this.setFocus(i);
    this.data = { ...this.data, path: [] };
    this.queue();
    this.choose(this.nodes[i].id);
  }

  // --- keys ---

  onKey(e) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
    if (step && e.shiftKey) this.view.pan(-60 * step[0], -60 * step[1]);
    else if (step) this.walk(...step);
    else if (e.key === '+' || e.key === '=') this.view.zoomAt(1.4);
    else if (e.key === '-') this.view.zoomAt(1 / 1.4);
    else if (e.key === '0') this.fit(this.nodes);
    else if ((e.key === 'Enter' || e.key === ' ') && this.current >= 0) this.pick(this.current);
    else if (e.key === 'Escape' && this.focus !== null) this.choose('');
    else return;
    e.preventDefault();
  }

  /** On to the nearest organization in a direction, saying who it is. */
  walk(dx, dy) {
    const from = this.current >= 0 ? this.current : this.focus;
    this.current = from === null ? this.byImportance[0] : this.nextFrom(from, dx, dy);
    if (this.current === undefined) return;
    const { x, y } = this.places[this.current];
    const { width, height } = this.view;
    if (x < 40 || y < 40 || x > width - 40 || y > height - 40) this.view.pan(width / 2 - x, height / 2 - y);
    this.live.textContent = this.lines(this.current).join(', ');
    this.queue();
  }

  nextFrom(from, dx, dy) {
    let [best, least] = [from, Infinity];
    const here = this.nodes[from];
    this.nodes.forEach((node, i) => {
      const [ahead, aside] = [(node.x - here.x) * dx + (node.y - here.y) * dy, Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx)];
      const cost = ahead + 2 * aside;
      if (i !== from && ahead > 0 && aside <= ahead * 1.2 && cost < least) [best, least] = [i, cost];
    });
    return best;
  }
}

const open = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let network = open.get(parentElement);
  if (!network || !parentElement.contains(network.canvas)) {
    network = new Network(parentElement, (id) => network.send('chosen', id));
    open.set(parentElement, network);
  }
  network.send = setTriggerValue;
  network.open();
  network.show(data);
  return () => network.close();
}
