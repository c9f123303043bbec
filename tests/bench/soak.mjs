// node tests/bench/soak.mjs [QUERIES] [MOUNTS]: whether anything grows. A million queries to one engine, each unlike the last, and a
// thousand mounts of the element in one page of one Chromium. Prints JSON: memory after each tenth. Stops with 1 where an
// engine stops, or where the memory at the end is a quarter above that after the first tenth.
import { bundled, launch, pieces, ROOT, round } from "./lib.mjs";

const [queries = 1_000_000, mounts = 1_000] = process.argv.slice(2).map(Number);
const MEGABYTE = 2 ** 20;
const grows = ([first, ...later]) => later.length > 0 && later.at(-1) > first * 1.25 + 4;

let memory;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.call(WebAssembly, ...given);
  const { exports } = made.instance ?? made;
  // Node has modules of its own
  if (Object.keys(exports).some((name) => name.startsWith("engine_"))) memory = exports.memory;
  return made;
};
const { loadExplorer } = await import(new URL("../../dist/npm/engine.js", import.meta.url));

async function manyQueries() {
  const explorer = await loadExplorer();
  const words = pieces(bundled().map(({ text }) => text), 20_000);
  const word = (n) => words[(n * 7919) % words.length];
  const made = [
    (n) => word(n),
    (n) => word(n).slice(0, 1 + (n % 4)),
    (n) => `${word(n)} ${word(n + 1)}`,
    (n) => [...word(n)].reverse().join(""),
    (n) => `${word(n)} -${word(n + 3)} 年份:20${10 + (n % 20)}`,
    (n) => `“${word(n)}”或${n}`,
  ];
  const used = [];
  const start = performance.now();
  for (let n = 0; n < queries; n++) {
    const query = made[n % made.length](n);
    explorer.search({ query, limit: n % 7 ? 20 : 200, sort: n % 11 ? "relevance" : "year" });
    if (n % 5 === 0) explorer.suggest(query.slice(0, 3), 8);
    if (n % 101 === 0) explorer.indicators({ query });
    if ((n + 1) % Math.ceil(queries / 10) === 0) used.push(round(memory.buffer.byteLength / MEGABYTE));
  }
  explorer.free();
  return { queries, seconds: round((performance.now() - start) / 1000), wasmMB: used, grows: grows(used) };
}

async function manyMounts() {
  const browser = await launch();
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await page.goto(`file://${ROOT}dist/plan-explorer.html`);
  const session = await page.context().newCDPSession(page);
  const used = [];
  const start = performance.now();
  for (let n = 0; n < mounts; n++) {
    await page.evaluate(async () => {
      const host = document.querySelector("plan-explorer");
      const parent = host.parentNode;
      const fresh = document.createElement("plan-explorer");
      for (const { name, value } of host.attributes) fresh.setAttribute(name, value);
      const ready = new Promise((resolve) => fresh.addEventListener("plan-explorer-ready", resolve, { once: true }));
      parent.replaceChild(fresh, host);
      await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, 200))]);
    });
    if ((n + 1) % Math.ceil(mounts / 10) === 0) {
      await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics").catch(() => ({ metrics: [] }));
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      used.push({ heapMB: round(usedSize / MEGABYTE), nodes: metrics.find(({ name }) => name === "Nodes")?.value });
    }
  }
  await browser.close();
  return { mounts, seconds: round((performance.now() - start) / 1000), used, grows: grows(used.map(({ heapMB }) => heapMB)) };
}

const report = { queries: queries > 0 ? await manyQueries() : null, mounts: mounts > 0 ? await manyMounts() : null };
console.log(JSON.stringify(report, null, 2));
process.exitCode = report.queries?.grows || report.mounts?.grows ? 1 : 0;
