// What the map says in the language in force.

const Words = {
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
    for (const [name, key] of [['in', 'zoom_in'], ['out', 'zoom_out'], ['world', 'show_world']]) {
      const button = container.querySelector(`.leaflet-control-zoom-${name}`);
      if (button) { button.title = this.say(key); button.setAttribute('aria-label', this.say(key)); }
    }
    this.panel.build();
  },
};
