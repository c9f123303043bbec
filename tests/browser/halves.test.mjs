// Over http the first engine answers, and the rest follows. Where a part of the rest is missing, cut short or of another build, the first
// goes on answering, one sentence says what is missing, and it is asked for again when the reader says so.
import assert from "node:assert/strict";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { box, browserTest, DIST, holding, profile, seen, sees, shot, type } from "./lib.mjs";

const count = (words) => `${holding(words).length} 段`;
const MISSING = "只载入了一部分";

/** The http page; `parts` gives for patterns of addresses what becomes of the requests, until `mend()`. */
async function opened(t, parts, hash = "") {
  const server = folderServer(DIST);
  const address = (await listen(server)) + "/";
  t.after(() => (server.close(), server.closeAllConnections()));
  const { context } = await profile(t, { allowed: () => true, serviceWorkers: "block" });
  let mended = false;
  for (const [pattern, answer] of Object.entries(parts)) await context.route(pattern, (route) => (mended ? route.continue() : answer(route)));
  const page = await context.newPage();
  await page.goto(address + hash);
  return { page, mend: () => (mended = true) };
}

const changed = async (route, change) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
};
const WHOLE = "**/assets/plan_explorer-*.wasm";
const ways = {
  "the whole engine missing": { [WHOLE]: (route) => route.fulfill({ status: 404 }) },
  "the whole engine cut short": { [WHOLE]: (route) => changed(route, (body) => body.subarray(0, body.length / 2)) },
  // a section of its own changes nothing but the bytes
  "the whole engine of another build": { [WHOLE]: (route) => changed(route, (body) => Buffer.concat([body, Buffer.from([0, 2, 1, 120])])) },
  "the second half of the script missing": { "**/assets/later-*": (route) => route.abort() },
  "the second half of the script cut short": { "**/assets/later-*": (route) => changed(route, (body) => body.subarray(0, body.length / 2)) },
};

for (const [name, parts] of Object.entries(ways))
  browserTest(`${name}: the first engine goes on, says so, and asks again`, async (t) => {
    const { page, mend } = await opened(t, parts);
    await type(page, "学位");
    await sees(page, count("学位"));
    await sees(page, MISSING);
    await shot(page, "first-engine-alone");
    await box(page).fill("养老");
    await sees(page, count("养老"));
    await page.locator("plan-explorer nav").getByText("指标").click();
    assert.doesNotMatch(await sees(page, MISSING), /正在打开/);
    mend();
    await page.getByRole("button", { name: "再试一次" }).click();
    await sees(page, "单位");
    assert.ok(!(await seen(page)).includes(MISSING));
  });

browserTest("a document that is opened by its address waits for the rest", async (t) => {
  let release;
  const held = new Promise((done) => (release = done));
  const { page } = await opened(t, { [WHOLE]: (route) => held.then(() => route.continue()) }, "#view=figures");
  await page.waitForTimeout(900);
  assert.match(await seen(page), /正在打开/);
  release();
  await sees(page, "单位");
});
