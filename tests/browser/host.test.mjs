// The widget in pages of other people, in three engines: hostile styles, strict policies, sandboxes, frameworks.
import assert from "node:assert/strict";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { sleep, until } from "./drivers/process.mjs";
import { overflow } from "./eyes.mjs";
import { bundled, host, STRICT } from "./host.mjs";
import { holding } from "./lib.mjs";

const shows = (tab, id, what) => until(`${what} in #${id}`, async () => (await tab.call(textOf, id)).match(what), 10_000);
const count = (words) => new RegExp(`(^|\\D)${holding(words).length} (段|passage)`);
const probe = (tab) => tab.call(() => window.planProbe);

const THREE = `<link rel="stylesheet" href="hostile.css"><script src="probe.js"></script><script src="plan-explorer.js"></script><script src="copy.js"></script>
<h1>报道</h1><plan-explorer id="one" query="学位"></plan-explorer><plan-explorer id="two" query="幼儿园"></plan-explorer>
<p id="after">文末</p><plan-explorer id="three" view="read" document="xiangzhou-plan-2021"></plan-explorer>`;

inEveryEngine("three instances, two copies of the script, hostile styles, a strict policy with Trusted Types", async (t, engine) => {
  const address = await host(t, { "index.html": THREE }, STRICT);
  const tab = await visit(t, engine, address);
  const before = await tab.call(() => [location.href, history.length, document.title]);
  await shows(tab, "one", count("学位"));
  await shows(tab, "two", count("幼儿园"));
  await shows(tab, "three", /规划纲要/);
  // one is told something else, the others stay
  await tab.call(() => document.getElementById("one").setAttribute("query", "养老"));
  await shows(tab, "one", count("养老"));
  await shows(tab, "two", count("幼儿园"));

  const { engines, trouble, events } = await probe(tab);
  assert.equal(engines, 1, "the instances do not share one engine");
  assert.deepEqual(trouble, []);
  assert.deepEqual([...new Set(events.filter(({ name }) => name === "ready").map(({ id }) => id))].sort(), ["one", "three", "two"]);

  // the host's styles stay out of the widget, the widget's out of the host, and its place is the host's own
  assert.deepEqual(await tab.call(strange, "one"), []);
  assert.deepEqual(await tab.call(strange, "three"), []);
  assert.equal(await tab.call(() => getComputedStyle(document.getElementById("after")).fontSize), "40px");
  assert.deepEqual(await tab.call(() => [location.href, history.length, document.title]), before);
  await tab.clean();
});

inEveryEngine("attributes and properties at any time, and values that mean nothing", async (t, engine) => {
  const address = await host(t, {
    "index.html": `<script src="probe.js"></script><script src="early.js"></script><script src="plan-explorer.js"></script><plan-explorer id="one"></plan-explorer>`,
    // before the element is defined, and before it is in the page
    "early.js": `const early = document.createElement("plan-explorer"); early.id = "early"; early.query = "学位"; early.locale = "zh-Hans";
      addEventListener("load", () => document.body.append(early));`,
  }, STRICT);
  const tab = await visit(t, engine, address);
  await shows(tab, "early", count("学位"));
  const set = (name, value) => tab.call((name, value) => (value === null ? one.removeAttribute(name) : one.setAttribute(name, value)), name, value);
  await set("query", "幼儿园");
  await shows(tab, "one", count("幼儿园"));
  await set("locale", "en");
  await shows(tab, "one", /Search/);
  await set("locale", "zh-Hant");
  await shows(tab, "one", /搜尋|檢索|查詢/);
  await set("locale", "zh-Hans");
  await shows(tab, "one", /检索/);
  const colour = () => tab.call(() => getComputedStyle(one.shadowRoot.querySelector("[part~=plan]")).backgroundColor.match(/\d+/g).map(Number));
  await set("color-scheme", "dark");
  assert.ok((await colour()).slice(0, 3).every((value) => value < 80), `dark gave ${await colour()}`);
  await set("color-scheme", "light");
  assert.ok((await colour()).slice(0, 3).every((value) => value > 200), `light gave ${await colour()}`);
  await set("height", "400px");
  await until("a height of 400 px", async () => Math.abs((await tab.call(() => one.getBoundingClientRect().height)) - 400) < 2);
  await set("height", null);
  await until("a height by content", async () => (await tab.call(() => one.getBoundingClientRect().height)) > 420);
  await set("document", "xiangzhou-plan-2021");
  await shows(tab, "one", /前言/);
  await set("document", null);
  await set("view", "search");
  await tab.call(() => (one.query = "养老"));
  await shows(tab, "one", count("养老"));
  for (const [name, value] of [["view", "nonsense"], ["locale", "xx"], ["color-scheme", "purple"], ["height", "very"], ["year", "never"], ["region", ",,"], ["document", "none"], ["hash-sync", "?"]]) {
    await set(name, value);
    await sleep(100);
    await set(name, null);
  }
  await set("view", "search");
  await set("query", "学位");
  await shows(tab, "one", count("学位"));
  assert.deepEqual((await probe(tab)).trouble, []);
  await tab.clean();
});

