// The artefacts as hosts of all kinds send them: under other charsets and MIME types, with fewer blanks, blocked or changed on the way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { listen } from "../../www/pack/serve.mjs";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { until } from "./drivers/process.mjs";
import { browserTest, DIST, holding, passages, profile, sees, type } from "./lib.mjs";

/** Serves dist/, each file as `send` says: { type, body, headers }, what is left out being as usual. */
async function server(t, send) {
  const usual = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };
  const made = createServer(({ url }, response) => {
    const name = new URL(url, "http://localhost").pathname.slice(1) || "index.html";
    let file;
    try {
      file = readFileSync(DIST + name);
    } catch {
      file = null;
    }
    const { type = usual[extname(name)] ?? "application/octet-stream", body = file, headers = {} } = send(name, file) ?? {};
    if (name === "favicon.ico") return response.writeHead(204).end();
    if (body === null) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": type, ...headers }).end(body);
  });
  t.after(() => (made.close(), made.closeAllConnections()));
  return (await listen(made)) + "/";
}

const TOTAL = new RegExp(`${passages().length.toLocaleString("en")} 段`);
const ANSWER = new RegExp(`(^|\\D)${holding("学位").length} 段`);

for (const charset of ["gbk", "windows-1252", "shift_jis", "iso-2022-jp"])
  inEveryEngine(`sent as ${charset}: the page in one file, the page with assets, and a page with the widget`, async (t, engine) => {
    const host = `<!doctype html><title>host</title><script src="plan-explorer.js"></script><plan-explorer query="&#23398;&#20301;" locale="zh-Hans"></plan-explorer>`;
    const address = await server(t, (name) => {
      if (name === "host.html") return { type: `text/html; charset=${charset}`, body: host };
      if (name.endsWith(".html")) return { type: `text/html; charset=${charset}` };
    });
    const tab = await visit(t, engine, address + "plan-explorer.html#locale=zh-Hans");
    await tab.sees(TOTAL);
    assert.match(await tab.call(() => document.title), /^规划通览/);
    for (const page of ["host.html", "plan-explorer.html#q=学位&locale=zh-Hans", "index.html#q=学位&locale=zh-Hans"]) {
      await tab.go(address + page);
      await tab.sees(ANSWER);
    }
    assert.deepEqual(await tab.trouble(), []);
  });

/** What makers of smaller pages do to blanks. */
const FEWER = { "one for several": (html) => html.replace(/\s+/g, " "), "none between tags": (html) => html.replace(/>\s+</g, "><").replace(/\s+/g, " ").trim() };
for (const [how, fewer] of Object.entries(FEWER))
  inEveryEngine(`with fewer blanks, ${how}`, async (t, engine) => {
    const address = await server(t, (name, file) => name.endsWith(".html") && { body: fewer(file.toString("utf8")) });
    const tab = await visit(t, engine, address + "plan-explorer.html#q=学位&locale=zh-Hans");
    await tab.sees(ANSWER);
    await tab.go(address + "index.html#q=学位&locale=zh-Hans");
    await tab.sees(ANSWER);
    assert.deepEqual(await tab.trouble(), []);
  });

const WRONG = {
  "all plain text": (name) => (name.endsWith(".html") ? undefined : { type: "text/plain" }),
  "all binary": (name) => (name.endsWith(".html") ? undefined : { type: "application/octet-stream" }),
  "all HTML": () => ({ type: "text/html" }),
  "wasm with a charset": (name) => (name.endsWith(".wasm") ? { type: "application/wasm; charset=utf-8" } : undefined),
};
for (const [how, send] of Object.entries(WRONG))
  inEveryEngine(`under wrong MIME types: ${how}`, async (t, engine) => {
    const host = `<!doctype html><title>host</title><script src="plan-explorer.js"></script><plan-explorer query="学位" locale="zh-Hans"></plan-explorer>`;
    const address = await server(t, (name) => (name === "host.html" ? { type: "text/html; charset=utf-8", body: host } : send(name)));
    const tab = await visit(t, engine, address + "index.html#q=学位&locale=zh-Hans");
    await tab.sees(ANSWER);
    await tab.go(address + "host.html");
    await tab.sees(ANSWER);
  });

/** The page in one file with one sign of a part changed for another. */
const changed = (file, part) => {
  const html = file.toString("latin1");
  const at = { loader: html.indexOf("DOMContentLoaded"), app: html.indexOf("data-app>") + 5000, engine: html.indexOf("data-engine>") + 90_000 }[part];
  return Buffer.from(html.slice(0, at) + (html[at] === "b" ? "c" : "b") + html.slice(at + 1), "latin1");
};
for (const part of ["loader", "app", "engine"])
  inEveryEngine(`a page whose ${part} was changed on the way says so`, async (t, engine) => {
    const address = await server(t, (name, file) => name === "plan-explorer.html" && { body: changed(file, part) });
    const tab = await visit(t, engine, address + "plan-explorer.html#locale=zh-Hans");
    await tab.sees(/改动/);
  });

inEveryEngine("a policy of the host that blocks the app, or all scripts, is told as that", async (t, engine) => {
  const loader = /'sha256-[^']+'/.exec(readFileSync(DIST + "plan-explorer.html", "latin1").match(/script-src [^;]*/)[0])[0];
  let policy = "script-src 'none'";
  const address = await server(t, () => ({ headers: { "content-security-policy": policy } }));
  const tab = await visit(t, engine, address + "plan-explorer.html");
  await tab.sees(/拦截/);
  await tab.go(address + "index.html");
  await tab.sees(/拦截/);
  policy = `script-src ${loader} 'wasm-unsafe-eval'`;
  await tab.go(address + "plan-explorer.html?again#locale=zh-Hans");
  assert.doesNotMatch(await tab.sees(/拦截/, 2500), /过旧/, "not told by the loader");
});

browserTest("a widget that was changed on the way says so", async (t) => {
  const host = `<!doctype html><title>host</title><script src="plan-explorer.js"></script><plan-explorer locale="zh-Hans">原有的文字</plan-explorer>`;
  const address = await server(t, (name, file) => {
    if (name === "host.html") return { type: "text/html; charset=utf-8", body: host };
    if (name === "plan-explorer.js") return { body: file.toString("latin1").replace(/[a-z]{3}(?=[^"]{90000})/, "") };
  });
  const { context } = await profile(t, { allowed: (url) => url.startsWith(address) });
  const page = await context.newPage();
  await page.goto(address + "host.html");
  assert.match(await sees(page, /changed/), /原有的文字/);
});

browserTest("typing Chinese on a page that was sent as GBK", async (t) => {
  const address = await server(t, (name) => name.endsWith(".html") && { type: "text/html; charset=gbk" });
  const { context } = await profile(t, { allowed: (url) => url.startsWith(address) });
  const page = await context.newPage();
  await page.goto(address + "plan-explorer.html");
  await type(page, "学位");
  await sees(page, ANSWER);
  await until("the address", async () => decodeURIComponent(page.url()).endsWith("#q=学位"));
});
