// The scripts of all artefacts, as text. One place for the options of esbuild.
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** Stands for the name of the second half until its text is known. */
const LATER = "second half";
const SRC = fileURLToPath(new URL("../src/", import.meta.url));
/** Modules that export words and styles alone. */
const DATA = ["words-later", "styles", "styles-figures", "styles-map", "styles-reader", "styles-search"];

/**
 * `glue`: folders of the glue of both engines; `packed`: engine, core and annex as text for the widget, `plain` in Base64 for the package; `pack`: makes
 * such text; `names`: what the http page calls its files.
 * Gives functions from an entry's name to its script, in ASCII unless told otherwise: the page that loads it may have any encoding.
 */
export function bundler({ glue, packed, plain, pack, names }) {
  const filled = (texts, script, marked = packed) =>
    Object.entries(texts).reduce((script, [name, text]) => script.replace(JSON.stringify(mark(name, marked)), () => `"${text}"`), script);
  const options = {
    bundle: true,
    write: false,
    minify: true,
    target: "es2022",
    legalComments: "none",
    define: Object.fromEntries(Object.entries({ ...names, LATER_FILE: LATER }).map(([name, value]) => [name, JSON.stringify(value)])),
    plugins: [virtual({
        glue: () => glueFactory(glue.whole),
        "glue-first": () => glueFactory(glue.first),
        ...Object.fromEntries(Object.keys(packed).map((name) => [name, () => exported(mark(name, packed))])),
      })],
  };
  /** The module of a source file, run here. */
  async function run(file) {
    const { outputFiles } = await build({ ...options, entryPoints: [file], platform: "node", format: "esm" });
    return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  }
  async function split(entries) {
    const result = await build({
      ...options,
      entryPoints: Object.entries(entries).map(([out, entry]) => ({ out, in: `${SRC}entry/${entry}.ts` })),
      format: "esm",
      splitting: true,
      chunkNames: "[name]-[hash]",
      outdir: "/",
    });
    return result.outputFiles.map((file) => [file.path.replace(/^.*[\\/]/, ""), ascii(file.text)]);
  }
  /** A classic script that does what `contents` says with files that are there as text. */
  async function joined(files, contents) {
    const resolved = { name: "files", setup(build) {
      build.onResolve({ filter: /^\.\// }, ({ path }) => ({ path: path.slice(2), namespace: "files" }));
      build.onLoad({ filter: /.*/, namespace: "files" }, ({ path }) => ({ contents: files.get(path) }));
    } };
    const result = await build({ ...options, stdin: { contents }, format: "iife", plugins: [resolved] });
    return ascii(result.outputFiles[0].text.trim());
  }
  return {
    /** What frame.tsx makes. */
    frame: () => run(fileURLToPath(new URL("frame.tsx", import.meta.url))),
    async classic(entry, charset = "ascii") {
      const result = await build({ ...options, entryPoints: [`${SRC}entry/${entry}.ts`], format: "iife", charset });
      const script = result.outputFiles[0].text.trim();
      return charset === "ascii" ? ascii(script) : script;
    },
    /** The widget carries all there is. In ASCII a Chinese character is six, so words and styles are packed as well. */
    async widget() {
      const exported = await Promise.all(DATA.map((name) => run(`${SRC}ui/${name}.ts`)));
      const texts = { ...packed, data: pack(Buffer.from(JSON.stringify(Object.fromEntries(DATA.map((name, at) => [name, exported[at]]))))) };
      const held = { name: "data", setup(build) {
        build.onLoad({ filter: new RegExp(`[\\\\/]ui[\\\\/](${DATA.join("|")})\\.ts$`) }, ({ path }) => {
          const name = basename(path, ".ts");
          const names = Object.keys(exported[DATA.indexOf(name)]);
          return { contents: `import data from "plan-explorer:data"; export const { ${names.join(", ")} } = data[${JSON.stringify(name)}];` };
        });
      } };
      const unpacked = virtual({ data: () => `import { unpackNow } from "./unpack"; export default JSON.parse(unpackNow(${JSON.stringify(mark("data", texts))}));` });
      const { outputFiles } = await build({ ...options, entryPoints: [`${SRC}entry/widget.ts`], format: "iife", plugins: [held, unpacked, ...options.plugins] });
      return filled(texts, ascii(outputFiles[0].text.trim()), texts);
    },
    /** Modules that share what they have in common; gives [name, text] pairs. */
    async modules(entries) {
      return (await split(entries)).map(([name, text]) => [name, filled(plain, text)]);
    },
    /**
     * The two scripts of the http page, both classic: the first, and the second, which it runs by the name that `named` gives to its text. What both
     * need is in the first, which holds it out to the second.
     */
    async halves(named) {
      const files = new Map(await split({ first: "http", second: "http-later" }));
      const shared = [...files.keys()].find((name) => name.startsWith("chunk"));
      const slot = 'globalThis[Symbol.for("plan-explorer/first-half")]';
      const first = await joined(files, `import * as shared from "./${shared}"; ${slot} = shared; import "./first.js";`);
      files.set(shared, `module.exports = ${slot};`);
      const second = await joined(files, 'import "./second.js";');
      return { first: first.replace(JSON.stringify(LATER), JSON.stringify(named(second))), second };
    },
  };
}

/** What esbuild leaves as it is, in regular expressions, means the same as an escape. */
const ascii = (script) => script.replace(/[^\x00-\x7f]/g, (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));

export async function minify(code, define) {
  return (await transform(code, { minify: true, target: "es2022", define })).code;
}

/** What stands for packed text while esbuild works, which would write its control characters as escapes. It changes with the text, so
 * that a module that is named after its content has another name then. */
const mark = (name, packed) => `packed ${name} ${createHash("sha256").update(packed[name]).digest("hex")}`;

const exported = (value) => `export default ${JSON.stringify(value)}`;

/** Modules that exist only here: plan-explorer:NAME. */
function virtual(sources) {
  return {
    name: "plan-explorer",
    setup(build) {
      for (const [name, source] of Object.entries(sources)) {
        build.onResolve({ filter: new RegExp(`^plan-explorer:${name}$`) }, () => ({ path: name, namespace: "plan-explorer" }));
        build.onLoad({ filter: new RegExp(`^${name}$`), namespace: "plan-explorer" }, async () => ({ contents: await source(), resolveDir: SRC }));
      }
    },
  };
}

/** The glue as a function that makes glue (see src/glue.d.ts). It is always given its bytes: its own address is of no use. Lists are
 * copied by syntax, since pages replace Array.from. */
async function glueFactory(bindgen) {
  const { outputFiles } = await build({
    stdin: { contents: 'export { default, Engine } from "./plan_explorer.js"', resolveDir: bindgen },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "glue",
    target: "es2022",
    define: { "import.meta.url": "undefined", "Array.from": "copied" },
  });
  return `const copied = (list) => [...list]; export default function createGlue() { ${outputFiles[0].text}\n return glue; }`;
}

/** The version in the [package] table of Cargo.toml. */
export async function packageVersion(cargoToml) {
  const table = (await readFile(cargoToml, "utf8")).split(/^\[/m).find((part) => part.startsWith("package]"));
  const version = table?.match(/^version\s*=\s*"([^"]+)"/m)?.[1];
  if (!version) throw new Error(`${cargoToml}: no version in [package]`);
  return version;
}
