// The page with separate assets: at the root and below a path, offline after the first visit, and never a mixture of versions.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { findings } from "./axe.mjs";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { box, browserTest, DIST, holding, profile, ROOT, sees, shot, type } from "./lib.mjs";

async function host(t, folder, options) {
  const server = folderServer(folder, options);
  const origin = await listen(server);
  const stop = () => new Promise((done) => (server.close(done), server.closeAllConnections()));
  t.after(stop);
  return { origin, stop, address: origin + (options?.base ?? "/") };
}

const installed = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

for (const base of ["/", "/some/where/"])
  browserTest(`at ${base}: answers, keeps to its path, and works offline after the first visit`, async (t) => {
    const { address, origin, stop } = await host(t, DIST, { base });
    const { context, clean, trouble } = await profile(t, { allowed: (url) => url.startsWith(address) });
    const page = await context.newPage();
    await page.goto(address);
    await type(page, "学位");
    await sees(page, `${holding("学位").length} 段`);
    await shot(page, "http");
    await installed(page);
    clean();
    assert.equal((await page.request.get(origin + base + "plan-explorer.html")).status(), 200);

    await page.close();
    await stop();
    const later = await context.newPage();
    await later.goto(address + "index.html");
    await type(later, "养老");
    await sees(later, `${holding("养老").length} 段`);
    assert.deepEqual(trouble.filter((line) => !/ERR_|Failed to load/.test(line)), []);
  });

browserTest("the single file answers over http as well, from nothing but itself", async (t) => {
  const { address } = await host(t, DIST);
  const { context, clean } = await profile(t, { allowed: (url) => url === address + "plan-explorer.html" });
  const page = await context.newPage();
  await page.goto(address + "plan-explorer.html");
  await type(page, "学位");
  await sees(page, `${holding("学位").length} 段`);
  clean();
});

/** A next release of the page: another description, everything else as it was. */
function release(folder, description) {
  const page = readFileSync(join(folder, "index.html"), "utf8").replace(/(name="description" content=")[^"]*/, `$1${description}`);
  writeFileSync(join(folder, "index.html"), page);
  const sum = createHash("sha256").update(page).digest("base64");
  const worker = readFileSync(join(folder, "sw.js"), "utf8");
  return () => writeFileSync(join(folder, "sw.js"), worker.replace(/(\["\.\/","sha256-)[^"]*/, `$1${sum}`).replace(/"[0-9a-f]{16}"/, `"${sum.slice(0, 16)}"`));
}

/** A site of its own, with one page that has been visited; `update` makes the browser look for a newer version. */
async function site(t) {
  const folder = mkdtempSync(join(tmpdir(), "plan-site-"));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(DIST, folder, { recursive: true });
  const { address } = await host(t, folder);
  const { context, clean } = await profile(t, { allowed: (url) => url.startsWith(address) });
  const page = await context.newPage();
  await page.goto(address);
  await installed(page);
  const update = (page) => page.evaluate(async () => (await (await navigator.serviceWorker.ready).update().catch(() => {}), 0));
  return { folder, address, context, clean, page, update };
}
const description = (page) => page.locator("meta[name=description]").getAttribute("content");

browserTest("a half-done upload is never used, and nothing changes under an open page", async (t) => {
  const { folder, address, context, update, ...opened } = await site(t);
  let { page } = opened;
  const visit = async (page) => (await page.goto(address), description(page));
  /** Whether a newer version has been fetched in full. */
  const waiting = (page) => page.evaluate(async () => {
    const { installing, waiting } = await navigator.serviceWorker.ready;
    if (installing) await new Promise((done) => (installing.onstatechange = done));
    return Boolean(waiting || (await navigator.serviceWorker.ready).waiting);
  });
  const first = await visit(page);
  const finish = release(folder, "second");
  // the page is uploaded, its list is not: whoever has the old version keeps it
  assert.equal(await visit(page), first);
  writeFileSync(join(folder, "sw.js"), readFileSync(join(folder, "sw.js"), "utf8") + "//");
  await update(page);
  assert.equal(await waiting(page), false, "a mixture was installed");
  assert.equal(await visit(page), first);
  assert.equal(await page.locator(".plan-update").count(), 0, "announced what cannot be had");

  finish();
  await update(page);
  assert.equal(await waiting(page), true);
  assert.equal(await visit(page), first, "an open page changed its version");
  // the browser takes a moment to notice that the last page is gone
  for (let start = 0, shown = first; shown === first && start < 20; start++) {
    await page.close();
    await new Promise((later) => setTimeout(later, 300));
    page = await context.newPage();
    shown = await visit(page);
  }
  assert.equal(await description(page), "second");
  await box(page).waitFor();
  assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1, "old versions are still held");
});

