// The one-file widget in pages of other people: strict policies, several elements, several copies of the script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { listen } from "../../www/pack/serve.mjs";
import { browserTest, counts, DIST, holding, profile, sees, shot } from "./lib.mjs";

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
const page = (body) => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">${body}`;
const TWO = page(`<h1>报道</h1><script src="plan-explorer.js"></script><script src="copy.js"></script>
<plan-explorer id="one"></plan-explorer><plan-explorer id="two"></plan-explorer><p id="after">文末</p>`);

async function host(t, html, csp) {
  const widget = readFileSync(DIST + "plan-explorer.js");
  const server = createServer(({ url }, response) => {
    const isScript = url.endsWith(".js");
    // no charset, as many hosts send it
    const headers = { "content-type": isScript ? "text/javascript" : "text/html; charset=utf-8", ...(csp && { "content-security-policy": csp }) };
    response.writeHead(200, headers).end(isScript ? widget : html);
  });
  t.after(() => server.close());
  return (await listen(server)) + "/";
}

async function visit(t, html, csp) {
  const address = await host(t, html, csp);
  const where = await profile(t, { allowed: (url) => url.startsWith(address) || url === "data:," });
  const tab = await where.context.newPage();
  await tab.goto(address);
  return { ...where, page: tab };
}

const boxIn = (page, id) => page.locator(id).getByRole("searchbox").or(page.locator(id).getByRole("combobox")).first();

browserTest("two elements and two copies of the script share one engine under a strict policy", async (t) => {
  // the link of the host page itself is not the widget's business
  const { page, clean } = await visit(t, TWO.replace(/<link.*?>/, ""), STRICT);
  await boxIn(page, "#one").fill("学位");
  await sees(page, `${holding("学位").length} 段`);
  await boxIn(page, "#two").fill("幼儿园");
  await sees(page, `${holding("幼儿园").length} 段`);
  assert.equal(await boxIn(page, "#one").inputValue(), "学位");
  assert.equal((await counts(page)).engines, 1);
  await shot(page, "widget");
  clean();
});

browserTest("the host page stays as it was", async (t) => {
  const style = "<style>* { font-size: 40px !important; color: red !important } p { background: yellow }</style>";
  const { page, clean } = await visit(t, TWO.replace("<h1>", style + "<h1>"));
  const before = await page.evaluate(() => [location.href, history.length, document.title]);
  await boxIn(page, "#one").fill("学位");
  await sees(page, `${holding("学位").length} 段`);
  assert.deepEqual(await page.evaluate(() => [location.href, history.length, document.title]), before);
  assert.equal(await page.locator("#after").evaluate((p) => getComputedStyle(p).backgroundColor), "rgb(255, 255, 0)");
  assert.notEqual(await boxIn(page, "#one").evaluate((input) => getComputedStyle(input).fontSize), "40px");
  clean();
});

browserTest("a policy that forbids wasm: one sentence, and no uncaught error", async (t) => {
  const { page, trouble } = await visit(t, TWO.replace(/<link.*?>/, ""), STRICT.replace(" 'wasm-unsafe-eval'", ""));
  await sees(page, /WebAssembly/);
  // the browser's own report of the refusal is expected
  assert.deepEqual(trouble.filter((line) => !/policy|wasm/i.test(line)), []);
});

browserTest("the script is plain ASCII, so a host page of any encoding can load it", async () => {
  assert.ok(readFileSync(DIST + "plan-explorer.js").every((byte) => byte < 128));
});
