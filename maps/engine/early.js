// Runs with the settings, before the engine is there: its data and scripts are on their way while Leaflet comes.
(() => {
  const { sources, early, scripts } = window.movementsSettings;

  const get = (url) => fetch(url).then((found) => (found.ok ? found.arrayBuffer() : null)).catch(() => null);

  // What the page around the frame has asked for already (`ahead_script` in maps/assets.py) is taken over, else fetched.
  const take = ({ url }) => {
    const file = url.split('/').pop();
    let held;
    try {
      held = window.parent.movementsAhead?.[file];
      if (held) delete window.parent.movementsAhead[file];
    } catch {
      // The page around the frame belongs to another site.
    }
    return held ?? get(url);
  };
  window.movementsFetched = Object.fromEntries(early.map((name) => [name, take(sources[name])]));

  // st_folium asks for a script when the one before it has run. It then writes the head anew, which would fetch what is still
  // linked there a second time.
  for (const href of scripts) {
    const link = Object.assign(document.createElement('link'), { rel: 'preload', as: 'script', href });
    link.onload = () => link.remove();
    document.head.append(link);
  }
})();
