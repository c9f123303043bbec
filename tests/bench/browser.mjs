// node tests/bench/browser.mjs: the single file, and the page with separate assets, beside the page a sensible developer would write in ten lines, which scans
// the same passages with String.includes. Both over http, in one run of one Chromium. Prints JSON; not part of the tests,
// since its figures depend on the machine: only the ratios mean anything.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { listen } from "../../www/pack/serve.mjs";
import { timeKeys } from "./paint.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const VISITS = 25;
const QUERIES = 1000;

const passages = JSON.parse(execFileSync(ROOT + "target/release/plan-explorer", ["passages", "--json", "--corpus", ROOT + "dist/corpus.plan"], { encoding: "utf8", maxBuffer: 1 << 27 }));
const texts = JSON.stringify(passages.map(({ text }) => text)).replaceAll("<", "\\u003c");
const scanPage = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>scan</title><input id="box"><ol id="out"></ol>
<script>
const texts = ${texts};
const find = (query) => texts.filter((text) => text.includes(query)).slice(0, 10);
box.oninput = () => out.replaceChildren(...find(box.value).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
</script>`;
const OURS = "/plan-explorer.html", ASSETS = "/index.html", SCAN = "/scan.html";
const bodies = new Map([[SCAN, { raw: Buffer.from(scanPage), packed: brotliCompressSync(scanPage) }]]);
function body(path) {
  if (!bodies.has(path)) {
    const raw = readFileSync(ROOT + "dist" + path);
    bodies.set(path, { raw, packed: brotliCompressSync(raw) });
  }
  return bodies.get(path);
}

/** Words a reader types, made of the texts: pieces of 1 to 6 characters, most of them starts and inner parts of words. */
function queries() {
  let state = 42; // the same words in every run
  const random = (below) => ((state = (state * 1103515245 + 12345) & 0x7fffffff) >> 8) % below;
  return Array.from({ length: QUERIES }, () => {
    const text = [...passages[random(passages.length)].text];
    const start = random(text.length);
    return text.slice(start, start + 1 + random(6)).join("");
  });
}

// Runs before the scripts of the page. Types as soon as there is a box; the first answer is the end of the frame that
// paints a result, since nobody can read what is not painted.
function timeFirstAnswer() {
  const watch = () => {
    const box = find(document, (node) => node.localName === "input");
    if (box && !box.value) {
      box.value = "幼儿园";
      box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, data: "幼儿园", inputType: "insertText" }));
    }
    // a sentence, not a word; and not an element around the script, which holds all texts in the scan page
    const answers = (node) => /^(li|p|div|a|article|section)$/.test(node.localName) && node.textContent.length > 20 && node.textContent.includes("幼儿园");
    if (!box || !find(document, answers)) return setTimeout(watch, 0);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (globalThis.__answered = performance.now());
      port2.postMessage(null);
    });
  };
  const find = (root, test) => {
    for (const node of root.querySelectorAll("*")) {
      if (test(node)) return node;
      const inner = node.shadowRoot && find(node.shadowRoot, test);
      if (inner) return inner;
    }
    return null;
  };
  addEventListener("DOMContentLoaded", watch);
}

/** In the page: microseconds of each query. The clock is coarse, so each is run many times over. */
async function timeQueries(words) {
  const REPEAT = 50;
  let run, ids;
  const engine = globalThis[Symbol.for("plan-explorer/engines/1")]?.get("");
  if (engine) {
    const explorer = await engine;
    ids = (query) => explorer.searchIds({ query, limit: 10 });
    run = (query) => explorer.search({ query, limit: 10 });
  } else run = (query) => find(query); // the scan page's
  const measure = (run) => {
    for (const word of words) run(word);
    const times = words.map((word) => {
      const start = performance.now();
      for (let i = 0; i < REPEAT; i++) run(word);
      return ((performance.now() - start) / REPEAT) * 1000;
    });
    times.sort((a, b) => a - b);
    return { median: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] };
  };
  return { answer: measure(run), ids: ids && measure(ids) };
}

const { chromium } = createRequire(ROOT + "www/package.json")("playwright-core");
const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", wasm: "application/wasm", svg: "image/svg+xml" };
const server = createServer(({ url }, response) => {
  try {
    const { packed } = body(url === "/" ? ASSETS : url);
    response.writeHead(200, { "content-type": TYPES[url.split(".").at(-1)] ?? "application/octet-stream", "content-encoding": "br", "cache-control": "no-store" }).end(packed);
  } catch {
    response.writeHead(404).end();
  }
});
const origin = await listen(server);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const paths = [OURS, ASSETS, SCAN];
const starts = new Map(paths.map((path) => [path, []]));
for (let visit = 0; visit < VISITS; visit++) {
  paths.push(paths.shift()); // each comes first equally often
  for (const path of paths) {
    const context = await browser.newContext(); // a fresh profile: nothing is cached
    const page = await context.newPage();
    await page.addInitScript(timeFirstAnswer);
    await page.goto(origin + path);
    starts.get(path).push(await (await page.waitForFunction(() => globalThis.__answered)).jsonValue());
    await context.close();
  }
}

const words = queries();
const speed = {};
for (const path of [OURS, SCAN]) {
  const page = await browser.newPage();
  await page.goto(origin + path);
  await page.waitForTimeout(1500);
  speed[path] = await page.evaluate(timeQueries, words);
}
// words of 2 to 5 characters, typed key by key
const typed = words.filter((word) => /^\p{Script=Han}{2,5}$/u.test(word)).slice(0, 120);
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" })).newPage();
await page.goto(origin + ASSETS);
const { keys, shift } = await timeKeys(page, typed);
const version = browser.version();
await browser.close();
server.close();

keys.sort((a, b) => a - b);
const round = (value) => Math.round(value * 100) / 100;
const round4 = (value) => Math.round(value * 10_000) / 10_000;
const speedOf = ({ median, p99 }) => ({ median: round(median), p99: round(p99) });
const wire = (...paths) => paths.reduce((sum, path) => sum + body(path).packed.length, 0);
const assets = readdirSync(ROOT + "dist/assets").filter((name) => /\.(js|wasm)$/.test(name)).map((name) => "/assets/" + name);
const first = (path) => round(median(starts.get(path)));
const ours = { brotli: wire(OURS), firstAnswerMs: first(OURS), answerUs: speedOf(speed[OURS].answer), idsUs: speedOf(speed[OURS].ids) };
const separate = { brotli: wire(ASSETS, ...assets), firstAnswerMs: first(ASSETS) };
const scan = { brotli: wire(SCAN), firstAnswerMs: first(SCAN), answerUs: speedOf(speed[SCAN].answer) };
const ratio = (a, b) => round(a / b);
console.log(JSON.stringify({
  chromium: version, passages: passages.length, visits: VISITS, queries: QUERIES, ours, separate, scan,
  keyToPaintMs: { keys: keys.length, median: round(keys[keys.length >> 1]), p99: round(keys[Math.floor(keys.length * 0.99)]), max: round(keys.at(-1)) },
  layoutShift: { start: round4(shift.start), session: round4(shift.session) },
  ratios: {
    firstAnswer: ratio(ours.firstAnswerMs, scan.firstAnswerMs), firstAnswerSeparate: ratio(separate.firstAnswerMs, scan.firstAnswerMs),
    brotli: ratio(ours.brotli, scan.brotli), brotliSeparate: ratio(separate.brotli, scan.brotli),
    answerMedian: ratio(ours.answerUs.median, scan.answerUs.median), answerP99: ratio(ours.answerUs.p99, scan.answerUs.p99),
    idsMedian: ratio(ours.idsUs.median, scan.answerUs.median), idsP99: ratio(ours.idsUs.p99, scan.answerUs.p99),
  },
}, null, 2));
