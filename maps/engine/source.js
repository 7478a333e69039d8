// What the layer loads: the columns once, the shapes of each worldview when it is first worn.

const Source = {
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
    const [first, last] = this.columns.years;
    this.years = [first, Math.max(last, new Date().getFullYear())];
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
};
