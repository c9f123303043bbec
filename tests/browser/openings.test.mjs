// An engine is opened while the browser still compiles it, and what the compiler does wrong shows in some openings only:
// tests/bench/openings.mjs opens it often and says what came of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { inEveryEngine } from "./drivers/index.mjs";
import { ROOT } from "./lib.mjs";

/** So many that a fault in every fifteenth opening, as there was one, is seen; one may fail for reasons of the browser. */
const TIMES = 64;

inEveryEngine(`opened ${TIMES} times, every answer is the same`, (t, engine) => {
  const { outcomes } = JSON.parse(execFileSync(process.execPath, [`${ROOT}tests/bench/openings.mjs`, engine.name, String(TIMES)], { encoding: "utf8" }));
  const odd = Object.entries(outcomes).filter(([, count]) => count < TIMES / 2);
  assert.ok(odd.length <= 1 && odd.every(([, count]) => count === 1), JSON.stringify(outcomes, null, 2));
  assert.ok(Object.keys(outcomes).length > 10);
});
