// An application that depends on the package as npm would pack it, in a folder of its own.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { DIST } from "../browser/lib.mjs";

const here = new URL(".", import.meta.url);
export const tool = (name) => import(pathToFileURL(createRequire(new URL("package.json", here)).resolve(name)).href);

/** What every application does: the element by its tag, the engine by a call. What it has found stands in the title. */
const MAIN = `import "plan-explorer";
import { loadExplorer } from "plan-explorer/engine";
document.querySelector("#app").innerHTML = '<plan-explorer query="学位" locale="zh-Hans"></plan-explorer>';
loadExplorer().then((explorer) => (document.title = "found " + explorer.search({ query: "学位" }).total), (error) => (document.title = error.message));
`;
const PAGE = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>app</title><link rel="icon" href="data:,"></head><body><div id="app"></div><script type="module" src="/main.js"></script></body></html>`;

let tarball;
/** A folder with index.html, main.js and the package installed from its tarball; `files` add to it. */
export function application(t, files = {}) {
  const root = mkdtempSync(join(tmpdir(), "plan-bundled-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  if (!tarball) {
    const packs = mkdtempSync(join(tmpdir(), "plan-tarball-"));
    process.on("exit", () => rmSync(packs, { recursive: true, force: true }));
    const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", packs], { cwd: DIST + "npm", encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    tarball = join(packs, filename);
  }
  const installed = join(root, "node_modules/plan-explorer");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  for (const [name, text] of Object.entries({ "package.json": '{ "type": "module", "private": true }', "index.html": PAGE, "main.js": MAIN, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

/** Makes one of the tools a dependency of the application. */
export function depend(root, name) {
  symlinkSync(new URL(`node_modules/${name}`, here), join(root, "node_modules", name), "junction");
}
