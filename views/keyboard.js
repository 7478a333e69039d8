// For who does not use a mouse: the answers of the search box by arrows and Enter.
if (!window.movementsKeyboard) {
  const WAIT_MS = 3000;
  const box = () => document.querySelector('.st-key-go-to input');

  // Enter goes to the first thing found, once what is shown answers what is typed. A suggestion is never taken for it.
  const goFirst = (until) => {
    const found = document.querySelector('.m-found');
    if (found?.dataset.text === box()?.value.trim()) found.querySelector('.m-hits a')?.click();
    else if (Date.now() < until && document.activeElement === box()) setTimeout(goFirst, 50, until);
  };

  window.movementsKeyboard = (event) => {
    const links = [...document.querySelectorAll('.m-found li > a')];
    const inBox = event.target === box();
    const at = links.indexOf(event.target);
    if (!inBox && at < 0) return;
    if (event.key === 'Enter' && inBox) goFirst(Date.now() + WAIT_MS);
    else if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' && !inBox) (links[at - 1] || box()).focus();
    else if (event.key === 'Escape' && !inBox) box().focus();
    else return;
    if (event.key !== 'Enter') event.preventDefault();
  };
  document.addEventListener('keydown', window.movementsKeyboard);
}
