// What Streamlit says in English alone – on buttons, in empty lists, in a table's menus – said in the language that is read.
if (!window.movementsSpeak) {
  const NAMED = '[data-testid="stTopNav"], [data-testid="stSidebar"], [data-testid="stHeader"] button, [data-testid="stSidebar"] button,'
    + '[data-testid="stMain"] button, [data-testid="stMultiSelect"] [role="group"], [data-testid="stMultiSelect"] input, [data-testid="stSelectbox"] input, [data-testid="stTooltipHoverTarget"] > button';
  const WRITTEN = '[role="listbox"][data-empty] [role="option"] > span, [data-testid="stDataFrameColumnVisibilityMenu"] span, [data-testid="stDataFrameColumnVisibilityMenu"] p,'
    + '[data-testid="stDataFrameColumnMenu"] *, [data-testid="stTooltipContent"] p, .gdg-search-status label';
  let words = {};
  // What was there before our words took its place, for the way back into the other language.
  const theirs = new WeakMap();

  // `Fullscreen`, `Fullscreen: Table`, `Remove Peace`, `Help for Theme`: a phrase alone, or before what it is about.
  const say = (text) => {
    if (words[text]) return words[text];
    const phrase = Object.keys(words).find((one) => text.startsWith(`${one}: `) || (/^(Remove|Help for)$/.test(one) && text.startsWith(`${one} `)));
    return phrase ? words[phrase] + text.slice(phrase.length) : text;
  };

  const put = (holder, part, now, write) => {
    const known = theirs.get(holder)?.[part];
    const said = known && known.ours === now ? known.said : now;
    const ours = say(said);
    if (ours === now) return;
    theirs.set(holder, { ...theirs.get(holder), [part]: { said, ours } });
    write(ours);
  };

  const translate = () => {
    for (const node of document.querySelectorAll(NAMED)) {
      for (const part of ['aria-label', 'title', 'placeholder']) {
        const now = node.getAttribute(part);
        if (now) put(node, part, now, (ours) => node.setAttribute(part, ours));
      }
    }
    // A frame is titled by the component's name, which others find it by: who listens hears what it shows.
    for (const frame of document.querySelectorAll('iframe[title]')) if (words[frame.title]) frame.ariaLabel = words[frame.title];
    for (const node of document.querySelectorAll(WRITTEN)) {
      const text = node.firstChild;
      if (text?.nodeType === Node.TEXT_NODE && text.nodeValue) put(node, 'text', text.nodeValue, (ours) => { text.nodeValue = ours; });
    }
  };

  // Never while the reader waits for something else.
  let due = 0;
  const later = () => { due ||= requestIdleCallback(() => { due = 0; translate(); }, { timeout: 500 }); };
  new MutationObserver(later).observe(document.body, { childList: true, subtree: true });

  /** The language that is read, and in it the words of Streamlit's link past the menu and its other words: theirs → ours. */
  window.movementsSpeak = (language, skip, said) => {
    document.documentElement.lang = language;
    words = said;
    const link = document.querySelector('[data-testid="stSkipToContent"]');
    if (link) link.textContent = skip;
    translate();
  };
}
