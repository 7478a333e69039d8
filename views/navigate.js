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
  // key on a slider: what belongs together is one step of the way.
  const TOGETHER_MS = 1000;
  const push = history.pushState.bind(history);
  let pushed = -Infinity;
  let arrived = false;
  window.addEventListener('popstate', () => { arrived = false; });
  history.pushState = (state, title, url) => {
    const { pathname, search } = new URL(url ?? '', location.href);
    const here = pathname === location.pathname;
    const together = here && search !== location.search && (arrived || performance.now() - pushed < TOGETHER_MS);
    pushed = performance.now();
    arrived = !here && !search;
    if (together) history.replaceState(state, title, url);
    else push(state, title, url);
  };

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
