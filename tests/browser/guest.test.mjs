// The widget as a guest: what is typed into it stays in it, what a page has done to the language does not matter to it, and the
// address of the page is the page's own.
import assert from "node:assert/strict";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { sleep, until } from "./drivers/process.mjs";
import { boxOf } from "./eyes.mjs";
import { findings } from "./axe.mjs";
import { host } from "./host.mjs";
import { browserTest, holding, profile, sees } from "./lib.mjs";

const answered = (tab) => until("results", () => tab.call(() => !!one.shadowRoot.querySelector(".result")), 10_000);

/** Shortcuts as pages have them: on the document and the window, in both phases, each swallowing what it takes for its own. */
const GREEDY = `window.heard = [];
for (const type of ["keydown", "keypress", "keyup"]) for (const target of [document, document.body, window]) for (const capture of [true, false])
  if (target !== window || !capture) target.addEventListener(type, (event) => { heard.push(event.key); event.preventDefault(); if (capture) event.stopPropagation(); }, capture);
window.addEventListener("keydown", (event) => { heard.push(event.key); event.preventDefault(); event.stopImmediatePropagation(); }, true);`;

for (const attribute of ["", "hash-sync"])
  inEveryEngine(`keys typed in the box stay inside, and no shortcut of the page swallows one${attribute && ", with " + attribute}`, async (t, engine) => {
    const page = `<body><script src="plan-explorer.js"></script><script src="greedy.js"></script><plan-explorer id="one" query="学位" locale="zh-Hans" ${attribute}></plan-explorer><input id="other">`;
    const tab = await visit(t, engine, await host(t, { "index.html": page, "greedy.js": GREEDY }));
    await answered(tab);
    const place = await tab.call(boxOf, ".box input");
    await tab.clickAt(place.x, place.y);
    await until("the focus", () => tab.call(() => one.shadowRoot.activeElement?.id === "box"));
    for (const key of ["s", "/", "k", "?"]) await tab.press(key);
    assert.match(await tab.call(() => one.shadowRoot.getElementById("box").value), /s\/k\?/);
    await tab.call(() => one.search("学位"));
    await until("the query", () => tab.call(() => one.shadowRoot.getElementById("box").value === "学位"));
    await answered(tab);
    await tab.press("ArrowDown");
    await until("the active result", () => tab.call(() => !!one.shadowRoot.querySelector("[role=row][aria-selected=true]")));
    await tab.press("Escape");
    await until("no active result", () => tab.call(() => !one.shadowRoot.querySelector("[role=row][aria-selected=true]")));
    assert.deepEqual(await tab.call(() => heard), []);
    // what the page types for itself is the page's
    await tab.call(() => document.getElementById("other").focus());
    await tab.press("s");
    assert.ok((await tab.call(() => heard)).includes("s"));
    // the focus leaves as it came: who keeps it within a dialog hears of Tab
    await tab.call(() => ((heard.length = 0), one.shadowRoot.getElementById("box").focus()));
    await tab.press("Tab");
    assert.ok((await tab.call(() => heard)).includes("Tab"));
  });

/** Built-ins as libraries and polyfills of all ages leave them; where our script meets one, it is noted, and fails. */
const REPLACED = `window.met = [];
addEventListener("error", ({ message }) => (window.failed ??= []).push(message));
const ours = () => /plan-explorer\\.js/.test(new Error().stack);
const replace = (object, name) => {
  const native = object[name];
  object[name] = function (...given) {
    if (!ours()) return native ? native.apply(this, given) : this;
    met.push(name);
    throw new Error("met " + name);
  };
};
replace(Array, "from");
replace(JSON, "stringify");
replace(Function.prototype, "bind");
for (const name of ["trim", "trimLeft", "strip", "toArray", "times"]) replace(String.prototype, name);
for (const name of ["reduce", "entries", "toArray", "find_all", "toJSON", "each", "include", "clear", "first", "last", "clone", "uniq", "compact", "without", "inspect"]) replace(Array.prototype, name);
for (const prototype of [String.prototype, Number.prototype, Date.prototype]) replace(prototype, "toJSON");
for (const name of ["show", "hide", "toggle", "update", "replace", "insert", "wrap", "up", "down", "next", "previous", "select", "scrollTo", "scrollBy", "visible", "observe", "fire", "getStyle", "setStyle", "addClassName", "clone", "empty", "match", "get", "set"])
  replace(Element.prototype, name);
Object.prototype.extend = function () { return this; };
window.$ = window.$$ = window.$A = window.Class = window.Hash = function () {};`;

