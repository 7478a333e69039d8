// Links between the app's own pages, without a reload: as the browser's Back does it. Without this script they still work.
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
}
