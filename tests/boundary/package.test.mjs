// dist/npm as a dependency: found by its names, typed, bundled, and harmless on a server.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DIST, ROOT } from "./lib.mjs";

const app = mkdtempSync(join(tmpdir(), "plan-app-"));
after(() => rmSync(app, { recursive: true }));
mkdirSync(join(app, "node_modules"));
symlinkSync(DIST + "npm", join(app, "node_modules/plan-explorer"), "junction");
const file = (name, text) => (writeFileSync(join(app, name), text), join(app, name));

test("every file the manifest names is there, and its version is that of the engine", () => {
  const manifest = JSON.parse(readFileSync(DIST + "npm/package.json", "utf8"));
  const paths = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(paths));
  for (const path of [...paths(manifest.exports), manifest.types, manifest.customElements]) assert.ok(existsSync(join(DIST, "npm", path)), path);
  const main = file("version.mjs", 'import { loadExplorer } from "plan-explorer/engine"; console.log((await loadExplorer()).about().version);');
  assert.equal(execFileSync(process.execPath, [main], { encoding: "utf8" }).trim(), manifest.version);
});

test("the element's module does nothing on a server", () => {
  const main = file("server.mjs", 'import { define } from "plan-explorer"; define("other-name"); console.log(typeof define);');
  assert.equal(execFileSync(process.execPath, [main], { encoding: "utf8" }).trim(), "function");
});

test("a bundler for browsers takes it, without a trace of Node", async () => {
  const { build } = createRequire(ROOT + "www/package.json")("esbuild");
  const main = file("app.mjs", 'import "plan-explorer"; import { loadExplorer } from "plan-explorer/engine"; loadExplorer();');
  const { outputFiles, warnings } = await build({ entryPoints: [main], bundle: true, format: "esm", write: false, preserveSymlinks: true, logLevel: "silent" });
  assert.deepEqual(warnings, []);
  // nothing that would have to lie beside it
  assert.doesNotMatch(outputFiles[0].text, /import\.meta\.url|plan_explorer_bg\.wasm/);
  assert.doesNotMatch(outputFiles[0].text, /node:fs/);
});

test("its types are found by both ways of resolving them", () => {
  file("main.ts", `import { define, type PlanExplorerElement } from "plan-explorer";
import { loadExplorer, PlanError, support, type Hit } from "plan-explorer/engine";
define("other-name", { wasm: "/a.wasm" });
// @ts-expect-error: no address and no bytes
define("other-name", { wasm: null });
const none: string | null = support();
const explorer = await loadExplorer({ corpus: new Uint8Array(), wasm: new URL("https://example.org/a.wasm"), annex: new ArrayBuffer(0) });
const hits: Hit[] = explorer.search({ query: "学位", filters: { year: ["2025"] } }).hits;
const rank: number | null = explorer.why("学位", hits[0]!.similar[0]?.id ?? hits[0]!.id).rank;
const lines: string[] = explorer.concordance({ query: "学位", sort: "left" }).rows.map(({ left, hit, right }) => left + hit + right);
// @ts-expect-error: no such order
explorer.concordance({ sort: "year" });
// @ts-expect-error: no such key
explorer.search({ question: "学位" });
const element: PlanExplorerElement | null = document.querySelector("plan-explorer");
element?.addEventListener("plan-explorer-search", ({ detail }) => detail.total.toFixed());
element?.open(explorer.documents()[0]!.key, element.cite());
// @ts-expect-error: no such language
document.createElement("plan-explorer").locale = "xx";
export const code = new PlanError("freed", "").code === "freed" && none && hits && rank && lines;
`);
  for (const module of ["ESNext", "NodeNext"]) {
    const moduleResolution = module === "NodeNext" ? module : "Bundler";
    const compilerOptions = { strict: true, noEmit: true, module, moduleResolution, target: "ES2022", lib: ["ES2022", "DOM"], types: [] };
    file("package.json", '{ "type": "module" }');
    file("tsconfig.json", JSON.stringify({ compilerOptions, files: ["main.ts"] }));
    const { stdout } = spawnSync(process.execPath, [ROOT + "www/node_modules/typescript/bin/tsc", "-p", app], { encoding: "utf8" });
    assert.equal(stdout, "", module);
  }
});
