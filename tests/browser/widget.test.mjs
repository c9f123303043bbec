// What the widget needs of a host page, and what it does where it is refused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { host, STRICT } from "./host.mjs";
import { browserTest, DIST, passages } from "./lib.mjs";

inEveryEngine("a policy that forbids wasm: the host's own words stay, with one sentence, and no uncaught error", async (t, engine) => {
  const page = `<script src="probe.js"></script><script src="plan-explorer.js"></script><plan-explorer id="one">原有的文字</plan-explorer>`;
  const address = await host(t, { "index.html": page }, STRICT.replace(" 'wasm-unsafe-eval'", ""));
  const tab = await visit(t, engine, address);
  const text = await tab.sees(/WebAssembly/);
  assert.match(text, /原有的文字/);
  const { trouble, events } = await tab.call(() => window.planProbe);
  // the browser's own report of the refusal is expected
  assert.deepEqual(trouble.filter((line) => !/^policy: script-src/.test(line)), []);
  assert.deepEqual(events.map(({ name, detail }) => [name, detail.code]), [["error", "no-wasm"]]);
});

browserTest("the script is plain ASCII, so a host page of any encoding can load it", async () => {
  assert.ok(readFileSync(DIST + "plan-explorer.js").every((byte) => byte < 128));
});

// one byte may mean something else in each: a switch of alphabets, half a character, a currency sign
for (const charset of ["iso-2022-jp", "gbk", "shift_jis", "windows-1252"])
  inEveryEngine(`in a page that is ${charset}`, async (t, engine) => {
    const page = `<script src="probe.js"></script><script src="plan-explorer.js"></script><plan-explorer id="one" locale="zh-Hans"></plan-explorer>`;
    const tab = await visit(t, engine, await host(t, { "index.html": page }, STRICT, charset));
    await tab.sees(new RegExp(passages().length.toLocaleString("en") + " 段"));
    assert.deepEqual((await tab.call(() => window.planProbe)).trouble, []);
    assert.equal(await tab.call(() => document.characterSet.toLowerCase()), charset);
  });
