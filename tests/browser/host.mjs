// Pages of other people, as bad as they come, and a probe that is there before the widget.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { listen } from "../../www/pack/serve.mjs";
import { DIST, ROOT } from "./lib.mjs";

export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";
/** What a page can do to everything in it. `initial` values would hide a leak: none of these is one. */
export const HOSTILE = `* { all: revert; font: italic 40px/3 serif !important; color: rgb(255, 0, 0) !important; background: rgb(0, 255, 0) !important;
  letter-spacing: 9px !important; text-transform: uppercase !important; text-align: right !important; direction: rtl !important;
  white-space: nowrap !important; word-spacing: 30px !important; text-indent: 50px !important; visibility: visible !important; cursor: wait !important }`;

const document = (body) => `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title><link rel="icon" href="data:,">${body}`;

/** Serves `files` ({ name: text }) beside the artefacts; gives the address. HTML gets the frame of a document, and `csp`. */
export async function host(t, files, csp, charset = "utf-8") {
  const all = { "probe.js": `(${probe})();`, "hostile.css": HOSTILE, ...files };
  const types = { html: `text/html; charset=${charset}`, css: "text/css", js: "text/javascript", plan: "application/octet-stream" };
  const server = createServer(({ url }, response) => {
    const name = new URL(url, "http://localhost").pathname.slice(1) || "index.html";
    const artefact = /^(plan-explorer\.(js|html)|copy\.js|corpus\.plan)$/.test(name);
    if (!artefact && !(name in all)) return response.writeHead(404).end();
    const body = artefact ? readFileSync(DIST + name.replace("copy.js", "plan-explorer.js")) : all[name];
    const isHost = !artefact && name.endsWith(".html");
    // no charset for scripts, as many hosts send them
    response.writeHead(200, { "content-type": types[name.split(".").at(-1)], ...(isHost && csp && { "content-security-policy": csp }) });
    response.end(isHost ? document(body) : body);
  });
  t.after(() => (server.close(), server.closeAllConnections()));
  return (await listen(server)) + "/";
}

/** Bundles a script of the host's own with packages of the tests. */
export async function bundled(source) {
  const { build } = createRequire(ROOT + "www/package.json")("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: ROOT + "www" }, bundle: true, write: false, minify: true, format: "iife", define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].text;
}

// Runs in the page before the widget: counts engines and listeners on what outlives an element, and notes any trouble.
function probe() {
  const found = (window.planProbe = { engines: 0, listeners: 0, trouble: [], events: [] });
  addEventListener("error", (event) => found.trouble.push(`error: ${event.message}`));
  addEventListener("unhandledrejection", (event) => found.trouble.push(`rejection: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => found.trouble.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  for (const name of ["ready", "search", "select", "error"])
    addEventListener(`plan-explorer-${name}`, ({ detail, target }) => found.events.push({ name, detail, id: target.id }));

  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = (...args) => (found.engines++, instantiate.apply(WebAssembly, args));

  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const lasting = (target) => !(target instanceof Node) || target === document || target === document.body || target === document.documentElement;
  const held = [];
  const at = (target, type, run, options) => {
    const capture = Boolean(typeof options === "object" ? options?.capture : options);
    return held.findIndex((one) => one[0] === target && one[1] === type && one[2] === run && one[3] === capture);
  };
  EventTarget.prototype.addEventListener = function (type, run, options) {
    // called bare, it is the window's
    const target = this ?? window;
    const isNew = at(target, type, run, options) < 0;
    if (run && lasting(target) && !options?.once && !(target instanceof AbortSignal) && isNew) {
      held.push([target, type, run, Boolean(typeof options === "object" ? options.capture : options)]);
      if (options?.signal) add.call(options.signal, "abort", () => drop(target, type, run, options));
    }
    found.listeners = held.length;
    return add.call(target, type, run, options);
  };
  const drop = (target, type, run, options) => {
    const place = at(target, type, run, options);
    if (place >= 0) held.splice(place, 1);
    found.listeners = held.length;
  };
  EventTarget.prototype.removeEventListener = function (type, run, options) {
    drop(this ?? window, type, run, options);
    return remove.call(this ?? window, type, run, options);
  };
}
