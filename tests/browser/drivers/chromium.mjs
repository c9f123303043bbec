// Chromium, by playwright-core. Other tests use the browser it starts directly: see lib.mjs.
import { createRequire } from "node:module";
import { installed } from "./process.mjs";

const { chromium } = createRequire(new URL("../../../www/package.json", import.meta.url))("playwright-core");

export const name = "Chromium";
export const program = installed(
  process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
);
export const wanted = "chromium, or its path in CHROMIUM";
export const composition = "real";

export function launch(...more) {
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium refuses to run as root in its sandbox
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];
  return chromium.launch({ executablePath: program, headless: true, args: [...root, ...quiet, ...more] });
}

/** It asks its maker for things whatever it is told, so what its pages ask for is noted here and not by the proxy. */
export async function start({ asked, language = "zh-CN" }) {
  const browser = await launch();
  const context = await browser.newContext({ locale: language, colorScheme: "light" });
  const page = await context.newPage();
  const elsewhere = (url) => /^(https?|wss?):$/.test(url.protocol) && url.hostname !== "127.0.0.1";
  context.on("request", (request) => elsewhere(new URL(request.url())) && asked.push(request.url()));
  const trouble = [];
  context.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  context.on("weberror", (error) => trouble.push(String(error.error())));
  const keys = await context.newCDPSession(page);
  return {
    go: (url) => page.goto(url),
    async run(source, args) {
      const expression = `(function () { ${source} }).apply(null, ${JSON.stringify(args)})`;
      const { result, exceptionDetails } = await keys.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    press: (key) => page.keyboard.press(key),
    clickAt: (x, y) => page.mouse.click(x, y),
    compose: (text) => keys.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text) => keys.send("Input.insertText", { text }),
    back: () => page.goBack(),
    resize: (width, height) => page.setViewportSize({ width, height }),
    dark: (on) => page.emulateMedia({ colorScheme: on ? "dark" : "light" }),
    paper: (on) => page.emulateMedia({ media: on ? "print" : "screen" }),
    /** Runs it after everything nobody holds was thrown away. */
    async collect(run) {
      for (let i = 0; i < 3; i++) await keys.send("HeapProfiler.collectGarbage");
      return page.evaluate(run);
    },
    screenshot: () => page.screenshot(),
    trouble: async () => trouble,
    close: () => browser.close(),
  };
}
