// node sizes.mjs FOLDER: what each artefact weighs, as it is and as a host would send it (brotli 11). 1 kB = 1,000 bytes. Fails where one
// weighs more than budget.json allows: every byte reaches every reader, so whoever needs more says so there.
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
const FIRST = "to the first answer over http";
const first = [...sizes].filter(([name]) => name === "index.html" || /^assets\/(app|first|.*\.core$)/.test(name)).map(([, size]) => size);
sizes.set(FIRST, first.reduce((sum, size) => [sum[0] + size[0], sum[1] + size[1]], [0, 0]));
row(FIRST, ...sizes.get(FIRST));

const budget = JSON.parse(readFileSync(new URL("budget.json", import.meta.url), "utf8"));
for (const [pattern, allowed] of Object.entries(budget)) {
  // the star stands for the digest in the name
  const [before, after] = pattern.split("*");
  const found = [...sizes].find(([name]) => (after === undefined ? name === pattern : name.startsWith(before) && name.endsWith(after)));
  if (!found) fail(`${pattern} is in www/pack/budget.json and not in ${folder}.`);
  const [name, [raw, packed]] = found ?? [pattern, [0, 0]];
  for (const [unit, bytes] of [["raw", raw], ["brotli", packed]])
    if (bytes > allowed[unit] * 1000) fail(`${name} weighs ${kB(bytes).trim()} kB (${unit}); www/pack/budget.json allows ${allowed[unit]}.`);
}

function fail(problem) {
  console.error(problem);
  process.exitCode = 1;
}
