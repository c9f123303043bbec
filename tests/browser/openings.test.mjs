// An engine is opened while the browser still compiles it, and what the compiler does wrong shows in some openings only:
// tests/bench/openings.mjs opens it often and says what came of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { inEveryEngine } from "./drivers/index.mjs";
import { ROOT } from "./lib.mjs";

/** So many that a fault in every fifteenth opening, as there was one, is seen. One may go wrong: WebKit 2.50 stops a call once in many
 * hundred openings, and after that the engine is ended, so that all later calls of that opening fail with it. */
const TIMES = 64;

inEveryEngine(`opened ${TIMES} times, every answer is the same`, (t, engine) => {
  const { outcomes, odd } = JSON.parse(execFileSync(process.execPath, [`${ROOT}tests/bench/openings.mjs`, engine.name, String(TIMES)], { encoding: "utf8" }));
  assert.ok(odd.length <= 1, JSON.stringify(odd, null, 2));
  assert.ok(Object.values(outcomes).filter((count) => count >= TIMES - 1).length > 10, JSON.stringify(outcomes, null, 2));
});
