// The panel on the map: legend, and the switches that the browser answers without the server.

/** Make an element; text is always text, never markup. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** What is done on an element that stands over the map is not done to the map. */
function keepEvents(node) {
  L.DomEvent.disableClickPropagation(node);
  L.DomEvent.disableScrollPropagation(node);
  // Leaflet looks for its mark above the clicked node, which a rebuilt panel has already let go.
  L.DomEvent.on(node, 'click keydown', L.DomEvent.stopPropagation);
}

class Panel {
  constructor(layer) {
    this.layer = layer;
    this.root = element('section', { class: 'mv-panel' });
    this.open = this.hasRoom();
    this.sections = { themes: layer._map.getSize().y >= 560, kinds: false };
    keepEvents(this.root);
    this.build();
  }

  /** Whether the open panel leaves most of the map free. */
  hasRoom() {
    return this.layer._map.getSize().x >= 940;
  }

  say(key, fields) {
    return this.layer.say(key, fields);
  }

  /** Everything anew: on a change of language, or of what is open. */
  build() {
    const held = document.activeElement && this.root.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.root.setAttribute('aria-label', this.say('panel'));
    this.root.classList.toggle('mv-closed', !this.open);
    this.root.replaceChildren(this.header(), ...(this.open ? [this.body()] : []));
    if (held) this.root.querySelector(`[data-key="${held}"]`)?.focus();
    this.update();
  }

  header() {
    this.total = element('strong', { class: 'mv-total' });
    const toggle = () => { this.open = !this.open; this.build(); this.layer.measure(); if (this.layer.shapes) this.layer.draw(); };
    const label = this.say(this.open ? 'close_panel' : 'open_panel');
    return element('button', { class: 'mv-head', type: 'button', 'aria-expanded': String(this.open), 'aria-label': label, title: label, 'data-key': 'head', onclick: toggle },
      this.total, element('span', { class: 'mv-head-word', 'aria-hidden': 'true' }, this.say('panel')), element('span', { class: 'mv-chevron', 'aria-hidden': 'true' }));
  }

  body() {
    return element('div', { class: 'mv-body' }, this.shading(), this.year(), this.arcs(), this.themes(), this.kinds(), this.note());
  }

  shading() {
    const { local } = this.layer;
    const choice = (by) => {
      const pressed = this.layer.shadeBy() === by;
      return element('button', { type: 'button', 'aria-pressed': String(pressed), title: this.say(`shade_${by}_hint`), 'data-key': `shade-${by}`, onclick: () => { local.shade = by; this.layer.refresh(); this.build(); } }, this.say(`shade_${by}`));
    };
    this.scale = element('div', { class: 'mv-scale' });
    return element('div', { class: 'mv-part' },
      element('div', { class: 'mv-title' }, this.say('shade')),
      element('div', { class: 'mv-choice', role: 'group', 'aria-label': this.say('shade') }, choice('hq'), choice('presence')),
      this.scale,
      element('div', { class: 'mv-line' }, swatch(settings().colours.not_known, true), element('span', {}, this.say('not_known'))));
  }

  year() {
    const { local, years } = this.layer;
    const checkbox = element('input', { type: 'checkbox', 'data-key': 'year-on', onchange: (e) => this.layer.setYear(e.target.checked ? years[1] : 0) });
    checkbox.checked = Boolean(local.year);
    this.yearText = element('output', { class: 'mv-year' });
    this.slider = element('input', { type: 'range', min: years[0], max: years[1], step: 1, 'aria-label': this.say('year'), 'data-key': 'year', oninput: (e) => this.layer.setYear(Number(e.target.value)) });
    this.playButton = element('button', { type: 'button', class: 'mv-play', 'data-key': 'play', onclick: () => this.layer.play() });
    return element('div', { class: 'mv-part', title: this.say('year_hint') },
      element('label', { class: 'mv-line mv-title' }, checkbox, element('span', {}, this.say('year')), this.yearText),
      element('div', { class: 'mv-line' }, this.playButton, this.slider));
  }

  arcs() {
    if (!this.layer.columns || !this.layer.columns.ties.length) return null;
    const box = element('input', { type: 'checkbox', 'data-key': 'arcs', onchange: (e) => { this.layer.local.arcs = e.target.checked; this.layer.refresh(); } });
    box.checked = this.layer.local.arcs;
    return element('label', { class: 'mv-part mv-line' }, box, element('span', {}, this.say('friendship_arcs')));
  }

