// The page around the map: a click on an organization opens its entry below; the search box narrows the list.
window.__GLOBAL_DATA__ = {
  returned_objects: [],
  set last_active_drawing(drawing) {
    const ids = drawing.properties.movements.organizations || [];
    const entry = document.getElementById('organization-' + ids[0]);
    if (ids.length !== 1 || !entry) return;
    entry.hidden = false;
    entry.open = true;
    entry.scrollIntoView({ block: 'center' });
  },
};
addEventListener('DOMContentLoaded', () => {
  const box = document.getElementById('find');
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().replace('viet nam', 'vietnam');
  if (box) box.addEventListener('input', () => {
    const words = fold(box.value).split(' ');
    for (const entry of document.querySelectorAll('#organizations > details')) {
      entry.hidden = !words.every((word) => entry.dataset.words.includes(word));
    }
  });
});