inEveryEngine("a corpus by address, a corpus that is not there, and one engine for each", async (t, engine) => {
  const address = await host(t, {
    "index.html": `<script src="probe.js"></script><script src="plan-explorer.js"></script>
      <plan-explorer id="own" query="学位"></plan-explorer><plan-explorer id="one" corpus="corpus.plan" query="学位"></plan-explorer>
      <plan-explorer id="two" corpus="./corpus.plan" query="养老"></plan-explorer><plan-explorer id="gone" corpus="gone.plan">原有的文字</plan-explorer>`,
  });
  const tab = await visit(t, engine, address);
  for (const [id, words] of [["own", "学位"], ["one", "学位"], ["two", "养老"]]) await shows(tab, id, count(words));
  await until("the failure", async () => (await probe(tab)).events.some(({ name, id, detail }) => name === "error" && id === "gone" && detail.code === "load-failed"));
  assert.match(await tab.seen(), /原有的文字/);
  assert.equal((await probe(tab)).engines, 2);
});

inEveryEngine("a corpus at which the engine stops is called damaged and opened once; the widget's own is opened again", async (t, engine) => {
  const page = (corpus) => `<script src="probe.js"></script><script src="stops.js"></script><script src="plan-explorer.js"></script>
    <plan-explorer id="one" ${corpus}>原有的文字</plan-explorer>`;
  const address = await host(t, {
    "index.html": page('corpus="corpus.plan"'),
    "own.html": page(""),
    "stops.js": `const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...args) => {
        const made = await instantiate.apply(WebAssembly, args);
        const stop = () => { throw new WebAssembly.RuntimeError("unreachable") };
        const exports = { ...(made.instance ?? made).exports, engine_new: stop, engine_openCore: stop };
        const instance = Object.create(WebAssembly.Instance.prototype, { exports: { value: exports } });
        return made.instance ? { module: made.module, instance } : instance;
      };`,
  });
  const damaged = /已损坏|are damaged/;
  const unharmed = /没有受损|are not affected/;
  for (const [path, code, told, untold, engines] of [["index.html", "corpus-damaged", damaged, unharmed, 1], ["own.html", "panic", unharmed, damaged, 2]]) {
    const tab = await visit(t, engine, address + path);
    const text = await until("the failure", async () => [await tab.seen()].find((seen) => told.test(seen)));
    assert.doesNotMatch(text, untold);
    const found = await probe(tab);
    assert.deepEqual(found.events.map(({ name, detail }) => [name, detail.code]), Array(engines).fill(["error", code]));
    assert.equal(found.engines, engines);
  }
});

inEveryEngine("in a sandboxed frame, where storage throws", async (t, engine) => {
  const address = await host(t, {
    "index.html": `<script src="probe.js"></script><script src="outer.js"></script><iframe sandbox="allow-scripts" src="inner.html" width="600" height="500"></iframe>`,
    "outer.js": `window.told = []; addEventListener("message", ({ data }) => told.push(data));`,
    "inner.html": `<script src="inner.js"></script><script src="plan-explorer.js"></script><plan-explorer query="学位" hash-sync></plan-explorer>`,
    "inner.js": `let storage = "allowed"; try { localStorage.length } catch { storage = "throws" }
      addEventListener("error", ({ message }) => parent.postMessage({ error: message }, "*"));
      addEventListener("plan-explorer-search", ({ detail }) => parent.postMessage({ storage, ...detail }, "*"));`,
    // 'self' of a frame without an origin matches nothing in WebKit: the address is written out
  }, STRICT.replace("default-src 'none'", "default-src 'none'; frame-src 'self'").replace("script-src 'self'", "script-src http://127.0.0.1:*"));
  const tab = await visit(t, engine, address);
  // nothing in the frame can be drawn on before it is in view
  const heard = await until("the answer from the frame", async () => (await tab.call(() => window.told)).find((one) => one.error || one.total > 0), 10_000);
  assert.deepEqual([heard.error, heard.storage, heard.query, heard.total], [undefined, "throws", "学位", holding("学位").length]);
  await tab.clean();
});

const REACT = `import { createElement as h, StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
function App() {
  const [query, setQuery] = useState("学位");
  const [shown, setShown] = useState(true);
  const [total, setTotal] = useState(null);
  window.app = { setQuery, setShown };
  return h("main", null, h("output", { id: "total" }, String(total)), shown && h("plan-explorer", { id: "one", query, height: "30rem", "onplan-explorer-search": (event) => setTotal(event.detail.total) }));
}
createRoot(document.getElementById("root")).render(h(StrictMode, null, h(App)));`;

