// The scripts of all artefacts, as text. One place for the options of esbuild.
import { build, transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/**
 * `bindgen`: folder of the glue; `packed`: engine and annex as text for the widget, `plain` in Base64 for the package; `files`: their names for the http page.
 * Gives functions from an entry's name to its script, in ASCII unless told otherwise: the page that loads it may have any encoding.
 */
export function bundler({ bindgen, packed, plain, files }) {
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
    async classic(entry, charset = "ascii") {
      const result = await build({ ...options, entryPoints: [`${SRC}entry/${entry}.ts`], format: "iife", charset });
      const script = result.outputFiles[0].text.trim();
      return filled(charset === "ascii" ? ascii(script) : script, packed);
    },
    /** Modules that share what they have in common; gives [name, text] pairs. */
    async modules(entries) {
      const result = await build({
        ...options,
        entryPoints: Object.entries(entries).map(([out, entry]) => ({ out, in: `${SRC}entry/${entry}.ts` })),
        format: "esm",
        splitting: true,
        chunkNames: "[name]-[hash]",
        outdir: "/",
      });
      return result.outputFiles.map((file) => [file.path.replace(/^.*[\\/]/, ""), filled(ascii(file.text), plain)]);
    },
  };
}

/** What esbuild leaves as it is, in regular expressions, means the same as an escape. */
const ascii = (script) => script.replace(/[^\x00-\x7f]/g, (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));

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
