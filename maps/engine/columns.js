// Reading the files that maps/points.py writes, and placing the organizations on the map.

const ARRAY_TYPES = { f4: Float32Array, u4: Uint32Array, u2: Uint16Array, i2: Int16Array, u1: Uint8Array };
// Web Mercator ends here.
const LAST_LATITUDE = 85.0511287798;

/** Bytes of a source: embedded in the page as base64, or fetched (perhaps already on its way). */
async function loadBytes(name) {
  const source = settings().sources[name];
  if (source.gzip) return gunzip(Uint8Array.from(atob(source.gzip), (c) => c.charCodeAt(0)));
  const early = (window.movementsFetched || {})[name];
  if (early) delete window.movementsFetched[name];
  const bytes = new Uint8Array(await early || await fetchBytes(source.url));
  // Our own server says that it is packed, and the browser has unpacked it; another may not.
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes) : bytes.buffer;
}

async function fetchBytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return response.arrayBuffer();
}

function gunzip(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

function settings() {
  return window.movementsSettings;
}

/** Column arrays over one buffer, and what is written there in short. */
function readColumns(buffer) {
  const bytes = new Uint8Array(buffer);
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== 'WPM3') throw new Error('points: not a file of ours');
  const headerLength = new DataView(buffer).getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength)));
  const columns = { n: header.n, years: header.years };
  for (const [name, [type, offset, length]] of Object.entries(header.arrays)) {
    columns[name] = new ARRAY_TYPES[type](buffer, 8 + headerLength + offset, length);
  }
  columns.ended = new Int16Array(columns.n);
  columns.ended_row.forEach((row, i) => { columns.ended[row] = columns.ended_year[i]; });
  columns.presence_row = findOwners(columns);
  return findApproximate(columns);
}

function mercatorX(longitude) {
  return longitude / 360 + 0.5;
}

function mercatorY(latitude) {
  const sine = Math.sin((Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** The organization of each presence. */
function findOwners({ n, presences, presence_country: countries }) {
  const owners = new Uint32Array(countries.length);
  for (let row = 0, next = 0; row < n; next += presences[row++]) owners.fill(row, next, next + presences[row]);
  return owners;
}

/** Note the organizations of which only the country is known. */
function findApproximate(columns) {
  const { n, x, country } = columns;
  const approximate = [];
  columns.isApproximate = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    if (!Number.isNaN(x[row]) || country[row] < 0) continue;
    approximate.push(row);
    columns.isApproximate[row] = 1;
  }
  columns.approximate = new Uint32Array(approximate);
  return columns;
}

/** Put the organizations whose city is not known on their country's label point. */
function placeApproximate(columns, shapes) {
  for (const row of columns.approximate) {
    const country = shapes.byRow[columns.country[row]];
    columns.x[row] = country ? country.labelX : NaN;
    columns.y[row] = country ? country.labelY : NaN;
  }
}

/** Ids and names, fetched in chunks when something first has to be called by its name. */
class Names {
  constructor() {
    this.chunks = new Map();
  }

  /** {id, vi, en} of each row, in order. */
  async of(rows) {
    const { size } = await this.start();
    return Promise.all(rows.map(async (row) => (await this.chunk(Math.floor(row / size)))[row % size]));
  }

  start() {
    this.started ||= this.open();
    this.started.catch(() => { this.started = null; });
    return this.started;
  }

  async open() {
    const source = settings().sources.names;
    if (source.gzip) this.whole = await loadBytes('names');
    const head = await this.bytes(0, 12);
    if (String.fromCharCode(...head.subarray(0, 4)) !== 'WPN1') throw new Error('names: not a file of ours');
    const [n, size] = [4, 8].map((at) => new DataView(head.buffer, head.byteOffset).getUint32(at, true));
    const end = 12 + 4 * (Math.ceil(n / size) + 1);
    const table = await this.bytes(12, end);
    return { size, offsets: new Uint32Array(table.slice().buffer) };
  }

  chunk(number) {
    if (!this.chunks.has(number)) {
      const chunk = this.readChunk(number);
      chunk.catch(() => this.chunks.delete(number));
      this.chunks.set(number, chunk);
    }
    return this.chunks.get(number);
  }

  async readChunk(number) {
    const { offsets } = await this.started;
    const text = new TextDecoder().decode(await this.bytes(offsets[number], offsets[number + 1]));
    return text.split('\n').map((line) => {
      const [id, vi, en] = line.split('\t');
      return { id, vi: vi || en, en: en || vi };
    });
  }

  async bytes(start, end) {
    if (this.whole) return new Uint8Array(this.whole, start, end - start);
    const range = { headers: { Range: `bytes=${start}-${end - 1}` } };
    const response = await fetch(settings().sources.names.url, range);
    if (!response.ok) throw new Error(`names: HTTP ${response.status}`);
    const buffer = await response.arrayBuffer();
    // A server that ignores ranges sends everything: then that is all we ever ask for.
    if (response.status === 200) this.whole = buffer;
    return this.whole ? new Uint8Array(buffer, start, end - start) : new Uint8Array(buffer);
  }
}
