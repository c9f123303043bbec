// The three uses in three engines: one scenario, written once. Expected figures come from the command line.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { sleep } from "./drivers/process.mjs";
import { boxOf, inView, overflow } from "./eyes.mjs";
import { DIST, firstPixel, holding, passages, SINGLE } from "./lib.mjs";

const HOST = `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title>
<link rel="icon" href="data:,"><style>body { margin: 0 } p { margin: 1em }</style><script src="dist/plan-explorer.js"></script>
<plan-explorer hash-sync></plan-explorer><p>文末</p>`;

async function served(t, folder, options) {
  const server = folderServer(folder, options);
  const origin = await listen(server);
  t.after(() => (server.close(), server.closeAllConnections()));
  return origin;
}

const USES = {
  "file page": async () => SINGLE,
  "http page": async (t) => (await served(t, DIST, { base: "/some/where/" })) + "/some/where/",
  widget: async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "plan-host-"));
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "index.html"), HOST);
    symlinkSync(DIST, join(folder, "dist"), "junction");
    return (await served(t, folder)) + "/";
  },
};
const COMPOSED = { real: "a real composition", synthetic: "a synthetic composition (events made up by the test)" };

// the language is that of the browser, and not every engine can be given one
const count = (words) => new RegExp(`(^|\\D)${holding(words).length} (段|passage)`, "m");
const address = () => location.href;

for (const [use, open] of Object.entries(USES))
  inEveryEngine((engine) => `${use}: search by ${COMPOSED[engine.composition]}, read, link, back, widths, dark`, async (t, engine) => {
    const url = await open(t);
    const tab = await visit(t, engine, url);
    await tab.resize(1280, 800);
    await tab.sees(new RegExp(passages().length.toLocaleString("en")));
    await searchByComposition(tab);
    await staysWithin(tab, "results");

    const results = await tab.call(address);
    await tab.press("Enter");
    const text = await tab.sees(new RegExp(holding("前山河").map((passage) => literally(passage.text)).join("|")));
    assert.ok(text.length > 3000, `only ${text.length} characters to read`);
    await staysWithin(tab, "reader");
    const reader = await tab.call(address);
    assert.notEqual(reader, results, "reading has no address of its own");

    await tab.back();
    await tab.sees(count("前山河"));
    assert.equal(await tab.call(address), results);
    if (use === "file page") assert.deepEqual(await tab.call(() => performance.getEntriesByType("resource").map(({ name }) => name)), []);
    // now: WebKit's driver often hangs over a picture of a window that lies behind another
    assert.ok(firstPixel(await tab.screenshot()).every((value) => value > 200), "light: the background is dark");
    await tab.clean();

    const fresh = await visit(t, engine, reader, { dark: true });
    await fresh.dark?.(true);
    await fresh.sees("前山河");
    await sleep(500);
    assert.ok(await fresh.call(inView, "前山河"), "the passage is out of view");
    const corner = firstPixel(await fresh.screenshot());
    assert.ok(corner.every((value) => value < 80), `dark: the background is ${corner}`);
    await fresh.clean();
  });

async function searchByComposition(tab) {
  await tab.call(() => {
    window.planSearches = 0;
    addEventListener("plan-explorer-search", () => window.planSearches++);
  });
  const searches = () => tab.call(() => window.planSearches);
  const { x, y } = await tab.call(boxOf, "input");
  await tab.clickAt(x, y);
  await sleep(300);
  const [before, shown] = [await searches(), await tab.seen()];
  for (const text of ["q", "qian", "qian shan", "qian shan he"]) await tab.compose(text);
  await sleep(400);
  assert.equal(await searches(), before, "searched in the middle of a composition");
  assert.equal(await tab.seen(), shown);
  await tab.commit("前山河");
  const found = await tab.sees(count("前山河"));
  assert.ok(found.split("\n").some((line) => line.includes("前山河") && line.length > 20), "no sentence with 前山河 in it");
  await sleep(400); // the address follows when typing rests
  assert.ok((await searches()) > before);
}

async function staysWithin(tab, room) {
  for (const width of [300, 360, 1280]) {
    await tab.resize(width, 800);
    await sleep(200);
    assert.equal(await tab.call(() => innerWidth), width, "the test could not give the page this width");
    assert.equal(await tab.call(overflow), "", `${room}: runs out at the side at ${width} px`);
  }
}

function literally(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
