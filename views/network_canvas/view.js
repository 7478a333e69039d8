// Where the reader looks: centre and scale, moved by pointer, wheel and keys.

const MAX_SCALE = 90;
const EASE_MS = 380;
const WHEEL = 0.0016;

class View {
  constructor(changed) {
    Object.assign(this, { x: 0, y: 0, scale: 1, width: 0, height: 0, changed });
  }

  toScreen(x, y) {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 };
  }

  /** Centre and scale that show all of some places. */
  fitting(places, most = 46) {
    const xs = places.map((place) => place.x);
    const ys = places.map((place) => place.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = Math.min(60, this.width * 0.1);
    const scale = Math.min((this.width - 2 * room) / Math.max(right - left, 0.1), (this.height - 2 * room) / Math.max(bottom - top, 0.1), most);
    return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, 0.5) };
  }

  goTo(target, smooth = true) {
    cancelAnimationFrame(this.moving);
    const still = !smooth || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const from = { x: this.x, y: this.y, scale: this.scale };
    const start = performance.now();
    const step = (now) => {
      const t = still ? 1 : Math.min(1, (now - start) / EASE_MS);
      const eased = t * (2 - t);
      for (const name of ['x', 'y', 'scale']) this[name] = from[name] + (target[name] - from[name]) * eased;
      this.changed();
      if (t < 1) this.moving = requestAnimationFrame(step);
    };
    if (still) step(start);
    else this.moving = requestAnimationFrame(step);
  }

  /** Zoom so that what lies under a place of the canvas stays there. */
  zoomAt(factor, px = this.width / 2, py = this.height / 2) {
    cancelAnimationFrame(this.moving);
    const scale = Math.min(MAX_SCALE, Math.max(0.5, this.scale * factor));
    this.x += (px - this.width / 2) * (1 / this.scale - 1 / scale);
    this.y += (py - this.height / 2) * (1 / this.scale - 1 / scale);
    this.scale = scale;
    this.changed();
  }

  pan(dx, dy) {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
    this.changed();
  }
}
