// node sizes.mjs FOLDER: what each artefact weighs, as it is and as a host would send it (brotli 11). 1 kB = 1,000 bytes.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const folder = process.argv[2];
const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
const row = (name, raw, packed) => console.log(`  ${name.padEnd(44)}${kB(raw)}${kB(packed)}`);

const sizes = new Map();
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const data = readFileSync(path);
  const packed = brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length } });
  sizes.set(relative(folder, path), [data.length, packed.length]);
}
console.log(`  ${"file".padEnd(44)}${"kB".padStart(9)}${"brotli".padStart(9)}`);
for (const [name, size] of [...sizes].sort(([a], [b]) => (a < b ? -1 : 1))) row(name, ...size);

// the second half of the script, the whole engine and the annex are fetched behind it
const first = [...sizes].filter(([name]) => name === "index.html" || /^assets\/(app|first|.*\.core$)/.test(name)).map(([, size]) => size);
row("to the first answer over http (index.html)", ...first.reduce((sum, size) => [sum[0] + size[0], sum[1] + size[1]], [0, 0]));
