// The three engines behind one interface, and tests that run in each of them.
//
// A driver starts a browser with a fresh profile, behind a proxy that notes who else is asked for something: go(url), run(source, args), compose(text) and commit(text) for an input
// method, press(key), clickAt(x, y), back(), resize(width, height) of the page, dark(on) where it can be switched,
// paper(on) for the styles of print, screenshot(), trouble() (errors the browser noted), close().
import assert from "node:assert/strict";
import { test } from "node:test";
import { visibleText } from "../eyes.mjs";
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import { sleep } from "./process.mjs";
import { recorder } from "./recorder.mjs";
import * as webkit from "./webkit.mjs";

export const engines = [chromium, firefox, webkit];
/** What the tests leave out here, in words; [] if nothing. */
export const untested = () => engines.filter(({ program }) => !program).map(({ name, wanted }) => `${name} (not found: install ${wanted})`);

/** A test in each engine that is there. A missing one is skipped, and said; where everything is demanded it fails. */
export function inEveryEngine(title, run, which = engines) {
  for (const engine of which) {
    const demanded = process.env.PLAN_TEST_DEMAND_ALL === "1";
    const skip = !engine.program && !demanded && `NOT TESTED: no ${engine.name} found; install ${engine.wanted}`;
    const words = typeof title === "function" ? title(engine) : title;
    test(`${engine.name}: ${words}`, { skip, timeout: 180_000 }, async (t) => {
      assert.ok(engine.program, `no ${engine.name} found, and PLAN_TEST_DEMAND_ALL=1 demands it: install ${engine.wanted}`);
      await run(t, engine);
    });
  }
}

/** A browser with a fresh profile. What it asks of other hosts is in `asked`; `clean()` wants nothing there, and no error. */
export async function visit(t, engine, url, options = {}) {
  const { asked, address, close } = await recorder();
  t.after(close);
  const driver = await engine.start({ proxy: address, asked, ...options });
  t.after(() => driver.close());
  const call = (run, ...args) => driver.run(`return (${run}).apply(null, arguments)`, args);
  const tab = {
    ...driver,
    asked,
    call,
    async go(url) {
      await driver.go(url);
      await call(watch);
    },
    seen: () => call(visibleText),
    async sees(what, ms = 10_000) {
      for (const end = Date.now() + ms; ; await sleep(50)) {
        const text = await tab.seen();
        if (typeof what === "string" ? text.includes(what) : what.test(text)) return text;
        if (Date.now() > end) assert.fail(`cannot see ${what} in:\n${text.slice(0, 2000)}`);
      }
    },
    async clean() {
      assert.deepEqual(asked, [], "asked of other hosts");
      assert.deepEqual(await driver.trouble(), []);
      assert.deepEqual(await call(() => window.planTrouble), []);
    },
  };
  await tab.go(url);
  return tab;
}

// In the page, once it is loaded: its console cannot be read in every engine.
function watch() {
  if (window.planTrouble) return;
  const trouble = (window.planTrouble = []);
  addEventListener("error", (event) => trouble.push(`error: ${event.message}`));
  addEventListener("unhandledrejection", (event) => trouble.push(`rejection: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => trouble.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
}
