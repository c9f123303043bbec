// What the browser tests share: an installed Chromium, pages that are watched for any trouble, and eyes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inflateSync } from "node:zlib";
import { launch, program } from "./drivers/chromium.mjs";
import { overflow as runsOut, visibleText } from "./eyes.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What is tested; another folder for trying things out. */
export const DIST = process.env.PLAN_DIST ? resolve(process.env.PLAN_DIST) + "/" : ROOT + "dist/";
export const SINGLE = pathToFileURL(DIST + "plan-explorer.html").href;

let browser;
after(() => browser?.close());

/** A test that needs a browser. Without one it is skipped, and says so; where everything is demanded it fails. */
export function browserTest(name, run) {
  const demanded = process.env.PLAN_TEST_DEMAND_ALL === "1";
  const skip = !program && !demanded && "NOT TESTED: no Chromium found; install one or name it in CHROMIUM";
  test(name, { skip, timeout: 120_000 }, async (t) => {
    assert.ok(program, "no Chromium found, and PLAN_TEST_DEMAND_ALL=1 demands one");
    browser ??= await launch();
    await run(t);
  });
}

/** A browser profile of its own. Every page in it is watched; `allowed` tells which requests are expected. */
export async function profile(t, { allowed, ...options } = {}) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 800 }, ...options });
  const trouble = [];
  context.on("request", (request) => allowed(request.url()) || trouble.push(`request: ${request.url().slice(0, 200)}`));
  context.on("console", (message) => message.type() === "error" && trouble.push(`console: ${message.text()}`));
  context.on("weberror", (error) => trouble.push(`error: ${error.error()}`));
  await context.addInitScript(watch);
  t.after(() => context.close());
  return { context, trouble, clean: () => assert.deepEqual(trouble, []) };
}

/** The single file, opened from file:// without a network; nothing but the file itself may be asked for. */
export async function openSingle(t, { hash = "", ...options } = {}) {
  const where = await profile(t, { allowed: (url) => url.split("#")[0] === SINGLE, offline: true, ...options });
  const page = await where.context.newPage();
  await page.goto(SINGLE + hash);
  return { ...where, page };
}

// Runs in the page before its own scripts: reports violations of its policy, counts engines and searches, and lets as
// many searches trap as are asked for.
function watch() {
  addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  const counts = (globalThis.__counts = { engines: 0, searches: 0, traps: 0 });
  if (typeof WebAssembly !== "object") return;
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...args) => {
    const made = await real.apply(WebAssembly, args);
    counts.engines++;
    const instance = made.instance ?? made;
    const search = (real) => (...args) => {
      counts.searches++;
      if (counts.traps-- > 0) throw new WebAssembly.RuntimeError("unreachable");
      return real(...args);
    };
    const counted = Object.fromEntries(Object.entries(instance.exports).map(([name, value]) => [name, /^engine_search/.test(name) ? search(value) : value]));
    const watched = Object.create(WebAssembly.Instance.prototype, { exports: { value: counted } });
    return made.instance ? { module: made.module, instance: watched } : watched;
  };
}
export const counts = (page) => page.evaluate(() => globalThis.__counts);

export const box = (page) => page.getByRole("searchbox").or(page.getByRole("combobox")).first();

/** Types as an input method commits: each piece at once, without key events. */
export async function type(page, ...pieces) {
  await box(page).click();
  for (const piece of pieces) await page.keyboard.insertText(piece);
}

/** What a reader can see, shadow trees included; a line for each block. */
export const seen = (page) => page.evaluate(visibleText);

/** Waits until the reader can see it; gives all that can be seen then. */
export async function sees(page, what, ms = 8000) {
  const end = Date.now() + ms;
  for (;;) {
    const text = await seen(page);
    if (typeof what === "string" ? text.includes(what) : what.test(text)) return text;
    if (Date.now() > end) assert.fail(`cannot see ${what} in:\n${text.slice(0, 3000)}`);
    await page.waitForTimeout(30);
  }
}

/** What the command line says of the corpus that is tested. */
export function told(command) {
  const args = [command, "--json", "--corpus", DIST + "corpus.plan"];
  return JSON.parse(execFileSync(ROOT + "target/release/plan-explorer", args, { encoding: "utf8", maxBuffer: 1 << 27 }));
}
let held;
/** The passages of the corpus by the command line: what the page has to show. */
export const passages = () => (held ??= told("passages"));
export const documents = () => told("documents");
export const holding = (words) => passages().filter((passage) => passage.text.includes(words));

/** Red, green and blue of one pixel on the screen. */
export const pixel = async (page, x, y) => firstPixel(await page.screenshot({ clip: { x, y, width: 1, height: 1 } }));

/** Red, green and blue of the upper left corner of a PNG. */
export function firstPixel(png) {
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  // whatever filter the first row has, its first pixel is as it is: nothing stands before or above it
  return [...inflateSync(Buffer.concat(data)).subarray(1, 4)];
}

export const overflow = (page) => page.evaluate(runsOut);

/** Keeps a picture where PLAN_SHOTS names a folder. */
export async function shot(page, name) {
  if (!process.env.PLAN_SHOTS) return;
  mkdirSync(process.env.PLAN_SHOTS, { recursive: true });
  await page.screenshot({ path: join(process.env.PLAN_SHOTS, `${name}.png`) });
}