  themes() {
    const { local, language } = this.layer;
    const items = settings().themes.map((theme, i) => {
      const chosen = Boolean(local.themes & (1 << i));
      const toggle = () => { local.themes ^= 1 << i; this.layer.refresh(); this.build(); };
      return element('button', { type: 'button', class: 'mv-item', 'aria-pressed': String(chosen), 'data-key': `theme-${i}`, onclick: toggle }, swatch(theme.colour), element('span', {}, theme[language]));
    });
    const all = element('button', { type: 'button', class: 'mv-all', 'data-key': 'theme-all', disabled: !local.themes, onclick: () => { local.themes = 0; this.layer.refresh(); this.build(); } }, this.say('all_themes'));
    const list = element('div', { class: `mv-items${local.themes ? ' mv-some' : ''}` }, ...items);
    return this.section('themes', element('div', { class: 'mv-hint' }, this.say('themes_hint')), list, all);
  }

  kinds() {
    const shapes = [...new Set(settings().kinds.map((kind) => kind.shape))];
    const items = shapes.map((shape) => element('div', { class: 'mv-line' }, this.icon(shape), element('span', {}, this.say(`shape_${shape}`))));
    return this.section('kinds', ...items,
      element('div', { class: 'mv-line' }, this.icon('circle', true), element('span', {}, this.say('hollow'))),
      element('div', { class: 'mv-line' }, element('span', { class: 'mv-cluster', 'aria-hidden': 'true' }, '12'), element('span', {}, this.say('cluster'))));
  }

  section(name, ...children) {
    const toggle = () => { this.sections[name] = !this.sections[name]; this.build(); };
    const open = this.sections[name];
    return element('div', { class: 'mv-part' },
      element('button', { type: 'button', class: 'mv-title mv-fold', 'aria-expanded': String(open), 'data-key': `fold-${name}`, onclick: toggle }, element('span', {}, this.say(name)), element('span', { class: 'mv-chevron', 'aria-hidden': 'true' })),
      ...(open ? children : []));
  }

  icon(shape, hollow = false) {
    const ratio = 2;
    const canvas = element('canvas', { width: 18 * ratio, height: 18 * ratio, class: 'mv-icon', 'aria-hidden': 'true' });
    const context = canvas.getContext('2d');
    context.scale(ratio, ratio);
    outline(context, shape, 9, 9.5, 6);
    context.lineWidth = 2;
    context.strokeStyle = context.fillStyle = settings().colours.label;
    if (hollow) context.stroke();
    else context.fill();
    return canvas;
  }

  note() {
    this.unplaced = element('div', { class: 'mv-hint' });
    return this.unplaced;
  }

  /** What changes with every selection: totals, class bounds, the year. */
  update() {
    const { layer } = this;
    this.total.textContent = layer.columns ? layer.sayCount('shown', layer.length) : this.say(layer.failed ? 'failed' : 'loading');
    if (!this.open) return;
    this.unplaced.textContent = layer.unplaced ? this.say('unplaced', { n: fullNumber(layer.unplaced, layer.language) }) : '';
    this.scale.replaceChildren(...this.classes());
    this.slider.value = layer.local.year || layer.years[1];
    this.slider.disabled = !layer.columns;
    this.yearText.textContent = layer.local.year || this.say('year_all');
    this.playButton.textContent = layer.playing ? '❚❚' : '▶';
    this.playButton.setAttribute('aria-label', this.say(layer.playing ? 'pause' : 'play'));
  }

  classes() {
    const { bounds, language } = this.layer;
    return bounds.map((bound, i) => {
      const next = bounds[i + 1];
      const number = fullNumber(bound, language);
      const text = next === undefined ? (i ? this.say('at_least', { n: number }) : number) : next - bound === 1 ? number : `${number}–${fullNumber(next - 1, language)}`;
      return element('div', { class: 'mv-class' }, swatch(boundColour(i, bounds)), element('span', {}, text));
    });
  }
}

function swatch(colour, hatched = false) {
  const box = element('i', { class: `mv-swatch${hatched ? ' mv-unknown' : ''}`, 'aria-hidden': 'true' });
  box.style.backgroundColor = colour;
  return box;
}
