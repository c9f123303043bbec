// How long the ledger of figures takes with 10,000 rows: `node tests/bench/ledger.mjs` after `./build.sh`.
//
// 400 invented reports are compiled by the command line and asked through the npm package. Reports, and never fails.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.PLAN_EXPLORER ?? join(root, "target/release/plan-explorer");
const { loadExplorer } = await import(join(root, "dist/npm/engine.js"));

const folder = mkdtempSync(join(tmpdir(), "ledger-"));
try {
  for (let n = 0; n < 400; n++) writeFileSync(join(folder, `report-${n}.txt`), report(n));
  const file = join(folder, "corpus.plan");
  execFileSync(program, ["build", "--seeds", folder, "-o", file], { stdio: "ignore" });
  const opened = performance.now();
  const explorer = await loadExplorer({ corpus: readFileSync(file) });
  const ready = performance.now();
  const { total } = explorer.indicators({ limit: 50 });
  const requests = {
    "first request": {},
    words: { query: "新增 学位" },
    number: { query: "2300亿" },
    value: { filters: { value: ["2300亿"] } },
    filters: { filters: { kind: ["target"], year: ["2021..2025"] }, sort: "-value" },
    "last page": { sort: "indicator", offset: total - 50 },
  };
  console.log(`${total} figures; opened in ${(ready - opened).toFixed(0)} ms, first asked in ${(performance.now() - ready).toFixed(0)} ms`);
  for (const [name, request] of Object.entries(requests)) {
    const times = [];
    for (let n = 0; n < 60; n++) {
      const started = performance.now();
      explorer.indicators({ limit: 50, ...request });
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    console.log(`${name}: median ${times[30].toFixed(2)} ms, slowest ${times[59].toFixed(2)} ms (a frame is 16 ms)`);
  }
  explorer.free();
} finally {
  rmSync(folder, { recursive: true });
}

/** A report of an invented district with 25 figures. */
function report(n) {
  const stems = "青白红黄紫东西南北中";
  const name = `${stems[n % 10]}${stems[Math.floor(n / 10) % 10]}${stems[Math.floor(n / 100)]}县`;
  const year = 2012 + (n % 13);
  const sentence = (k) =>
    `全县地区生产总值${200 + n + k}.${k}亿元，增长${3 + (k % 5)}.${n % 10}%；新增学位${1000 + 7 * n + k}个，改造老旧小区${10 + k}个，新建道路${n + k}公里。`;
  return `${year}年${name}人民政府工作报告\n一、${year - 1}年工作回顾\n${[0, 1, 2].map(sentence).join("\n")}\n二、${year}年工作安排\n${[3, 4].map(sentence).join("\n")}\n`;
}
