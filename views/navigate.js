// Three small things that the pages' own HTML cannot do. First, links between the app's own pages, without a reload: as the browser's Back does it. Without this script they still work.
if (!window.movementsNavigate) {
  window.movementsNavigate = (event) => {
    const link = event.target.closest?.('a.m-go');
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, '', link.href);
    window.dispatchEvent(new PopStateEvent('popstate'));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  };
  document.addEventListener('click', window.movementsNavigate);

  // Second, what Back steps over. The server writes a page's parameters a moment after the menu has led to it, and anew at each
  // key on a slider: what belongs together is one step of the way. Under the name ~ it says which page they are of: what a page
  // that the reader has already left still writes is not shown on the next one.
  const TOGETHER_MS = 1000;
  const WRITER = /[?&]~=([^&]*)$/;
  const [push, replace] = [history.pushState.bind(history), history.replaceState.bind(history)];
  let pushed = -Infinity;
  let arrived = false;
  window.addEventListener('popstate', () => { arrived = false; });
  const bare = (path) => path.replace(/\/+$/, '');
  // The address to show, nothing for one that comes too late or stands there already.
  const read = (url) => {
    const asked = new URL(url ?? '', location.href);
    const writer = asked.search.match(WRITER)?.[1];
    asked.search = asked.search.replace(WRITER, '');
    const late = asked.pathname === location.pathname && bare(decodeURIComponent(writer)) !== bare(asked.pathname);
    return writer !== undefined && (late || asked.href === location.href) ? null : asked;
  };
  history.pushState = (state, title, url) => {
    const asked = read(url);
    if (!asked) return;
    const here = asked.pathname === location.pathname;
    const together = here && asked.search !== location.search && (arrived || performance.now() - pushed < TOGETHER_MS);
    pushed = performance.now();
    arrived = !here && !asked.search;
    (together ? replace : push)(state, title, asked);
  };
  history.replaceState = (state, title, url) => {
    const asked = read(url);
    if (asked) replace(state, title, asked);
  };
  // The server may have written before this script came.
  history.replaceState(history.state, '', location.href);

  // Third, the explanation for a first visit: shown until it is closed once in this browser. The page hides it until this script
  // has looked, so that it never flashes before those who have closed it.
  const key = 'movements-welcomed';
  const firstVisit = (yes) => document.documentElement.classList.toggle('movements-first-visit', yes);
  try {
    firstVisit(!localStorage.getItem(key));
  } catch {
    // A browser that keeps nothing shows the explanation each time.
    firstVisit(true);
  }
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('.m-welcome button')) return;
    firstVisit(false);
    try {
      localStorage.setItem(key, '1');
    } catch {
      // As above.
    }
  });
}
