// node pack.mjs BUILD_DIR OUT_DIR PLAN_LZMA: puts everything a release holds into OUT_DIR, packed by the program named last. The same input
// gives the same bytes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundler, minify, packageVersion } from "./bundle.mjs";
import { toText } from "./dense.mjs";

// A full disk and the like in one sentence; esbuild's errors carry more than anybody reads.
process.on("uncaughtException", (error) => {
  console.error(`pack.mjs: ${error.code && error.path ? error.message : String(error.stack ?? error).slice(0, 2000)}`);
  process.exit(1);
});

const here = fileURLToPath(new URL(".", import.meta.url));
const project = resolve(here, "../..");
const [buildDir, out, planLzma] = process.argv.slice(2).map((path) => resolve(path));
if (!planLzma) throw new Error("usage: node pack.mjs BUILD_DIR OUT_DIR PLAN_LZMA");

const ENDING = /<\/?script|<!--/i;
const BLOCK = 1 << 20; // WebKit hangs on one very long inline text

const digest = (algorithm, data) => createHash(algorithm).update(data).digest("base64");
const source = (name) => readFile(join(here, name), "utf8");
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** The policy of the page allows no style on an element; what these say is in the sheet besides, as it is at first. */
const unstyled = (html) => html.replace(/ style="[^"]*"/g, "");
/** Every host sends HTML with a charset of its own choice, or none: what is not ASCII is written as references. */
const references = (html) => html.replace(/[^\x00-\x7f]/gu, (sign) => `&#${sign.codePointAt(0)};`);
const asciiJson = (value, ...layout) => JSON.stringify(value, ...layout).replace(/[^\x00-\x7f]/g, (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
const put = async (name, data) => {
  const file = join(out, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, data);
  return data;
};
/** In the name of a file: changes whenever the content does. */
const hashed = (stem, extension, data) => `assets/${stem}-${createHash("sha256").update(data).digest("hex").slice(0, 12)}.${extension}`;

const wasm = await readFile(join(buildDir, "bindgen/plan_explorer_bg.wasm"));
const firstWasm = await readFile(join(buildDir, "bindgen-first/plan_explorer_bg.wasm"));
const core = await readFile(join(buildDir, "corpus.plan.core"));
const annex = await readFile(join(buildDir, "corpus.plan.annex"));
const lzma = (data, ...length) => execFileSync(planLzma, length, { input: data, maxBuffer: 1 << 30 });
/** Text for a script element: now and then it would hold what ends one, and is packed in another way. */
function pack(data) {
  for (let length = 273; ; length--) {
    const text = toText(lzma(data, length));
    if (!ENDING.test(text)) return text;
  }
}
const packed = { engine: pack(wasm), core: pack(core), annex: pack(annex) };
const base64 = (data) => lzma(data).toString("base64");
const plain = { engine: base64(wasm), core: base64(core), annex: base64(annex) };
const wasmAsset = hashed("plan_explorer", "wasm", wasm);
const firstAsset = hashed("first", "wasm", firstWasm);
const coreAsset = hashed("plan_explorer", "core", core);
const annexAsset = hashed("plan_explorer", "annex", annex);
const beside = (asset) => asset.replace("assets/", "");
const names = { FIRST_FILE: beside(firstAsset), FIRST_BYTES: firstWasm.length + core.length, WHOLE_FILE: beside(wasmAsset), CORE_FILE: beside(coreAsset), ANNEX_FILE: beside(annexAsset), WHOLE_DIGEST: `sha256-${digest("sha256", wasm)}` };
const bundles = bundler({ glue: { whole: join(buildDir, "bindgen"), first: join(buildDir, "bindgen-first") }, packed, plain, pack, names });
const version = await packageVersion(join(project, "Cargo.toml"));

let opened;

await rm(out, { recursive: true, force: true });
await npmPackage();
await singlePage();
await httpPage();
await put("plan-explorer.js", await bundles.widget());
await examples();
await cp(join(buildDir, "corpus.plan"), join(out, "corpus.plan"));
await checksums();

async function page({ csp, head, body, standing = "", styles = [] }) {
  const style = (await source("page.css")).replace(/\/\*.*?\*\//gs, "").replace(/\s+/g, " ").trim();
  const policy = { "default-src": "'none'", "style-src": [style, ...styles].map((style) => `'sha256-${digest("sha256", style)}'`).join(" "), "base-uri": "'none'", "form-action": "'none'", "require-trusted-types-for": "'script'", ...csp };
  const parts = { csp: Object.entries(policy).map((pair) => pair.join(" ")).join("; "), style, head, body, standing };
  const template = await readFile(join(here, "../index.html"), "utf8");
  return references(template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]));
}

/** Its hash is in the page's policy, so that whoever makes the blanks of a page fewer must find nothing to do in it. */
function inline(script) {
  if (ENDING.test(script) || /\s\s|[^\S ]/.test(script)) throw new Error("the inline script would end early, or does not survive a minifier of blanks");
  return script;
}

/** The whole application in one file, for file:// and any static host. */
async function singlePage() {
  const loader = inline(await bundles.classic("loader"));
  const app = await bundles.classic("single", "utf8"); // packed, it is ASCII all the same
  // the dots of the expression stand for any character that dense.mjs uses
  const block = (name, text) => text.match(new RegExp(`.{1,${BLOCK}}`, "g")).map((part) => `<script type="text/plain" data-${name}>${part}</script>\n`).join("");
  const hash = (script) => `'sha256-${digest("sha256", script)}'`;
  await put("plan-explorer.html", await page({
    csp: { "script-src": `${hash(loader)} ${hash(app)} 'wasm-unsafe-eval'`, "trusted-types": "plan-explorer-app" },
    head: `${block("app", pack(Buffer.from(app)))}<script>${loader}</script>\n`,
    body: Object.entries(packed).map(([name, text]) => block(name, text)).join(""),
  }));
}

/** The same page with assets a browser can cache, and a service worker that keeps one version of them. */
async function httpPage() {
  const laterAsset = (script) => hashed("later", "js", script);
  const { first, second } = await bundles.halves((script) => beside(laterAsset(script)));
  const app = hashed("app", "js", first);
  const icon = await source("icon.svg");
  const iconAsset = hashed("icon", "svg", icon);
  const manifest = asciiJson({
    name: "规划通览 · Plan Explorer", short_name: "规划通览", lang: "zh-Hans", start_url: "./", scope: "./", display: "standalone",
    background_color: "#ffffff", theme_color: "#1f3a5f", icons: [{ src: iconAsset, sizes: "any", type: "image/svg+xml" }],
  });
  const html = await page({
    csp: {
      "script-src": "'self' 'wasm-unsafe-eval'", "connect-src": "'self'", "img-src": "'self'", "manifest-src": "'self'", "worker-src": "'self'",
      "trusted-types": "plan-explorer-scripts", // Chromium takes the addresses of scripts and workers from a policy only
    },
    head: [
      ...[firstAsset, coreAsset].map((name) => `<link rel="preload" href="${name}" as="fetch" crossorigin>`),
      `<script src="${app}" defer></script>`,
      `<link rel="icon" href="${iconAsset}">`,
      `<link rel="manifest" href="manifest.webmanifest">`,
    ].join("\n") + "\n",
    body: "",
    ...(await standing()),
  });
  // "./" and not index.html: some hosts redirect the latter
  const files = [["./", html], [app, first], [laterAsset(second), second], [firstAsset, firstWasm], [wasmAsset, wasm], [coreAsset, core], [annexAsset, annex], [iconAsset, icon], ["manifest.webmanifest", manifest]];
  for (const [name, data] of files) await put(name === "./" ? "index.html" : name, data);
  const list = JSON.stringify(files.map(([name, data]) => [name, `sha256-${digest("sha256", data)}`]));
  const worker = await minify(await source("sw.js"), { FILES: list, VERSION: JSON.stringify(createHash("sha256").update(list).digest("hex").slice(0, 16)) });
  await put("sw.js", worker);
}

/** What stands in the page before any script has run: the frame with its box, as a shadow tree, and the titles of the documents. */
async function standing() {
  const { frame, styles } = await bundles.frame();
  const plain = styles.map(cssInAscii);
  const tags = plain.map((style) => `<style>${style}</style>`).join("");
  const titles = (await bundled()).documents().map(({ key, title }) => `<li><a href="#doc=${encodeURIComponent(key)}">${escaped(title || key)}</a></li>`);
  return {
    styles: plain,
    standing: `<template shadowrootmode="open">${tags}<div class="guest"><div class="plan" part="plan" lang="zh-Hans" data-scheme="">${unstyled(frame)}</div></div><slot></slot></template>\n<ul slot="texts">${titles.join("")}</ul>`,
  };
}

/** Its hash is in the page's policy as well; what no HTML may turn into a reference is written as CSS writes it. */
function cssInAscii(css) {
  const style = css.replace(/\/\*.*?\*\//gs, "").replace(/\s*\n\s*/g, "").replace(/[^\x00-\x7f] ?/gu, (sign) => `\\${sign.codePointAt(0).toString(16)} ${sign.endsWith(" ") ? "\\20 " : ""}`);
  if (/\s\s|[^\S ]|<\//.test(style)) throw new Error("a style does not survive a minifier of blanks");
  return style;
}

/** The engine of the package, once it is packed. */
async function bundled() {
  opened ??= import(pathToFileURL(join(out, "npm/engine.js"))).then(({ loadExplorer }) => loadExplorer());
  return opened;
}

async function npmPackage() {
  const modules = await bundles.modules({ index: "npm", engine: "npm-engine" });
  for (const [name, text] of modules) await put(`npm/${name}`, text);
  await put("npm/plan_explorer_bg.wasm", wasm);
  await put("npm/plan_explorer.core", core);
  await put("npm/plan_explorer.annex", annex);
  await cp(join(here, "npm"), join(out, "npm"), { recursive: true });
  // the contract is written without imports, so it is its own declaration file
  await put("npm/types.d.ts", await readFile(join(here, "../src/types.ts")));
  const manifest = JSON.parse(await source("npm/package.json"));
  await put("npm/package.json", asciiJson({ name: manifest.name, version, ...manifest }, null, 2) + "\n");
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"])
    if (existsSync(join(project, licence))) await cp(join(project, licence), join(out, "npm", licence));
}

/** A page that shows the ways of embedding at work, with a list of the documents that are in this corpus. */
async function examples() {
  const item = ({ key, title }) => `<li><a href="../plan-explorer.html#doc=${encodeURIComponent(key)}" data-key="${escaped(key)}">${escaped(title)}</a></li>`;
  const folder = join(here, "../examples");
  const parts = { documents: (await bundled()).documents().map(item).join("\n") };
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), "utf8");
    await put(`examples/${name}`, name.endsWith(".html") ? references(text.replace(/\{\{(\w+)\}\}/g, (_, part) => parts[part])) : text);
  }
}

async function checksums() {
  const names = (await readdir(out, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .sort();
  const read = (name) => readFile(join(out, name));
  const integrity = [];
  for (const name of names.filter((name) => /\.(js|wasm|core|annex|plan)$/.test(name)))
    integrity.push(`sha384-${digest("sha384", await read(name))}  ${name}\n`);
  await put("SRI.txt", integrity.join(""));
  const sums = [];
  for (const name of [...names, "SRI.txt"].sort())
    sums.push(`${createHash("sha256").update(await read(name)).digest("hex")}  ${name}\n`);
  await put("SHA256SUMS", sums.join(""));
}
