// node tests/bench/reading.mjs [CHARACTERS]: how long a plan of 120,000 characters takes to be read, in every engine that is here:
// from the click on a link or a hit to the frame that paints its first screen, and to the one by which its whole text is in the
// page; and how long the command line takes to compile it. Prints JSON and judges nothing: figures depend on the machine.
import { engines, visit } from "../browser/drivers/index.mjs";
import { sleep } from "../browser/drivers/process.mjs";
import { framesOf, shelf } from "../browser/reading.mjs";
import { round, spread } from "./lib.mjs";
import { LONG, longPlan, waysInto } from "./long-plan.mjs";

const VISITS = 5;
/** The annex is there by then, and all is at rest. */
const REST = 2500;

const text = longPlan(Number(process.argv[2] ?? LONG));
const left = [];
const t = { after: (run) => left.push(run) };
const { address, told, compileMs } = await shelf(t, { "plan.txt": text });
const blocks = told("passages").length + told("outline")[0].nodes.filter(({ kind }) => kind !== "run-in").length;
const report = { characters: text.match(/\p{Script=Han}/gu).length, compileMs: round(compileMs), engines: {} };
for (const engine of engines.filter(({ program }) => program)) report.engines[engine.name] = await measure(engine);
console.log(JSON.stringify(report, null, 2));
for (const run of left.reverse()) await run();

async function measure(engine) {
  const found = {};
  for (const [way, { from, to, quote }] of Object.entries(waysInto(text, "plan"))) {
    const first = [];
    const whole = [];
    for (let visits = 0; visits < VISITS; visits++) {
      const own = [];
      const tab = await visit({ after: (run) => own.push(run) }, engine, address + from);
      await tab.resize(1280, 800);
      await sleep(REST);
      const frames = await framesOf(tab, to, blocks, quote);
      first.push(frames.find(({ top, height }) => top !== null && top < height).ms);
      whole.push(frames.find((frame) => frame.blocks === blocks).ms);
      for (const run of own.reverse()) await run();
    }
    found[way] = { firstScreenMs: spread(first).median, wholeMs: spread(whole).median, slowest: [first, whole].map((times) => round(Math.max(...times))) };
  }
  return found;
}
