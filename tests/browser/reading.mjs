// A page that reads a long document, and what is on its screen frame by frame.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { until } from "./drivers/process.mjs";
import { DIST, ROOT } from "./lib.mjs";

const PROGRAM = process.env.PLAN_EXPLORER ?? `${ROOT}target/release/plan-explorer`;

/** Serves a page with the widget over a corpus of these seeds (`{ name: text }`); gives its address, and what the command line says of the corpus. */
export async function shelf(t, seeds) {
  const folder = mkdtempSync(join(tmpdir(), "plan-shelf-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const from = mkdtempSync(join(folder, "seeds-"));
  for (const [name, text] of Object.entries(seeds)) writeFileSync(join(from, name), text);
  const corpus = join(folder, "corpus.plan");
  const begun = performance.now();
  execFileSync(PROGRAM, ["build", "--seeds", from, "-o", corpus], { stdio: "ignore" });
  const compileMs = performance.now() - begun;
  symlinkSync(join(DIST, "plan-explorer.js"), join(folder, "plan-explorer.js"));
  writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>shelf</title>
    <link rel="icon" href="data:,"><style>body { margin: 0 }</style><script src="plan-explorer.js"></script><plan-explorer corpus="corpus.plan" hash-sync></plan-explorer>`);
  const server = folderServer(folder);
  const address = (await listen(server)) + "/";
  t.after(() => (server.close(), server.closeAllConnections()));
  const told = (command) => JSON.parse(execFileSync(PROGRAM, [command, "--json", "--corpus", corpus], { encoding: "utf8", maxBuffer: 1 << 28 }));
  return { address, told, compileMs };
}

/**
 * Goes to another place as a link does, and gives a list of frames until all `blocks` blocks of the document are there and for
 * a while after: when each was painted (ms), how many blocks it had, and where the block stood that begins with `quote`.
 */
export async function framesOf(tab, to, blocks, quote) {
  await tab.call((source) => document.body.append(Object.assign(document.createElement("script"), { textContent: source })), `(${watch})(${[to, blocks, quote].map((one) => JSON.stringify(one))})`);
  // a window of the page itself: what a driver runs may live in another
  return JSON.parse(await until("the whole text", () => tab.call(() => document.documentElement.dataset.frames), 20_000));
}

function watch(to, blocks, quote) {
  const root = document.querySelector("plan-explorer").shadowRoot;
  const frames = [];
  const start = performance.now();
  location.hash = to;
  const look = () => {
    const shown = [...root.querySelectorAll("[data-block]")];
    const box = shown.find((block) => block.textContent.startsWith(quote))?.getBoundingClientRect();
    // the end of the frame that is drawn now
    setTimeout(() => frames.push({ ms: performance.now() - start, blocks: shown.length, top: box?.top ?? null, height: innerHeight }));
    if (frames.filter((frame) => frame.blocks === blocks).length > 3) document.documentElement.dataset.frames = JSON.stringify(frames);
    else requestAnimationFrame(look);
  };
  delete document.documentElement.dataset.frames;
  requestAnimationFrame(look);
}
