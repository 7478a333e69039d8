// The map answers a filter before the server does: what was just chosen stands in the page already, and the map selects by it on
// its own. The server's answer follows, and where it differs the map takes it. Whatever is not understood here waits for the server.
if (!window.movementsForesee) {
  // What changes later than this after a key or the pointer is the server's doing.
  const OWN_MS = 300;
  const LISTS = ['themes', 'kinds', 'vietnam', 'statuses'];
  const widget = (name) => document.querySelector(`[data-testid="stSidebar"] .st-key-filter-${name}`);

  // What stands chosen in a list, each as `asks` says it; undefined where that is not known.
  const chosen = (name) => {
    // Streamlit keeps a second copy of what is chosen in a template.
    const tags = widget(name)?.querySelectorAll('[data-tag] > [title]:not(template *)');
    const found = tags && Array.from(tags, (tag) => asks[name][tag.title]);
    return found?.every((one) => one !== undefined && one !== null) ? found : undefined;
  };

  const places = () => {
    const [countries, regions] = [chosen('countries'), chosen('regions')];
    if (!countries || !regions) return undefined;
    const rows = [...countries, ...regions].flat();
    return rows.length || countries.length || regions.length ? [...new Set(rows)].sort((a, b) => a - b) : null;
  };

  const founded = () => {
    const ends = widget('founded')?.querySelectorAll('input[type=range]');
    if (ends?.length !== 2) return undefined;
    const [first, last] = ends;
    const years = [first.value > Number(first.min) ? Number(first.value) : null, last.value < Number(last.max) ? Number(last.value) : null];
    return years.some(Boolean) ? years : null;
  };

  const meaning = () => {
    const choices = [...(widget('by')?.querySelectorAll('[role="radio"]') ?? [])];
    return ['hq', 'presence'][choices.findIndex((choice) => choice.ariaChecked === 'true')];
  };

  // What each choice asks, as filters.py wrote it: read anew when it has changed, with the language.
  let written = '';
  let asks = null;

  /** The facets of the map's spec that the widgets ask now, each as text; undefined where that is not known. */
  const read = () => {
    const text = document.querySelector('.m-facets')?.dataset.facets;
    if (!text) return {};
    if (text !== written) asks = JSON.parse(written = text);
    const bits = Object.fromEntries(LISTS.map((name) => [name, chosen(name)?.reduce((sum, bit) => sum | bit, 0)]));
    const facets = { ...bits, countries: places(), founded: founded(), by: meaning() };
    return Object.fromEntries(Object.entries(facets).map(([name, value]) => [name, JSON.stringify(value)]));
  };

  let before = {};
  let acted = -Infinity;
  window.movementsForesee = (event) => {
    if (event.type === 'pointermove' && !event.buttons) return;
    if (performance.now() - acted > OWN_MS) before = read();
    acted = performance.now();
  };
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'pointerup']) document.addEventListener(type, window.movementsForesee, true);

  const answer = () => {
    if (performance.now() - acted > OWN_MS) return;
    const now = read();
    const changed = Object.keys(now).filter((name) => now[name] !== before[name] && now[name] !== undefined && before[name] !== undefined);
    before = now;
    const map = document.querySelector('iframe[title*=folium]')?.contentWindow?.MovementsMap;
    if (changed.length && map?.current) map.foresee(Object.fromEntries(changed.map((name) => [name, JSON.parse(now[name])])));
  };
  const CHANGES = { childList: true, subtree: true, attributes: true, attributeFilter: ['value', 'aria-checked', 'aria-valuetext'] };
  new MutationObserver(answer).observe(document.body, CHANGES);
}
