// WebKitGTK, by WebKitWebDriver and a display of its own, for it has no headless mode. The engine of Safari, not Safari itself.
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { household, installed, sleep, until } from "./process.mjs";
import { clicking, pressing } from "./actions.mjs";

const driver = installed(process.env.WEBKIT_DRIVER, "WebKitWebDriver");
const display = installed("Xvfb");

export const name = "WebKitGTK";
export const program = driver && display;
export const wanted = "WebKitWebDriver (its path in WEBKIT_DRIVER) and Xvfb";
/** It cannot be given a composition: the events of one are made up, which tests the page and not the browser. */
export const composition = "synthetic";

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** A driver that has not answered in this time, in milliseconds, never will: its own limits are shorter. */
const PATIENCE = 45_000;

/** Now and then the driver hangs while it opens a browser, on a busy machine: then a second one is tried. */
export async function start(options) {
  try {
    return await open(options);
  } catch (error) {
    if (error.name !== "TimeoutError") throw error;
    return await open(options);
  }
}

async function open({ proxy, dark = false }) {
  const house = household("webkit");
  const screen = house.start(display, ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {}, ["ignore", "ignore", "ignore", "pipe"]);
  const number = await new Promise((done, failed) => {
    screen.stdio[3].once("data", (data) => done(String(data).trim()));
    screen.once("exit", () => failed(new Error("Xvfb did not start")));
  });
  mkdirSync(join(house.home, "run"), { mode: 0o700 });
  // the tool bar of the browser would keep its window wider than a narrow phone
  mkdirSync(join(house.home, ".config/gtk-3.0"), { recursive: true });
  writeFileSync(join(house.home, ".config/gtk-3.0/gtk.css"), "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); box-shadow: none }");
  const port = await freePort();
  house.start(driver, [`--port=${port}`, "--host=127.0.0.1"], {
    DISPLAY: `:${number}`, GDK_BACKEND: "x11", GTK_THEME: dark ? "Adwaita:dark" : "Adwaita", XDG_RUNTIME_DIR: join(house.home, "run"),
    NO_AT_BRIDGE: "1", LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1", GIO_USE_VFS: "local", GSETTINGS_BACKEND: "memory",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", // containers seldom allow its sandbox, and only pages of our own are opened
  });

  async function call(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined, signal: AbortSignal.timeout(PATIENCE) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${path.split("/").slice(3).join("/")}: ${value.error}: ${value.message}`);
    return value;
  }
  await until("WebKitWebDriver", () => call("GET", "/status").catch(() => null));
  const capabilities = { proxy: { proxyType: "manual", httpProxy: proxy, sslProxy: proxy, noProxy: ["127.0.0.1"] } };
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: capabilities } }).catch((error) => {
    house.end();
    throw error;
  });
  const session = (method, path, body) => call(method, `/session/${sessionId}/${path}`, body);
  await session("POST", "timeouts", { script: 30_000, pageLoad: 30_000 });

  const run = (script, args) => session("POST", "execute/sync", { script, args });
  /** The size of the page, once two looks at it agree. */
  async function settled() {
    for (let last = ""; ; await sleep(50)) {
      const size = await run("return [innerWidth, innerHeight]", []);
      if (String(size) === last) return size;
      last = String(size);
    }
  }
  /** Events as browsers send them for a composition: `input` while composing, then `compositionend`. */
  const compose = (text, last) => run(`const [text, last] = arguments;
    let box = document.activeElement;
    while (box.shadowRoot) box = box.shadowRoot.activeElement;
    const composition = (type, data) => box.dispatchEvent(new CompositionEvent(type, { data, bubbles: true, composed: true }));
    if (!box.planBefore) composition("compositionstart", ""), box.planBefore = [box.value];
    if (!last) composition("compositionupdate", text);
    box.value = box.planBefore[0] + text;
    box.dispatchEvent(new InputEvent("input", { data: text, inputType: last ? "insertFromComposition" : "insertCompositionText", isComposing: true, bubbles: true, composed: true }));
    if (last) composition("compositionend", text), delete box.planBefore;`, [text, last]);
  return {
    go: (url) => session("POST", "url", { url }),
    run,
    press: (key) => session("POST", "actions", { actions: pressing(key) }),
    clickAt: (x, y) => session("POST", "actions", { actions: clicking(x, y) }),
    compose: (text) => compose(text, false),
    commit: (text) => compose(text, true),
    back: () => session("POST", "back"),
    async resize(width, height) {
      // the frame around the page has a size of its own, known once the window has one; and the window follows in its own time
      let [outer, outerHeight] = [width, height];
      for (let tries = 0; tries < 20; tries++) {
        await session("POST", "window/rect", { x: 0, y: 0, width: outer, height: outerHeight });
        const [inner, innerHeight] = await settled();
        if (inner === width && innerHeight === height) return;
        const rect = await session("GET", "window/rect");
        [outer, outerHeight] = [rect.width + width - inner, rect.height + height - innerHeight];
      }
    },
    /** It can be told of no other medium: the rules for paper are made to hold on the screen, for good. */
    paper: () => run(`const [wanted, other] = arguments;
      const swap = (rules) => {
        for (const rule of rules) {
          if (rule.media) rule.media.mediaText = rule.media.mediaText === wanted ? "all" : rule.media.mediaText === other ? "not all" : rule.media.mediaText;
          if (rule.cssRules) swap(rule.cssRules);
        }
      };
      for (const node of document.querySelectorAll("*")) for (const sheet of node.shadowRoot?.adoptedStyleSheets ?? []) swap(sheet.cssRules);`, ["print", "screen"]),
    screenshot: async () => Buffer.from(await session("GET", "screenshot"), "base64"),
    /** Its console cannot be read; what a page reports itself is all there is. */
    trouble: async () => [],
    async close() {
      await Promise.race([session("DELETE", "").catch(() => {}), new Promise((done) => setTimeout(done, 3000))]);
      house.end();
    },
  };
}
