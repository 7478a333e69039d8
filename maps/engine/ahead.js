// For the page around the map's frame: fetches the data while the frame is still on its way, in a worker, beside the page's own work.
// What does not come is null, and the frame asks for it again.
(files) => {
  const work = () => {
    self.onmessage = ({ data: [file, url] }) => fetch(url)
      .then((found) => (found.ok ? found.arrayBuffer() : null))
      .catch(() => null)
      .then((bytes) => self.postMessage([file, bytes], bytes ? [bytes] : []));
  };
  const held = window.movementsAhead ??= {};
  const asked = files.filter((file) => !held[file]);
  if (!asked.length) return;
  const script = URL.createObjectURL(new Blob([`(${work})()`]));
  const worker = new Worker(script);
  for (const file of asked) {
    held[file] = new Promise((resolve) => {
      worker.addEventListener('message', ({ data: [found, bytes] }) => found === file && resolve(bytes));
      worker.addEventListener('error', () => resolve(null));
    });
    worker.postMessage([file, new URL(`app/static/${file}`, document.baseURI).href]);
  }
  Promise.all(asked.map((file) => held[file])).then(() => {
    worker.terminate();
    URL.revokeObjectURL(script);
  });
}