browserTest("an update is announced, and taken over when the reader says so, in the same place", async (t) => {
  const { folder, address, context, clean, page, update } = await site(t);
  const query = "#q=" + encodeURIComponent("学位");
  await page.goto(address + query);
  const other = await context.newPage();
  await other.goto(address);
  const first = await description(page);

  release(folder, "second")();
  await update(page);
  await sees(page, "有新版本");
  await sees(other, "有新版本");
  await shot(page, "update");
  assert.deepEqual(await findings(page), []);
  await other.getByRole("button", { name: "以后再说" }).click();
  assert.equal(await other.locator(".plan-update").count(), 0);
  assert.equal(await description(page), first);
  // said once, not at every visit of the same page; a new visit says it again
  await page.reload();
  await sees(page, "有新版本");
  assert.equal(await description(page), first, "a reload applied it unasked");

  await page.getByRole("button", { name: "载入新版本" }).click();
  await page.waitForFunction(() => document.querySelector("meta[name=description]").content === "second");
  assert.ok(page.url().endsWith(query));
  await sees(page, `${holding("学位").length} 段`);
  assert.equal(await page.locator(".plan-update").count(), 0);
  // the other window is open before the reader's eyes: it stays as it is until told
  assert.equal(await description(other), first);
  await type(other, "养老");
  await sees(other, `${holding("养老").length} 段`);
  await other.getByRole("button", { name: "载入新版本" }).click();
  await other.waitForFunction(() => document.querySelector("meta[name=description]").content === "second");
  assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1, "old versions are still held");
  clean();
});

/** The headers both READMEs recommend, as a function of the path. */
function recommended() {
  const [english, chinese] = ["README.md", "README.zh.md"].map((name) => readFileSync(ROOT + name, "utf8").match(/```\n(\/\*\n[\s\S]*?)```/)[1]);
  assert.equal(english, chinese);
  const rules = english.split(/^(?=\/)/m).map((rule) => rule.trim().split(/\n\s*/));
  return (path) => Object.fromEntries(rules
    .filter(([pattern]) => path.startsWith(pattern.replace("*", "")))
    .flatMap(([, ...lines]) => lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)])));
}

const HOSTS = {
  "below a path": { base: "/some/where/" },
  "with the recommended headers": { headers: (path) => recommended()(path) },
  "of a host that knows few types": { headers: (path) => (/\.(wasm|webmanifest|svg)$/.test(path) ? { "content-type": "application/octet-stream" } : {}) },
};
for (const [name, options] of Object.entries(HOSTS))
  inEveryEngine(`the http page ${name}: answers, and works offline after the first visit`, async (t, engine) => {
    const { address, stop } = await host(t, DIST, options);
    const tab = await visit(t, engine, address + "#q=" + encodeURIComponent("学位"));
    const count = (words) => new RegExp(`(^|\\D)${holding(words).length} (段|passage)`, "m");
    await tab.sees(count("学位"));
    await tab.call(() => navigator.serviceWorker.ready.then(() => 0));
    await stop();
    await tab.go(address + "index.html#q=" + encodeURIComponent("养老"));
    await tab.sees(count("养老"));
    await tab.clean();
  });

browserTest("the package in a browser: the engine alone, and the element", async (t) => {
  const { address } = await host(t, DIST);
  const { context, clean } = await profile(t, { allowed: (url) => url.startsWith(address) });
  await context.route("**/favicon.ico", (route) => route.fulfill({ status: 204 })); // of a bare file; our pages name an icon
  const page = await context.newPage();
  await page.goto(address + "npm/package.json");
  const total = await page.evaluate(async () => {
    const { loadExplorer } = await import("/npm/engine.js");
    const explorer = await loadExplorer();
    const other = await loadExplorer({ corpus: await (await fetch("/corpus.plan")).arrayBuffer() });
    return [explorer, other].map((each) => each.search({ query: "学位" }).total);
  });
  assert.deepEqual(total, [holding("学位").length, holding("学位").length]);
  await page.evaluate(async () => {
    await import("/npm/index.js");
    document.body.replaceChildren(document.createElement("plan-explorer"));
  });
  await type(page, "幼儿园");
  await sees(page, `${holding("幼儿园").length} 段`);
  clean();
});
