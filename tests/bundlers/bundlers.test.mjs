// The package through the tools people build with, each as it comes; what they make is opened in a browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { browserTest, holding, profile, sees } from "../browser/lib.mjs";
import { application, tool } from "./lib.mjs";

const PAGE = (script, type) => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>app</title><link rel="icon" href="data:,"><div id="app"></div><script ${type} src="${script}"></script></html>`;

/** The application at an address shows the results and has asked the engine itself; nobody else was asked for anything. */
async function works(t, address) {
  const { context, clean } = await profile(t, { allowed: (url) => url.startsWith(address) });
  const page = await context.newPage();
  await page.goto(address);
  const total = holding("学位").length;
  await sees(page, new RegExp(`(^|\\D)${total} 段`), 20_000);
  await page.waitForFunction((title) => document.title === title, `found ${total}`, { timeout: 20_000 }).catch(async () => assert.fail(await page.title()));
  clean();
}

async function served(t, folder, base = "/") {
  const server = folderServer(folder, { base });
  t.after(() => (server.close(), server.closeAllConnections()));
  return (await listen(server)) + base;
}

browserTest("Vite, while one develops", async (t) => {
  const root = application(t);
  const { createServer } = await tool("vite");
  const server = await createServer({ root, logLevel: "silent", configFile: false, server: { port: 35171, host: "127.0.0.1" } });
  t.after(() => server.close());
  await server.listen();
  await works(t, `http://127.0.0.1:${server.httpServer.address().port}/`);
});

browserTest("Vite, built for a sub-folder", async (t) => {
  const root = application(t);
  const { build } = await tool("vite");
  await build({ root, logLevel: "silent", configFile: false, base: "/sub/" });
  await works(t, await served(t, join(root, "dist"), "/sub/"));
});

browserTest("webpack", async (t) => {
  const root = application(t, { "public/index.html": PAGE("main.js", "defer") });
  const { default: webpack } = await tool("webpack");
  const stats = await new Promise((done, failed) =>
    webpack({ mode: "production", context: root, entry: "./main.js", output: { path: join(root, "public"), filename: "main.js" }, performance: { hints: false } }, (error, stats) => (error ? failed(error) : done(stats))),
  );
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
  await works(t, await served(t, join(root, "public")));
});

for (const format of ["iife", "esm"])
  browserTest(`esbuild, ${format}`, async (t) => {
    const root = application(t, { "public/index.html": PAGE("out.js", format === "esm" ? 'type="module"' : "defer") });
    const { build } = await tool("esbuild");
    const { warnings } = await build({ absWorkingDir: root, entryPoints: ["main.js"], bundle: true, minify: true, format, outfile: "public/out.js", logLevel: "silent" });
    assert.deepEqual(warnings, []);
    await works(t, await served(t, join(root, "public")));
  });

browserTest("rollup", async (t) => {
  const root = application(t, { "public/index.html": PAGE("main.js", 'type="module"') });
  const [{ rollup }, { default: resolve }] = [await tool("rollup"), await tool("@rollup/plugin-node-resolve")];
  const warned = [];
  const bundle = await rollup({ input: join(root, "main.js"), plugins: [resolve({ browser: true })], onwarn: (warning) => warned.push(warning.message) });
  await bundle.write({ dir: join(root, "public"), format: "es" });
  assert.deepEqual(warned, []);
  await works(t, await served(t, join(root, "public")));
});

browserTest("no bundler: an import map", async (t) => {
  const map = JSON.stringify({ imports: { "plan-explorer": "./plan-explorer/index.js", "plan-explorer/engine": "./plan-explorer/engine.js" } });
  const root = application(t, { "public/index.html": `<!doctype html><html lang="zh"><meta charset="utf-8"><title>app</title><link rel="icon" href="data:,"><script type="importmap">${map}</script><div id="app"></div><script type="module" src="main.js"></script></html>` });
  cpSync(join(root, "node_modules/plan-explorer"), join(root, "public/plan-explorer"), { recursive: true });
  cpSync(join(root, "main.js"), join(root, "public/main.js"));
  await works(t, await served(t, join(root, "public")));
});

browserTest("the wasm beside it, where one says so, and what is said where it is not", async (t) => {
  const main = `import { define } from "plan-explorer";
    define("plan-explorer", { wasm: new URL(location.search.slice(1) || "plan_explorer_bg.wasm", location.href), annex: "plan_explorer.annex" });
    document.querySelector("#app").innerHTML = '<plan-explorer query="学位" locale="zh-Hans"></plan-explorer>';`;
  const root = application(t, { "main.js": main, "public/index.html": PAGE("out.js", 'type="module"'), "public/app.html": PAGE("no.js", "") });
  for (const name of ["plan_explorer_bg.wasm", "plan_explorer.annex"]) cpSync(join(root, "node_modules/plan-explorer", name), join(root, "public", name));
  const { build } = await tool("esbuild");
  await build({ absWorkingDir: root, entryPoints: ["main.js"], bundle: true, splitting: true, format: "esm", outdir: "public", entryNames: "out", logLevel: "silent" });
  const address = await served(t, join(root, "public"));
  const asked = [];
  const { context } = await profile(t, { allowed: (url) => asked.push(url) });
  const page = await context.newPage();
  await page.goto(address);
  await sees(page, /段/, 20_000);
  assert.ok(asked.some((url) => url.endsWith(".wasm")));
  assert.ok(!asked.some((url) => /engine-|annex-/.test(url)), "what lies within was fetched too");
  await page.goto(address + "?app.html");
  await sees(page, /not wasm.*text\/html|a page came in its place.*text\/html/);
});

test("on a server: imported, rendered, and the engine asked", async (t) => {
  const root = application(t, {
    "server.js": `import { define } from "plan-explorer"; import { loadExplorer } from "plan-explorer/engine"; define(); console.log((await loadExplorer()).search({ query: "学位" }).total);`,
  });
  const says = (file) => execFileSync(process.execPath, [file], { cwd: root, encoding: "utf8" }).trim();
  assert.equal(says("server.js"), String(holding("学位").length));
  const { build } = await tool("vite");
  for (const ssr of [{}, { noExternal: true }]) {
    await build({ root, logLevel: "silent", configFile: false, ssr, build: { ssr: "server.js" } });
    assert.equal(says("dist/server.js"), String(holding("学位").length), JSON.stringify(ssr));
  }
});