inEveryEngine("in a React application, under a strict policy", async (t, engine) => {
  const address = await host(t, {
    "index.html": `<script src="probe.js"></script><script src="plan-explorer.js" defer></script><script src="app.js" defer></script><div id="root"></div>`,
    "app.js": await bundled(REACT),
  }, STRICT);
  const tab = await visit(t, engine, address);
  const total = () => tab.call(() => document.getElementById("total").textContent);
  await shows(tab, "one", count("学位"));
  await until("the event in React", async () => (await total()) === String(holding("学位").length));
  await tab.call(() => app.setQuery("养老"));
  await shows(tab, "one", count("养老"));
  await until("the event in React", async () => (await total()) === String(holding("养老").length));
  for (const shown of [false, true]) {
    await tab.call((shown) => app.setShown(shown), shown);
    await until("React to follow", async () => (await tab.call(() => document.getElementById("one") !== null)) === shown);
  }
  await shows(tab, "one", count("养老"));
  assert.deepEqual((await probe(tab)).trouble, []);
  assert.equal((await probe(tab)).engines, 1);
  await tab.clean();
});

inEveryEngine("narrow columns: 300, 360 and 1280 px by the container, not the window", async (t, engine) => {
  const address = await host(t, {
    "index.html": `<link rel="stylesheet" href="own.css"><script src="plan-explorer.js"></script><div id="column"><plan-explorer id="one" query="学位"></plan-explorer></div>`,
    "own.css": "#column { width: 300px }",
  });
  const tab = await visit(t, engine, address);
  await tab.resize(1400, 800);
  await shows(tab, "one", count("学位"));
  for (const width of [300, 360, 1280]) {
    await tab.call((width) => (document.getElementById("column").style.width = `${width}px`), width);
    await sleep(200);
    assert.deepEqual(await tab.call(tooWide, "one"), [], `${width} px`);
    assert.equal(await tab.call(overflow), "", `${width} px`);
  }
});

inEveryEngine("taken out and put back: nothing stays behind", async (t, engine) => {
  const address = await host(t, { "index.html": `<script src="probe.js"></script><script src="plan-explorer.js"></script><plan-explorer id="one" query="学位"></plan-explorer>` });
  const tab = await visit(t, engine, address);
  await shows(tab, "one", count("学位"));
  // the first may leave behind what all share
  await tab.call(cycle, 1);
  const { listeners } = await probe(tab);
  await tab.call(cycle, 25);
  const after = await probe(tab);
  assert.equal(after.listeners, listeners, "listeners stay behind");
  assert.equal(after.engines, 1);
  // one that comes back goes on
  await tab.call(async () => {
    const one = document.getElementById("one");
    one.remove();
    await new Promise((done) => setTimeout(done, 50));
    document.body.append(one);
    one.query = "养老";
  });
  await shows(tab, "one", count("养老"));
  // one may be: Chromium itself holds on to the search box that was taken out last
  if (tab.collect) assert.ok((await tab.collect(() => window.planGone.filter((one) => one.deref()).length)) < 2, "elements are kept alive");
  await tab.clean();
});

// In the page.

function textOf(id) {
  const walk = (node) => (node.nodeType === 3 ? node.data : getComputedStyle(node).display === "none" ? "" : [...node.childNodes].map(walk).join(" "));
  return [...document.getElementById(id).shadowRoot.children].map(walk).join("\n");
}

/** What of the hostile styles has got in, on any element that shows text. */
function strange(id) {
  const found = new Set();
  for (const node of document.getElementById(id).shadowRoot.querySelectorAll("[part~=plan], [part~=plan] *")) {
    const style = getComputedStyle(node);
    const of = { fontSize: "40px", color: "rgb(255, 0, 0)", backgroundColor: "rgb(0, 255, 0)", letterSpacing: "9px", textTransform: "uppercase", direction: "rtl", wordSpacing: "30px", textIndent: "50px", cursor: "wait", fontStyle: "italic" };
    for (const [name, value] of Object.entries(of)) if (style[name] === value) found.add(`${name} ${node.localName}.${node.className}`);
  }
  return [...found].slice(0, 10);
}

/** Elements whose text runs out of the column, unless they scroll or are hidden on purpose. */
function tooWide(id) {
  const host = document.getElementById(id);
  const { right } = host.getBoundingClientRect();
  const scrolls = (node) => node && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...host.shadowRoot.querySelectorAll("[part~=plan] *")]
    .filter((node) => node.getClientRects().length && node.getBoundingClientRect().right > right + 1 && !scrolls(node.parentElement))
    .map((node) => `${node.localName}.${node.className} ${node.textContent.slice(0, 20)}`);
}

/** Puts elements in, waits until each answers, takes them out. */
async function cycle(times) {
  window.planGone ??= [];
  for (let i = 0; i < times; i++) {
    const made = document.createElement("plan-explorer");
    made.setAttribute("query", "幼儿园");
    if (i % 2) made.setAttribute("hash-sync", "");
    const ready = new Promise((done) => made.addEventListener("plan-explorer-ready", done, { once: true }));
    document.body.append(made);
    // some are gone before the engine answers
    if (i % 3) await ready;
    await new Promise((done) => setTimeout(done, 10));
    made.remove();
    window.planGone.push(new WeakRef(made));
  }
  await new Promise((done) => setTimeout(done, 100));
}
