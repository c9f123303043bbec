// The annex of the corpus comes after the first picture: what needs none stands before, what needs it waits for it, and
// where it never comes or is damaged the rest goes on and says so.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { box, browserTest, DIST, holding, profile, seen, sees, SINGLE, type } from "./lib.mjs";

const count = (words) => `${holding(words).length} 段`;
/** What the element tells of itself. */
const record = () => {
  globalThis.__told = [];
  for (const name of ["search", "error"]) addEventListener(`plan-explorer-${name}`, ({ detail }) => globalThis.__told.push([name, detail.code ?? detail.query]));
};
const told = (page) => page.evaluate(() => globalThis.__told);

/** The http page with its annex in the hands of the test: `answer(route)` says what becomes of the request. */
async function opened(t, answer) {
  const server = folderServer(DIST);
  const address = (await listen(server)) + "/";
  t.after(() => (server.close(), server.closeAllConnections()));
  const { context } = await profile(t, { allowed: () => true, serviceWorkers: "block" });
  await context.addInitScript(record);
  await context.route("**/*.annex", answer);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

browserTest("before the annex: literal answers stand, a looser one waits and then comes by itself", async (t) => {
  let release;
  const held = new Promise((done) => (release = done));
  const page = await opened(t, (route) => held.then(() => route.continue()));
  await type(page, "学位");
  await sees(page, count("学位"));
  const results = () => page.locator("plan-explorer [part=results]").innerText();
  const literal = await results();
  await box(page).fill("");
  await type(page, "qianshanhe");
  await page.waitForTimeout(900);
  const waiting = await seen(page);
  assert.ok(!waiting.includes("没有找到"), "said that there is nothing before it could know");
  assert.ok(waiting.includes("正在"), waiting);
  assert.deepEqual(await told(page), [["search", "学位"]]);
  release();
  await sees(page, /按拼音读作.*前山河/);
  assert.deepEqual((await told(page)).at(-1), ["search", "qianshanhe"]);
  await box(page).fill("");
  await type(page, "学位");
  await sees(page, count("学位"));
  assert.equal(await results(), literal, "the annex changed a literal answer");
});

browserTest("an annex that never comes: the rest goes on, and what may be missing is said", async (t) => {
  const page = await opened(t, (route) => route.fulfill({ status: 404 }));
  await type(page, "qianshanhe");
  await sees(page, "未能载入");
  assert.ok((await told(page)).some(([name, code]) => name === "error" && code === "load-failed"));
  await box(page).fill("");
  await type(page, "学位");
  await sees(page, count("学位"));
});

browserTest("a damaged annex in the single file is refused, and the rest goes on", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "plan-annex-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const whole = readFileSync(new URL(SINGLE), "utf8");
  const damaged = whole.replace(/(<script type="text\/plain" data-annex>[^]{5000})[^]{300}/, "$1");
  assert.notEqual(damaged, whole);
  writeFileSync(join(folder, "page.html"), damaged);
  const { context } = await profile(t, { allowed: () => true, offline: true });
  await context.addInitScript(record);
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, "page.html")).href);
  await type(page, "学位");
  await sees(page, count("学位"));
  await page.waitForFunction(() => globalThis.__told.some(([name, code]) => name === "error" && /^(load-failed|corpus-damaged)$/.test(code)));
});
