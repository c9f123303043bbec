// A browser that lacks something gets one sentence, and no error besides.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browserTest, DIST, openSingle, profile, seen, sees, shot } from "./lib.mjs";

browserTest("without WebAssembly", async (t) => {
  const { context, clean } = await openSingle(t);
  const page = await context.newPage();
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(context.pages()[0].url());
  await sees(page, /不允许运行 WebAssembly|WebAssembly/);
  await shot(page, "without-WebAssembly");
  clean();
});

browserTest("without what browsers of 2022 did not have", async (t) => {
  const { context, clean } = await openSingle(t);
  const page = await context.newPage();
  await page.addInitScript(() => delete globalThis.DecompressionStream);
  await page.goto(context.pages()[0].url());
  await page.getByRole("combobox").first().waitFor();
  await sees(page, /收录的文件|Documents/);
  clean();
});

browserTest("a file cut short, as by a broken download", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "plan-cut-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const whole = readFileSync(DIST + "plan-explorer.html");
  for (const part of [0.3, 0.6, 0.99]) {
    const file = join(folder, `cut-${part}.html`);
    writeFileSync(file, whole.subarray(0, whole.length * part));
    const { context, clean } = await profile(t, { allowed: (url) => url === pathToFileURL(file).href, offline: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    await sees(page, /没有载入完整/);
    clean();
  }
});

browserTest("without scripts", async (t) => {
  const { page, clean } = await openSingle(t, { javaScriptEnabled: false });
  await page.waitForTimeout(300);
  await shot(page, "without-scripts");
  const text = await page.locator("noscript").innerText();
  assert.match(text, /需要 JavaScript/);
  assert.match(text, /needs JavaScript/);
  assert.ok(await page.locator("noscript p").first().isVisible());
  clean();
});

browserTest("with everything there is no such sentence", async (t) => {
  const { page, clean } = await openSingle(t);
  await page.getByRole("searchbox").or(page.getByRole("combobox")).first().waitFor();
  assert.doesNotMatch(await seen(page), /过旧|没有启动|需要 JavaScript|不允许运行/);
  clean();
});
