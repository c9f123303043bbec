// node tests/bench/browser.mjs [TIMES|FOLDER ...]: the pages of dist/ and the engine, beside what others would use instead, each set up as
// its own manual advises, on the same passages and queries, over http, in one run of one Chromium. TIMES are the sizes
// of the collection (1 10 100), FOLDER holds documents to take in its place; at size 1 the first answer is timed on a slow line and on a slow
// processor as well. The first answer of the engine by itself includes the corpus bundled with it, which the page of dist/ needs too. Prints JSON; never a test, since its figures depend on the machine: only the ratios mean anything.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { collection } from "./collection.mjs";
import { bundled, counting, firstAnswer, keepMemories, launch, pieces, program, require, ROOT, round, SLOW, spread, timeWords } from "./lib.mjs";
import { timeKeys } from "./paint.mjs";

const PEERS = ROOT + "tests/bench/peers/";
const WORD = "幼儿园"; // typed for the first answer; in all collections
const VISITS = 9;
const QUERIES = 500;

/** Visits on a slow line and on a slow processor. */
const SLOW_VISITS = 5;

/** The pages, and the largest collection each is asked to open: beyond it, building its index alone takes minutes. */
const PAGES = { "plan-explorer": 100, scan: 100, minisearch: 10, "flexsearch-full": 10, "flexsearch-cjk": 100, sqlite: 100, pagefind: 1 };

