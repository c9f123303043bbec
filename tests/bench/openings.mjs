// node tests/bench/openings.mjs [ENGINE] [TIMES] [PACKAGE]: opens the engine of an npm package again and again in Chromium,
// Firefox or WebKitGTK, each time compiled afresh, and asks it everything it can be asked. A browser puts faster code in
// place of slower while a loop runs, whenever it is ready; what goes wrong there shows once in some hundred times, as an
// error or as another answer. Prints JSON, how often each outcome was seen and how each opening went that went another way
// than most, and judges nothing.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { engines } from "../browser/drivers/index.mjs";
import { sleep, until } from "../browser/drivers/process.mjs";
import { recorder } from "../browser/drivers/recorder.mjs";
import { ROOT, bundled, pieces } from "./lib.mjs";

/** A browser that has opened this many is followed by another: each opening keeps its code. */
const IN_ONE = 80;

const [name = "WebKitGTK", times = 400, from = `${ROOT}dist/npm`] = process.argv.slice(2);
const engine = engines.find((engine) => engine.name === name);
if (!engine?.program) throw new Error(`no ${name} here: ${engine?.wanted ?? engines.map(({ name }) => name).join(", ")}`);
const query = pieces(bundled().map(({ text }) => text), 100).find((word) => /^\p{Script=Han}{3}$/u.test(word));

const folder = mkdtempSync(join(tmpdir(), "plan-openings-"));
cpSync(from, folder, { recursive: true });
writeFileSync(join(folder, "index.html"), `<!doctype html><title>openings</title><script type="module">
  import { loadExplorer } from "./engine.js";
  const ASKED = {
    search: (explorer, query) => explorer.search({ query }),
    "search of half a word": (explorer, query) => explorer.search({ query: query.slice(0, 2) + " 2025年 建设项目" }),
    "search by sound": (explorer) => explorer.search({ query: "yingshang huanjing" }),
    "search of a misspelt word": (explorer) => explorer.search({ query: "营尚环境" }),
    suggest: (explorer, query) => explorer.suggest(query.slice(0, 1)),
    concordance: (explorer, query) => explorer.concordance({ query: query.slice(0, 2) }),
    documents: (explorer) => explorer.documents(),
    map: (explorer) => explorer.map(),
    themes: (explorer) => explorer.themes(),
    glossary: (explorer) => explorer.glossary(),
    indicators: (explorer) => explorer.indicators({}),
    series: (explorer) => explorer.series({}),
    outline: (explorer) => explorer.documents().map(({ key }) => explorer.outline(key)),
    read: (explorer, query) => explorer.documents().map(({ key }) => explorer.read(key, query)),
    raw: (explorer) => explorer.documents().map(({ key }) => [explorer.rawText(key), explorer.dropped(key)]),
    compare: (explorer) => explorer.documents().map(({ key }, at, all) => at && explorer.compare(all[0].key, key)),
  };
  const digest = (value) => {
    let hash = 0;
    for (const c of JSON.stringify(value)) hash = (Math.imul(hash, 31) + c.codePointAt(0)) | 0;
    return (hash >>> 0).toString(16);
  };
  const name = (name, ask) => {
    try {
      return name + " " + digest(ask());
    } catch (error) {
      return name + ": " + error;
    }
  };
  window.openOften = async (times, query) => {
    const openings = [];
    for (let i = 0; i < times; i++) {
      const outcomes = [];
      openings.push(outcomes);
      try {
        const explorer = await loadExplorer();
        for (const [what, ask] of Object.entries(ASKED)) outcomes.push(name(what, () => ask(explorer, query)));
        explorer.free();
      } catch (error) {
        outcomes.push(String(error));
      }
      await new Promise((done) => setTimeout(done));
    }
    window.openings = openings;
  };
</script>`);
const server = folderServer(folder);
const origin = await listen(server);
const { asked, address, close } = await recorder();
const all = [];
for (let left = Number(times); left > 0; left -= IN_ONE) {
  const browser = await engine.start({ proxy: address, asked });
  await browser.go(`${origin}/`);
  await until("the page", () => browser.run("return document.readyState === 'complete'", []));
  await sleep(100);
  await browser.run("openOften(...arguments)", [Math.min(left, IN_ONE), query]);
  all.push(...(await until("the openings", () => browser.run("return window.openings", []), 300_000)));
  await browser.close();
}
const counts = new Map();
for (const outcome of all.flat()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
const odd = all.map((outcomes) => outcomes.filter((outcome) => counts.get(outcome) < all.length / 2)).filter((outcomes) => outcomes.length);
console.log(JSON.stringify({ engine: name, query, times: all.length, outcomes: Object.fromEntries(counts), odd }, null, 2));
close();
server.close();
server.closeAllConnections();
rmSync(folder, { recursive: true });
