// What the benches share: the collections, the queries, a server that counts what it sends, and clocks that run in the page.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { listen } from "../../www/pack/serve.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const require = createRequire(ROOT + "www/package.json");
export const program = (...args) => execFileSync(ROOT + "target/release/plan-explorer", args, { encoding: "utf8", maxBuffer: 1 << 29 });

/** Passages of the collection that is bundled, as `{id, text}`. */
export const bundled = () => JSON.parse(program("passages", "--json", "--corpus", ROOT + "dist/corpus.plan")).map(({ id, text }) => ({ id, text }));

/** A source of whole numbers below a bound; the same ones in every run. */
export function random(seed) {
  let state = seed;
  return (below) => ((state = (state * 1103515245 + 12345) & 0x7fffffff) >> 8) % below;
}

/** Words a reader types, made of the texts: pieces of 1 to 6 characters, most of them starts and inner parts of words. */
export function pieces(texts, count) {
  const below = random(42);
  return Array.from({ length: count }, () => {
    const text = [...texts[below(texts.length)]];
    const start = below(text.length);
    return text.slice(start, start + 1 + below(6)).join("");
  });
}

/** `median`, `p95`, `p99` of numbers, two places after the point. */
export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export const round = (value) => Math.round(value * 100) / 100;

export const launch = () =>
  require("playwright-core").chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

/** Serves what `read(path)` gives (bytes or text; throws where there is nothing), compressed with brotli; `sent()` is the bytes since the last call. */
export async function counting(read) {
  const packed = new Map();
  let sum = 0;
  const server = createServer(({ url }, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    try {
      if (!packed.has(path)) packed.set(path, brotliCompressSync(read(path)));
      const body = packed.get(path);
      sum += body.length;
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-encoding": "br", "cache-control": "no-store" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const origin = await listen(server);
  return { origin, close: () => server.close(), sent: () => [sum, (sum = 0)][0] };
}

/**
 * Runs before the scripts of a page. Types `word` as soon as there is a box; `__answered` is the end of the frame that paints
 * a result, in milliseconds of the page's clock, since nobody can read what is not painted.
 */
export function timeFirstAnswer(word) {
  const watch = () => {
    const box = find(document, (node) => node.localName === "input");
    if (box && !box.value) {
      box.value = word;
      box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, data: word, inputType: "insertText" }));
    }
    // a sentence, not a word; and not an element around a script that holds all texts
    const answers = (node) => /^(li|p|div|a|article|section)$/.test(node.localName) && node.textContent.length > 20 && node.textContent.includes(word);
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

/** What a reader far from here has: a line of 1 Mbit/s on which an answer takes 100 ms to come, a processor a fourth as fast. */
export const SLOW = {
  line: (cdp) => cdp.send("Network.emulateNetworkConditions", { offline: false, latency: 100, downloadThroughput: 125_000, uploadThroughput: 125_000 }),
  processor: (cdp) => cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 }),
};

/**
 * Milliseconds to the first painted answer, bytes sent until then. A fresh profile: nothing is cached, nothing fetched for later. `slow` is one of
 * [`SLOW`], or nothing.
 */
export async function firstAnswer(browser, server, path, word, slow) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  if (slow) {
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    await slow(cdp);
  }
  await page.addInitScript(timeFirstAnswer, word);
  server.sent();
  await page.goto(server.origin + path);
  const ms = await (await page.waitForFunction(() => globalThis.__answered, null, { timeout: 0 })).jsonValue();
  const bytes = server.sent();
  await context.close();
  return { ms, bytes };
}

/**
 * In the page: microseconds of `globalThis[name](word)` for each word, warm. The clock is coarse, so each is run as often as
 * fits into two milliseconds.
 */
export async function timeWords({ name, words }) {
  const run = globalThis[name];
  const times = [];
  for (const word of words) await run(word);
  for (const word of words) {
    const start = performance.now();
    let runs = 0;
    let spent;
    do {
      const answer = run(word);
      if (answer?.then) await answer;
      runs++;
    } while ((spent = performance.now() - start) < 2);
    times.push((spent / runs) * 1000);
  }
  return times;
}

/** Runs before the scripts of a page: keeps every wasm memory in `__memories`, since the heap's own figures leave them out. */
export function keepMemories() {
  const memories = (globalThis.__memories = new Set());
  const { instantiate, instantiateStreaming, Instance, Memory } = WebAssembly;
  const keep = (instance) => {
    for (const value of Object.values(instance.exports)) if (value instanceof Memory) memories.add(value);
  };
  const kept = (instantiate) => async (...args) => {
    const made = await instantiate.apply(WebAssembly, args);
    keep(made.instance ?? made);
    return made;
  };
  WebAssembly.instantiate = kept(instantiate);
  WebAssembly.instantiateStreaming = kept(instantiateStreaming);
  WebAssembly.Instance = new Proxy(Instance, { construct: (Made, args) => [new Made(...args)].map((made) => (keep(made), made))[0] });
  WebAssembly.Memory = new Proxy(Memory, { construct: (Made, args) => [new Made(...args)].map((made) => (memories.add(made), made))[0] });
}