const wanted = process.argv.length > 2 ? process.argv.slice(2) : ["1"];
if (!existsSync(PEERS + "node_modules")) execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: PEERS, stdio: ["ignore", "ignore", "inherit"] });
const folder = mkdtempSync(join(tmpdir(), "plan-bench-"));
const browser = await launch();
try {
  const report = { chromium: browser.version(), collections: [] };
  for (const one of wanted) report.collections.push(await (/^\d+$/.test(one) ? measure(Number(one), collection(Number(one))) : measureFolder(one)));
  if (wanted.includes("1")) report.page = await measurePage();
  console.log(JSON.stringify(report, null, 2));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** The documents of a folder, as the peers take them: passage by passage. */
async function measureFolder(folder) {
  const passages = JSON.parse(program("passages", "--json", "--seeds", folder)).map(({ id, text }) => ({ id, text }));
  return { folder: basename(resolve(folder)), ...(await measure(Math.ceil(passages.length / bundled().length), passages)) };
}

async function measure(times, passages) {
  const words = pieces(passages.map(({ text }) => text), QUERIES);
  const names = Object.keys(PAGES).filter((name) => times <= PAGES[name]);
  const server = await counting(await files(passages, names));
  const answers = Object.fromEntries(names.map((name) => [name, []]));
  for (let visit = 0; visit < (times === 1 ? VISITS : 3); visit++) {
    names.push(names.shift()); // each comes first equally often
    for (const name of names) answers[name].push(await firstAnswer(browser, server, `/${name}.html`, WORD));
  }
  const slow = times === 1 ? await slowly(server, Object.keys(answers).map((name) => [name, `/${name}.html`])) : {};
  const rows = {};
  for (const name of Object.keys(answers)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(keepMemories);
    await page.goto(`${server.origin}/${name}.html`);
    const ready = await (await page.waitForFunction(() => globalThis.isReady, null, { timeout: 0 })).jsonValue();
    if (name === "plan-explorer") await page.evaluate(ownCalls);
    rows[name] = {
      brotli: answers[name].at(-1).bytes,
      firstAnswerMs: spread(answers[name].map(({ ms }) => ms)).median,
      ...slow[name],
      readyMs: round(ready),
      topTenUs: spread(await page.evaluate(timeWords, { name: "ids", words })),
      ...(await literal(page, passages, times)),
      memoryMB: await memory(context, page),
    };
    if (name === "plan-explorer") rows[name].answerUs = spread(await page.evaluate(timeWords, { name: "answer", words }));
    await context.close();
  }
  server.close();
  const { scan } = rows;
  for (const row of Object.values(rows)) row.againstScan = { brotli: ratio(row.brotli, scan.brotli), firstAnswer: ratio(row.firstAnswerMs, scan.firstAnswerMs), topTenMedian: ratio(row.topTenUs.median, scan.topTenUs.median) };
  return { times, passages: passages.length, queries: QUERIES, rows };
}

/** Milliseconds to the first answer of pages, given as [name, path], on a slow line and on a slow processor. */
async function slowly(server, pages) {
  const report = Object.fromEntries(pages.map(([name]) => [name, {}]));
  for (const [what, slow] of Object.entries(SLOW)) {
    const times = Object.fromEntries(pages.map(([name]) => [name, []]));
    for (let visit = 0; visit < SLOW_VISITS; visit++)
      for (const [name, path] of pages) times[name].push((await firstAnswer(browser, server, path, WORD, slow)).ms);
    for (const [name] of pages) report[name][`slow${what[0].toUpperCase()}${what.slice(1)}Ms`] = spread(times[name]).median;
  }
  return report;
}

/** What is on the server: a page for every name, its script, and whatever it fetches. */
async function files(passages, names) {
  const esbuild = require("esbuild");
  const held = new Map([["/passages.json", JSON.stringify(passages)]]);
  for (const name of names) {
    const script = name === "plan-explorer" ? "ours" : name;
    const { outputFiles } = esbuild.buildSync({ entryPoints: [`${PEERS}${script}.js`], bundle: true, minify: true, format: "esm", write: false, external: ["/npm/*", "/pagefind/*"], logLevel: "error" });
    held.set(`/${name}.js`, outputFiles[0].text);
    held.set(`/${name}.html`, `<!doctype html><html lang="zh"><meta charset="utf-8"><title>${name}</title><input id="box"><ol id="out"></ol><script type="module" src="${name}.js"></script>`);
  }
  const lines = join(folder, "passages.jsonl");
  writeFileSync(lines, passages.map((passage) => JSON.stringify(passage) + "\n").join(""));
  program("build", "--plain", lines, "-o", join(folder, "corpus.plan"));
  held.set("/corpus.plan", readFileSync(join(folder, "corpus.plan")));
  if (names.includes("sqlite")) held.set("/sqlite3.wasm", readFileSync(PEERS + "node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm"));
  if (names.includes("pagefind")) for (const [path, content] of await pagefindFiles(passages)) held.set("/pagefind/" + path, content);
  return (path) => {
    if (path.startsWith("/npm/")) return readFileSync(ROOT + "dist" + path);
    if (!held.has(path)) throw new Error(path);
    return held.get(path);
  };
}

async function pagefindFiles(passages) {
  const pagefind = await import("./peers/node_modules/pagefind/lib/index.js");
  const { index } = await pagefind.createIndex({ forceLanguage: "zh" });
  for (const { id, text } of passages) await index.addCustomRecord({ url: "/" + encodeURIComponent(id), content: text, language: "zh", meta: { id } });
  const { files } = await index.getFiles();
  await pagefind.close();
  return files.map(({ path, content }) => [path, Buffer.from(content)]);
}

/** In the page of the engine: its own two calls under the names that are timed. */
function ownCalls() {
  const { engine } = globalThis;
  const { passages } = engine.about();
  globalThis.ids = (query) => engine.searchIds({ query, limit: 10 });
  globalThis.answer = (query) => engine.search({ query, limit: 10 });
  globalThis.all = (query) => engine.searchIds({ query: `"${query}"`, literal: true, limit: passages }).map((id) => ({ id }));
}

/** Of the passages that hold a piece of Han characters, how many are found; and of those found, how many hold it (punctuation left out of account). */
async function literal(page, passages, times) {
  const asked = pieces(passages.map(({ text }) => text), times === 1 ? 2000 : 60).filter((piece) => /^\p{Script=Han}+$/u.test(piece));
  const bare = passages.map(({ text }) => text.replace(/[^\p{L}\p{N}]/gu, ""));
  let held = 0, right = 0, found = 0, justified = 0;
  const answers = await page.evaluate(async (words) => {
    const answers = [];
    for (const word of words) answers.push((await globalThis.all(word)).map(({ id }) => id));
    return answers;
  }, asked);
  asked.forEach((word, i) => {
    const ids = new Set(answers[i]);
    found += ids.size;
    passages.forEach(({ id, text }, p) => {
      if (text.includes(word)) held++, (right += ids.has(id));
      if (ids.has(id)) justified += text.includes(word) || bare[p].includes(word);
    });
  });
  return { literalRecall: round((100 * right) / held), literalPrecision: round((100 * justified) / found) };
}

/** Script heap, array buffers and wasm memories, after a collection of garbage. */
async function memory(context, page) {
  const cdp = await context.newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await cdp.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => [...globalThis.__memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  return round((usedSize + backingStorageSize + wasm) / 1e6);
}

/** The page itself, in its two forms over http: bytes and time to the first answer, and what typing feels like. */
async function measurePage() {
  const server = await counting((path) => readFileSync(ROOT + "dist" + path));
  const forms = { separate: "/index.html", single: "/plan-explorer.html" };
  const report = {};
  for (const [name, path] of Object.entries(forms)) {
    const visits = [];
    for (let visit = 0; visit < VISITS; visit++) visits.push(await firstAnswer(browser, server, path, WORD));
    report[name] = { brotli: visits.at(-1).bytes, firstAnswerMs: spread(visits.map(({ ms }) => ms)).median };
  }
  for (const [name, times] of Object.entries(await slowly(server, Object.entries(forms)))) Object.assign(report[name], times);
  // words of 2 to 5 characters, typed key by key
  const typed = pieces(collection(1).map(({ text }) => text), 1000).filter((word) => /^\p{Script=Han}{2,5}$/u.test(word)).slice(0, 120);
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" })).newPage();
  await page.goto(server.origin + forms.separate);
  const { keys, shift } = await timeKeys(page, typed);
  report.keyToPaintMs = { keys: keys.length, ...spread(keys) };
  report.layoutShift = shift;
  server.close();
  return report;
}

function ratio(a, b) {
  return round(a / b);
}
