// Beside each choice of a filter, how many organizations it would leave. The numbers are no part of the choices' names: by those
// the server knows what was chosen, so a name must not change while an answer is under way.
if (!window.movementsCounts) {
  const number = (list) => {
    const counts = JSON.parse(document.querySelector('.m-counts')?.dataset.counts || '{}')[list.getAttribute('aria-label')];
    if (!counts) return;
    for (const option of list.querySelectorAll('[role="option"]')) option.dataset.left = counts[option.dataset.key] ?? '';
  };
  window.movementsCounts = new MutationObserver(() => document.querySelectorAll('[role="listbox"]').forEach(number));
  window.movementsCounts.observe(document.body, { childList: true, subtree: true });
}
