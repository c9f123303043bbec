// The element in the made-up browsers that components are tested in: they know less than a browser, and nothing of it may throw.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { holding } from "../browser/lib.mjs";
import { application, depend } from "./lib.mjs";

/** As test runners do: what the window has becomes global, then everything else is imported. */
const GLOBALS = `
const take = (window) => {
  for (const name of Object.getOwnPropertyNames(window)) if (!(name in globalThis)) try { globalThis[name] = window[name]; } catch {}
  for (const name of ["window", "document", "navigator", "location", "history", "Event", "CustomEvent", "KeyboardEvent", "MouseEvent", "EventTarget", "Node", "Element", "HTMLElement", "customElements", "addEventListener", "removeEventListener", "getComputedStyle", "CSSStyleSheet", "AbortController", "AbortSignal"])
    Object.defineProperty(globalThis, name, { value: typeof window[name] === "function" && /^[a-z]/.test(name) ? window[name].bind(window) : window[name], configurable: true, writable: true });
};`;
const RUN = `
const trouble = [];
process.on("unhandledRejection", (error) => trouble.push(String(error?.stack ?? error)));
window.addEventListener("error", (event) => trouble.push(String(event.error?.stack ?? event.message)));
await import("plan-explorer");
document.body.innerHTML = '<plan-explorer locale="zh-Hans" query="学位"></plan-explorer>';
addEventListener("plan-explorer-error", ({ detail }) => trouble.push(detail.message));
const element = document.querySelector("plan-explorer");
const found = await new Promise((done) => {
  element.addEventListener("plan-explorer-search", ({ detail }) => done(detail.total));
  element.addEventListener("plan-explorer-error", ({ detail }) => done(detail.message));
  setTimeout(done, 10000, "nothing within 10 s");
});
const shows = /学位/.test(element.shadowRoot.querySelector("[part~=results]")?.textContent ?? "");
element.setAttribute("document", "xiangzhou-plan-2021");
const read = () => element.shadowRoot.querySelector("[part~=text]")?.textContent.length > 10000;
for (let waited = 0; waited < 5000 && !read(); waited += 100) await new Promise((done) => setTimeout(done, 100));
const reads = read();
element.remove();
await new Promise((done) => setTimeout(done, 100));
console.log(JSON.stringify({ found, shows, reads, trouble }));
process.exit(0);`;

const ENVIRONMENTS = {
  jsdom: 'import { JSDOM, VirtualConsole } from "jsdom"; const virtualConsole = new VirtualConsole(); take(new JSDOM("<!doctype html><body></body>", { url: "http://localhost/", pretendToBeVisual: true, virtualConsole }).window);',
  "happy-dom": 'import { Window } from "happy-dom"; take(new Window({ url: "http://localhost/" }));',
};

for (const [name, enter] of Object.entries(ENVIRONMENTS))
  test(`${name}: the element answers and reads`, (t) => {
    const root = application(t, { "run.js": `${GLOBALS}\n${enter}\n${RUN}` });
    depend(root, name);
    const said = execFileSync(process.execPath, ["run.js"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    assert.deepEqual(JSON.parse(said.trim().split("\n").at(-1)), { found: holding("学位").length, shows: true, reads: true, trouble: [] });
  });
