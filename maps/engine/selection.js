// Which organizations a spec selects, and how many that makes per country. The server's `select` and
// `count_by_country` answer the same questions; the tests hold the two together.

/** Rows that match the spec and what the reader set in the panel: {rows, length, unplaced}. */
function selectRows(columns, spec, local, into) {
  const tests = compileFacets(columns, spec, local);
  const { n, themes, kind, status, scope, vietnam, founded, ended } = columns;
  const { places, mask } = tests;
  let length = 0;
  for (let row = 0; row < n; row++) {
    if (tests.themes && !(themes[row] & tests.themes)) continue;
    if (tests.localThemes && !(themes[row] & tests.localThemes)) continue;
    if (tests.kinds && !((tests.kinds >>> kind[row]) & 1)) continue;
    if (tests.statuses && !((tests.statuses >>> status[row]) & 1)) continue;
    if (tests.scopes && !((tests.scopes >>> scope[row]) & 1)) continue;
    if (tests.vietnam && !(vietnam[row] & tests.vietnam)) continue;
    if (places && !places[row]) continue;
    if (mask && !((mask[row >>> 3] >>> (row & 7)) & 1)) continue;
    const year = founded[row];
    if (tests.dated && !(year && year >= tests.first && year <= tests.last)) continue;
    if (tests.activeIn && !(year && year <= tests.activeIn && (!ended[row] || ended[row] >= tests.activeIn))) continue;
    if (tests.year && !(year && year <= tests.year && (!ended[row] || ended[row] >= tests.year))) continue;
    into[length++] = row;
  }
  return length;
}

function compileFacets(columns, spec, local) {
  const [first, last] = spec.founded || [null, null];
  return {
    themes: spec.themes || 0,
    localThemes: local.themes || 0,
    kinds: spec.kinds || 0,
    statuses: spec.statuses || 0,
    scopes: spec.scopes || 0,
    vietnam: spec.vietnam || 0,
    dated: Boolean(spec.founded),
    first: first ?? -Infinity,
    last: last ?? Infinity,
    activeIn: spec.active_in || 0,
    year: local.year || 0,
    places: spec.countries ? matchPlaces(columns, spec) : null,
    mask: spec.mask ? decodeMask(spec.mask) : null,
  };
}

/** One byte a row: whether its seat, or with by=presence any of its countries, is among the spec's. */
function matchPlaces(columns, spec) {
  // The last entry answers for −1, not known.
  const wanted = new Uint8Array(settings().countries.length + 1);
  for (const country of spec.countries) wanted[country] = 1;
  const unknown = wanted.length - 1;
  const matched = new Uint8Array(columns.n);
  for (let row = 0; row < columns.n; row++) {
    const country = columns.country[row];
    matched[row] = wanted[country < 0 ? unknown : country];
    // The desk for multilateral work holds no country; it follows bodies above the national level.
    if (spec.place_scopes && (spec.place_scopes >>> columns.scope[row]) & 1) matched[row] = 1;
  }
  if (spec.by === 'presence') {
    columns.presence_country.forEach((country, i) => {
      if (wanted[country]) matched[columns.presence_row[i]] = 1;
    });
  }
  return matched;
}

function decodeMask(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/** Selected organizations per country row, each once a country. */
function countByCountry(columns, rows, length, by) {
  const counts = new Uint32Array(settings().countries.length);
  for (let i = 0; i < length; i++) {
    const country = columns.country[rows[i]];
    if (country >= 0) counts[country]++;
  }
  if (by !== 'presence') return counts;
  // Both lists are ascending by row, and no presence repeats its row's seat: one walk along the two.
  const { presence_row: presenceRow, presence_country: presenceCountry } = columns;
  for (let i = 0, j = 0; i < length && j < presenceRow.length; i++) {
    while (j < presenceRow.length && presenceRow[j] < rows[i]) j++;
    for (; j < presenceRow.length && presenceRow[j] === rows[i]; j++) counts[presenceCountry[j]]++;
  }
  return counts;
}

/** Lower bounds of the choropleth's classes, as maps/palette.py's class_bounds. */
function classBounds(counts, classes) {
  let highest = 0;
  for (const count of counts) if (count > highest) highest = count;
  if (highest <= classes) return Array.from({ length: highest }, (_, i) => i + 1);
  const bounds = Array.from({ length: classes }, (_, i) => roundDown(highest ** (i / classes)));
  return [...new Set(bounds)].sort((a, b) => a - b);
}

function roundDown(value) {
  let power = 1;
  while (power * 10 <= value + 1e-9) power *= 10;
  return Math.max(...[1, 2, 3, 5].map((step) => step * power).filter((bound) => bound <= value + 1e-9));
}

function classColour(count, bounds) {
  const { sequential, not_known: notKnown } = settings().colours;
  if (!count || !bounds.length) return notKnown;
  let index = bounds.length - 1;
  while (index > 0 && count < bounds[index]) index--;
  return boundColour(index, bounds, sequential);
}

function boundColour(index, bounds, sequential = settings().colours.sequential) {
  const last = sequential.length - 1;
  return sequential[bounds.length === 1 ? last : Math.round((index * last) / (bounds.length - 1))];
}
