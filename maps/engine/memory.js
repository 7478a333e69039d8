// What the reader set on this page's map, for the way back from a profile; once the app is loaded anew, it begins afresh.

class Memory {
  constructor() {
    // Only the app has pages to come back from; a saved map, or one in a notebook, forgets.
    if (!window.Streamlit) return;
    try {
      const { location, performance } = window.parent;
      this.place = `movements-map ${location.pathname}`;
      this.visit = performance.timeOrigin;
    } catch {
      // The page around the frame belongs to another site.
    }
  }

  /** {centre, zoom, local}, or nothing. */
  read() {
    try {
      const { visit, ...kept } = JSON.parse(sessionStorage.getItem(this.place));
      return visit === this.visit ? kept : {};
    } catch {
      return {};
    }
  }

  write(kept) {
    if (!this.place) return;
    try {
      sessionStorage.setItem(this.place, JSON.stringify({ visit: this.visit, ...kept }));
    } catch {
      // A browser that keeps nothing shows the first view each time.
    }
  }
}