inEveryEngine("built-ins a page has replaced or added do not matter", async (t, engine) => {
  const page = `<script src="replaced.js"></script><script src="plan-explorer.js"></script><plan-explorer id="one" query="学位" locale="zh-Hans" height="700px"></plan-explorer>`;
  const tab = await visit(t, engine, await host(t, { "index.html": page, "replaced.js": REPLACED }));
  assert.equal(await tab.call(() => String(window.failed ?? "")), "");
  await answered(tab);
  assert.match(await tab.seen(), new RegExp(`(^|\\D)${holding("学位").length} 段`));
  const shown = async (attributes, selector) => {
    await tab.call((attributes) => {
      for (const name of ["query", "view", "document", "name", "year"]) attributes[name] === undefined ? one.removeAttribute(name) : one.setAttribute(name, attributes[name]);
    }, attributes);
    await until(`${selector} with ${JSON.stringify(attributes)}, having met ${await tab.call(() => met.join())}`, () => tab.call((selector) => !!one.shadowRoot.querySelector(selector), selector), 10_000);
  };
  await shown({ query: "养老  " }, ".result");
  await shown({ query: "养老", year: "2021 , 2025" }, ".result");
  await shown({ query: "qianshanhe" }, ".note");
  await shown({ view: "map" }, ".matrix a");
  await shown({ view: "read", document: "xiangzhou-plan-2021" }, ".text .term");
  await tab.call(() => one.shadowRoot.querySelector(".text .term").click());
  await until("a card", () => tab.call(() => !!one.shadowRoot.querySelector(".card") || (one.shadowRoot.querySelector(".text .term").click(), false)));
  await shown({ view: "figures" }, ".ledger tbody tr");
  await shown({ view: "series", name: "地区生产总值" }, ".chart svg");
  await shown({ view: "compare" }, ".picker");
  await tab.call(() => one.shadowRoot.querySelector(".menu button, .popup button")?.click());
  assert.equal(await tab.call(() => met.join()), "");
  assert.equal(await tab.call(() => one.shadowRoot.querySelector(".failure")), null);
});

browserTest("choices and places are remembered where arrays say of themselves how they are written", async (t) => {
  const address = await host(t, {
    "index.html": `<script src="replaced.js"></script><script src="plan-explorer.js"></script><plan-explorer id="one" hash-sync locale="zh-Hans"></plan-explorer>`,
    "replaced.js": "Array.prototype.toJSON = function () { return 'array'; }; String.prototype.toJSON = function () { return 'text'; };",
  });
  const { context } = await profile(t, { allowed: (url) => url.startsWith(address) });
  const page = await context.newPage();
  await page.goto(address + "#q=学位");
  await sees(page, /段/);
  await page.locator(".result a").first().click();
  await page.locator(".text p").first().waitFor();
  const kept = await page.evaluate(() => localStorage.getItem("plan-explorer"));
  assert.deepEqual(JSON.parse(kept).recent, ["学位"]);
});

inEveryEngine('hash-sync="false" is off, and links that lead nowhere are none', async (t, engine) => {
  const page = (attribute) => `<script src="plan-explorer.js"></script><plan-explorer id="one" query="学位" locale="zh-Hans" ${attribute}></plan-explorer>`;
  const address = await host(t, { "index.html": page('hash-sync="false"'), "synced.html": page("hash-sync") });
  const tab = await visit(t, engine, address);
  await answered(tab);
  assert.equal(await tab.call(() => one.hashSync), false);
  const links = () => tab.call(() => [...one.shadowRoot.querySelectorAll("a")].map((link) => link.getAttribute("href")));
  const own = (list) => list.filter((href) => !/^https?:/.test(href ?? ""));
  const rooms = { search: ".result a", map: ".matrix a", read: ".documents a", figures: ".ledger a", series: ".series" };
  for (const [view, selector] of Object.entries(rooms)) {
    await tab.call((view) => ((one.query = view === "search" ? "学位" : ""), (one.view = view), (one.name = view === "series" ? "地区生产总值" : "")), view);
    await until(view, () => tab.call((selector) => !!one.shadowRoot.querySelector(selector), selector), 10_000);
    const all = own(await links());
    assert.ok(all.length > 2, view);
    assert.deepEqual(all.filter((href) => href !== null), [], view);
  }
  // they are still reached and followed by keys, and a click with a key held goes there too
  await tab.call(() => ((one.name = ""), (one.view = "search"), (one.query = "学位")));
  await until("results", () => tab.call(() => !!one.shadowRoot.querySelector(".result a")));
  await tab.call(() => one.shadowRoot.querySelector(".result a").focus());
  assert.equal(await tab.call(() => one.shadowRoot.activeElement.getAttribute("role")), "link");
  await tab.press("Enter");
  await until("the text", () => tab.call(() => !!one.shadowRoot.querySelector(".text p")), 10_000);
  await tab.call(() => one.shadowRoot.querySelector(".rooms a:nth-child(2)").dispatchEvent(new MouseEvent("click", { ctrlKey: true, bubbles: true, cancelable: true })));
  await until("the results again", () => tab.call(() => !!one.shadowRoot.querySelector(".result")));
  assert.equal(await tab.call(() => location.hash), "");

  await tab.go(address + "synced.html#q=养老");
  await until("results", () => tab.call(() => !!one.shadowRoot.querySelector(".result a")), 10_000);
  assert.deepEqual(own(await links()).filter((href) => !/^#/.test(href ?? "")), []);
  await tab.call(() => one.setAttribute("hash-sync", "false"));
  await until("no address", async () => own(await links()).every((href) => href === null));
});

browserTest("axe finds nothing to object to in links without an address", async (t) => {
  const address = await host(t, { "index.html": `<html lang="zh"><title>host</title><main><h1>报道</h1><script src="plan-explorer.js"></script><plan-explorer id="one" query="学位" locale="zh-Hans"></plan-explorer></main>` });
  const { context } = await profile(t, { allowed: (url) => url.startsWith(address) });
  const page = await context.newPage();
  await page.goto(address);
  await sees(page, /段/);
  await sleep(300);
  assert.deepEqual((await findings(page)).filter(([rule]) => !/landmark|region|heading/.test(rule)), []);
});
