// Nothing leaves. That the pages ask nobody while they are used is part of every other test; here: that they could not, by
// their policy, even if a script in them tried, and that the tests would see it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { sleep, until } from "./drivers/process.mjs";
import { DIST, SINGLE } from "./lib.mjs";

/** A host that writes down every way in which it was asked for something. */
async function elsewhere(t) {
  const heard = new Set();
  const server = createServer((request, response) => {
    heard.add(new URL(request.url, "http://localhost").pathname.slice(1));
    response.writeHead(200, { "access-control-allow-origin": "*" }).end();
  });
  server.on("upgrade", (request, socket) => (heard.add(request.url.slice(1)), socket.destroy()));
  t.after(() => (server.close(), server.closeAllConnections()));
  return { heard, origin: await listen(server) };
}

// In the page: every way of asking that a script has, navigation apart, which no policy of a page can forbid.
function tryEverything(origin) {
  const attempts = {
    fetch: () => fetch(`${origin}/fetch`, { mode: "no-cors" }),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open("GET", `${origin}/xhr`);
      request.send();
    },
    beacon: () => navigator.sendBeacon(`${origin}/beacon`, "x"),
    socket: () => new WebSocket(`${origin.replace("http", "ws")}/socket`),
    events: () => new EventSource(`${origin}/events`),
    image: () => (new Image().src = `${origin}/image`),
    script: () => add("script", { src: `${origin}/script` }),
    style: () => add("link", { rel: "stylesheet", href: `${origin}/style` }),
    icon: () => add("link", { rel: "icon", href: `${origin}/icon` }),
    manifest: () => add("link", { rel: "manifest", href: `${origin}/manifest` }),
    frame: () => add("iframe", { src: `${origin}/frame` }),
    object: () => add("object", { data: `${origin}/object` }),
    video: () => add("video", { src: `${origin}/video`, preload: "auto" }),
    font: () => new FontFace("x", `url(${origin}/font)`).load(),
    background: () => (document.body.style.background = `url(${origin}/background)`),
    worker: () => new Worker(`${origin}/worker`),
    import: () => import(`${origin}/import`),
    form: () => add("form", { action: `${origin}/form`, target: add("iframe", { name: "inner" }).name }).submit(),
  };
  function add(name, properties) {
    const made = Object.assign(document.createElement(name), properties);
    document.body.append(made);
    return made;
  }
  for (const attempt of Object.values(attempts))
    try {
      Promise.resolve(attempt()).catch(() => {});
    } catch {
      // refused at once: as good
    }
}

inEveryEngine("whatever a script in the single file tries, nobody hears of it", async (t, engine) => {
  const { heard, origin } = await elsewhere(t);
  const tab = await visit(t, engine, SINGLE);
  await tab.sees(/段|passage/);
  await tab.call(tryEverything, origin);
  await sleep(1500);
  assert.deepEqual([...heard], []);
});

inEveryEngine("whatever a script in the http page tries, no other host hears of it", async (t, engine) => {
  const { heard, origin } = await elsewhere(t);
  const server = folderServer(DIST);
  t.after(() => (server.close(), server.closeAllConnections()));
  const tab = await visit(t, engine, (await listen(server)) + "/");
  await tab.sees(/段|passage/);
  await tab.call(tryEverything, origin);
  await sleep(1500);
  assert.deepEqual([...heard], []);
});

inEveryEngine("without a policy the same attempts arrive, and what is meant for other hosts is noted", async (t, engine) => {
  const { heard, origin } = await elsewhere(t);
  const folder = mkdtempSync(join(tmpdir(), "plan-bare-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "bare.html"), "<!doctype html><title>bare</title><p>bare");
  const tab = await visit(t, engine, pathToFileURL(join(folder, "bare.html")).href);
  await tab.call(tryEverything, origin);
  await tab.call(() => {
    new Image().src = "http://elsewhere.invalid/image";
    fetch("https://elsewhere.invalid/fetch", { mode: "no-cors" }).catch(() => {});
  });
  await until("the attempts", () => heard.size >= 8, 8000);
  await until("the other host", () => tab.asked.some((asked) => asked.includes("elsewhere.invalid")), 8000);
  await assert.rejects(tab.clean(), /asked of other hosts/);
});
