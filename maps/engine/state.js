// What the layer shows: the server's spec, what the reader set on the map, and the counts of both.

const PLAY_MS = 110;
// How long the map trusts its own answer to a filter; then the server's last word holds again.
const UNANSWERED_MS = 5000;
// What is not in any cluster keeps no theme.
const ALL_THEMES = 0x7fffffff;

const State = {
  /** Take the server's word, unless it answers a filter that the reader has changed since. */
  command(said) {
    const answer = keyOf({ ...this.state, ...said });
    const asked = this.foreseen.map(keyOf);
    this.said = said;
    if (asked.length && [this.answered, ...asked.slice(0, -1)].includes(answer)) return;
    this.foreseen = [];
    this.answered = answer;
    clearTimeout(this.unanswered);
    return this.take(said);
  },

  /** Show a filter before the server has answered it: facets of a spec, null or 0 where nothing is asked. */
  foresee(facets) {
    const { language, worldview } = this.state;
    const spec = Object.fromEntries(Object.entries({ ...this.state.spec, ...facets }).filter(([name, value]) => value || name === 'focus'));
    this.foreseen.push({ language, worldview, spec });
    clearTimeout(this.unanswered);
    this.unanswered = setTimeout(() => this._map && this.giveWay(), UNANSWERED_MS);
    return this.take({ spec });
  },

  /** Show what the server said last: nothing that it has been asked since will be answered. */
  giveWay() {
    this.foreseen = [];
    return this.take(this.said);
  },

  /** Show what a filter, a language or a worldview changed; everything else stays. */
  async take(said) {
    const before = this.state;
    this.state = { ...before, ...said };
    if (keyOf(before) === keyOf(this.state)) return;
    this.language = this.state.language;
    const { spec, worldview } = this.state;
    if (before.spec.by && spec.by !== before.spec.by) this.local.shade = null;
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
    if (spec.flows) this.arcs.push({ lines: flowArcs(columns, spec.flows), colour: settings().colours.accent, alpha: spec.focus === undefined ? 0.35 : 0.6 });
    if (spec.focus !== undefined) this.arcs.push({ lines: presenceArcs(columns, this.shapes, spec.focus), colour: settings().colours.ink, alpha: 0.6 });
    this.leaveView();
    this.keep();
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
};

/** What a command shows, as text: the order in which a spec names its facets does not count. */
function keyOf({ language, worldview, spec }) {
  return JSON.stringify([language, worldview, Object.entries(spec).sort()]);
}
