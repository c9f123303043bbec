// A document of 120,000 characters: its first screen is there first, all of it soon after, and nothing moves in between.
import assert from "node:assert/strict";
import { LONG, longPlan, waysInto } from "../bench/long-plan.mjs";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { sleep } from "./drivers/process.mjs";
import { framesOf, shelf } from "./reading.mjs";

const TEXT = longPlan(LONG);
/** Milliseconds on a busy machine; tests/bench/reading.mjs says what it takes on an idle one. */
const FIRST = 1500;
const WHOLE = 8000;

inEveryEngine("a long document shows its first screen, then all of it, from a link and from a hit far down", async (t, engine) => {
  const { address, told } = await shelf(t, { "plan.txt": TEXT });
  const passages = told("passages").map(({ text }) => text);
  const headings = told("outline")[0].nodes.filter(({ kind }) => kind !== "run-in");
  const blocks = passages.length + headings.length;
  for (const { from, to, quote } of Object.values(waysInto(TEXT, "plan"))) {
    const tab = await visit(t, engine, address + from);
    await tab.resize(1280, 800);
    await tab.sees("云岭省");
    await sleep(1500);
    const frames = await framesOf(tab, to, blocks, quote);
    const inView = ({ top, height }) => top !== null && top >= 0 && top < height;
    const first = frames.find(inView);
    const whole = frames.find((frame) => frame.blocks === blocks);
    assert.ok(first.blocks < blocks / 4 && first.ms < FIRST, `first ${JSON.stringify(first)}`);
    assert.ok(whole.ms < WHOLE, `whole ${JSON.stringify(whole)}`);
    for (const frame of frames.slice(frames.indexOf(first))) assert.ok(Math.abs(frame.top - first.top) < 2, `moved from ${first.top} to ${frame.top}`);

    const [article, shown] = await tab.call(() => {
      const article = document.querySelector("plan-explorer").shadowRoot.querySelector("article");
      return [article.textContent, [...article.querySelectorAll("[data-block]")].every((block) => block.getClientRects().length)];
    });
    assert.ok(shown, "a block that no search and no printer meets");
    let at = 0;
    for (const text of passages.flatMap((text) => text.split("\t")).filter(Boolean)) {
      at = article.indexOf(text, at);
      assert.ok(at >= 0, `not there, or not in its place: ${text.slice(0, 40)}`);
      at += text.length;
    }
    await tab.clean();
  }
});
