// The scripts of all artefacts, as text. One place for the options of esbuild.
import { build, transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/**
 * `bindgen`: folder of the glue; `packed`: engine and annex as text for the widget; `files`: their names for the http page.
 * Gives a function from an entry's name to its script.
 */
export function bundler({ bindgen, packed, files }) {
  const options = {
    bundle: true,
    write: false,
    minify: true,
    target: "es2022",
    legalComments: "none",
    define: { WASM_FILE: JSON.stringify(files.engine), ANNEX_FILE: JSON.stringify(files.annex) },
    plugins: [virtual({ glue: () => glueFactory(bindgen), engine: () => exported(mark("engine")), annex: () => exported(mark("annex")) })],
  };
  return {
    /** A classic script. `charset`: ascii where the page that loads it may have any encoding. */
    async classic(entry, charset) {
      const result = await build({ ...options, entryPoints: [`${SRC}entry/${entry}.ts`], format: "iife", charset });
      const text = result.outputFiles[0].text;
      // esbuild leaves regular expressions as they are; an escape means the same there
      const escape = (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0");
      return filled(charset === "ascii" ? text.replace(/[^\x00-\x7f]/g, escape) : text, packed);
    },
    /** Modules that share what they have in common; gives [name, text] pairs. */
    async modules(entries) {
      const result = await build({
        ...options,
        entryPoints: Object.entries(entries).map(([out, entry]) => ({ out, in: `${SRC}entry/${entry}.ts` })),
        format: "esm",
        charset: "utf8",
        splitting: true,
        chunkNames: "shared-[hash]",
        outdir: "/",
        external: ["node:*"],
      });
      return result.outputFiles.map((file) => [file.path.replace(/^.*[\\/]/, ""), file.text]);
    },
  };
}

export async function minify(code, define) {
  return (await transform(code, { minify: true, target: "es2022", define })).code;
}

/** What stands for packed text while esbuild works, which would write its control characters as escapes. */
const mark = (name) => `packed ${name}`;
const filled = (script, packed) =>
  Object.entries(packed).reduce((script, [name, text]) => script.replace(JSON.stringify(mark(name)), () => `"${text}"`), script);

const exported = (value) => `export default ${JSON.stringify(value)}`;

/** Modules that exist only here: plan-explorer:NAME. */
function virtual(sources) {
  return {
    name: "plan-explorer",
    setup(build) {
      build.onResolve({ filter: /^plan-explorer:/ }, ({ path }) => ({ path: path.split(":")[1], namespace: "plan-explorer" }));
      build.onLoad({ filter: /.*/, namespace: "plan-explorer" }, async ({ path }) => ({ contents: await sources[path]() }));
    },
  };
}

/** The glue as a function that makes glue (see src/glue.d.ts). It is always given its bytes: its own address is of no use. */
async function glueFactory(bindgen) {
  const { outputFiles } = await build({
    stdin: { contents: 'export { default, Engine } from "./plan_explorer.js"', resolveDir: bindgen },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "glue",
    target: "es2022",
    define: { "import.meta.url": "undefined" },
  });
  return `export default function createGlue() { ${outputFiles[0].text}\n return glue; }`;
}

/** The version in the [package] table of Cargo.toml. */
export async function packageVersion(cargoToml) {
  const table = (await readFile(cargoToml, "utf8")).split(/^\[/m).find((part) => part.startsWith("package]"));
  const version = table?.match(/^version\s*=\s*"([^"]+)"/m)?.[1];
  if (!version) throw new Error(`${cargoToml}: no version in [package]`);
  return version;
}
