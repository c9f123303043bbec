// The page over http stands before any script has run: its box takes words, also by an input method, and keeps them; the titles of the
// documents lead to them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { browserTest, DIST, documents, holding, profile, sees, shot } from "./lib.mjs";

const count = (words) => new RegExp(`(^|\\D)${holding(words).length} (段|passage)`, "m");

/** The page, its first script held until `release()`. */
async function held(t) {
  let release;
  const until = new Promise((done) => (release = done));
  const inner = folderServer(DIST);
  const server = createServer(async (request, response) => {
    if (/assets\/app-/.test(request.url)) await until;
    inner.emit("request", request, response);
  });
  const url = (await listen(server)) + "/";
  t.after(() => (release(), server.close(), server.closeAllConnections()));
  return { url, release };
}

inEveryEngine("what stands in the box when the script comes is searched for", async (t, engine) => {
  // as if it had been typed: drivers wait until all scripts have run
  const page = readFileSync(DIST + "index.html", "utf8").replace('enterkeyhint="search"', 'value="学位" $&');
  const inner = folderServer(DIST);
  const server = createServer((request, response) => (request.url === "/" ? response.setHeader("content-type", "text/html").end(page) : inner.emit("request", request, response)));
  const url = (await listen(server)) + "/";
  t.after(() => (server.close(), server.closeAllConnections()));
  const tab = await visit(t, engine, url);
  await tab.sees(count("学位"));
  assert.equal(await tab.call(() => document.querySelector("plan-explorer").shadowRoot.querySelector("input").value), "学位");
  assert.deepEqual(await tab.call(() => [...document.querySelector("plan-explorer").shadowRoot.querySelectorAll(".frame")].length), 1, "the frame stands twice");
});

browserTest("what is there before the script: frame, box and titles, without a fault of the policy", async (t) => {
  const { url, release } = await held(t);
  const { context, clean } = await profile(t, { allowed: () => true, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  for (const { title } of documents()) await sees(page, title);
  await shot(page, "standing");
  const box = page.locator("plan-explorer input").first();
  const at = await box.boundingBox();
  await box.click();
  const keys = await context.newCDPSession(page);
  await keys.send("Input.imeSetComposition", { text: "xuewei", selectionStart: 6, selectionEnd: 6 });
  assert.equal(await box.inputValue(), "xuewei");
  release();
  await page.waitForFunction(() => customElements.get("plan-explorer"));
  await keys.send("Input.imeSetComposition", { text: "xue'wei", selectionStart: 7, selectionEnd: 7 });
  await page.waitForTimeout(600);
  assert.equal(await box.inputValue(), "xue'wei", "the composition was ended");
  await keys.send("Input.insertText", { text: "学位" });
  await sees(page, count("学位"));
  assert.equal(await box.inputValue(), "学位");
  assert.deepEqual(await box.boundingBox(), at, "the box moved");
  assert.ok((await page.evaluate(() => document.activeElement.shadowRoot.activeElement.id)) === "box");
  clean();
});

browserTest("a title leads to its document", async (t) => {
  const { url, release } = await held(t);
  const { context } = await profile(t, { allowed: () => true, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  const [{ title, id: key }] = documents();
  await page.getByText(title, { exact: true }).first().click();
  release();
  await page.waitForFunction((key) => decodeURIComponent(location.hash).includes(key), key);
  await page.locator("plan-explorer [part=reader]").first().waitFor();
});
