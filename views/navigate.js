// Two small things that the pages' own HTML cannot do. First, links between the app's own pages, without a reload: as the browser's Back does it. Without this script they still work.
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

  // Second, the explanation for a first visit: once closed it stays closed in this browser.
  const key = 'movements-welcomed';
  const welcomed = () => document.documentElement.classList.add(key);
  try {
    if (localStorage.getItem(key)) welcomed();
  } catch {
    // A browser that keeps nothing shows the explanation each time.
  }
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('.m-welcome button')) return;
    welcomed();
    try {
      localStorage.setItem(key, '1');
    } catch {
      // As above.
    }
  });
}
