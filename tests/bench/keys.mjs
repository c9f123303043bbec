// node tests/bench/keys.mjs: from a key to the frame that paints its answer, in the single file in one Chromium. Words of the
// texts are typed key by key, as fast as a quick hand. Prints JSON and judges nothing: figures depend on the machine.
import { ROOT, bundled, launch, pieces, round, spread } from "./lib.mjs";
import { timeKeys } from "./paint.mjs";

const FRAME = 16;
const WORDS = 120;

const typed = pieces(bundled().map(({ text }) => text), 1000).filter((word) => /^\p{Script=Han}{2,5}$/u.test(word)).slice(0, WORDS);
const browser = await launch();
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" })).newPage();
await page.goto(`file://${ROOT}dist/plan-explorer.html`);
const { keys, shift } = await timeKeys(page, typed);
console.log(JSON.stringify({
  chromium: browser.version(),
  words: typed.length,
  keys: keys.length,
  keyToPaintMs: { ...spread(keys), max: round(Math.max(...keys)) },
  withinFrame: round(keys.filter((ms) => ms <= FRAME).length / keys.length),
  layoutShift: shift,
}, null, 2));
await browser.close();
