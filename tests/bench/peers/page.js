// The page around every peer, as thin as it can be: a box, and ten passages below it. `open` gives a function from a query and
// a number of results to `{id, text}`s, or to a promise of them.
export async function page(open) {
  const find = await open();
  globalThis.all = (query) => find(query, Infinity);
  globalThis.ids = async (query) => (await find(query, 10)).map(({ id }) => id);
  let asked = 0;
  const show = async () => {
    const turn = ++asked;
    const found = await find(box.value, 10);
    if (turn !== asked) return;
    out.replaceChildren(...found.map(({ text }) => Object.assign(document.createElement("li"), { textContent: text })));
  };
  box.oninput = show;
  if (box.value) void show();
  globalThis.isReady = performance.now();
}

/** The passages, `[{id, text}]`. */
export const passages = async () => (await fetch("passages.json")).json();
