// The one file, from file:// and without a network, as a reader uses it. Expected figures come from the command line, words
// from what a reader would type; nothing is copied from the page's own marks.
import assert from "node:assert/strict";
import { box, browserTest, counts, holding, openSingle, overflow, passages, pixel, seen, sees, shot, SINGLE, type } from "./lib.mjs";

const count = (words) => `${holding(words).length} 段`;
const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Opens the first result as one does by hand, and waits for the whole text of its document. */
async function openFirst(page) {
  await box(page).press("Enter");
  await page.waitForURL(/doc=/);
}

browserTest("search, open a passage, and come back", async (t) => {
  const { page, clean } = await openSingle(t);
  assert.match(await page.title(), /规划通览/);
  await sees(page, new RegExp(passages().length.toLocaleString("en")));
  await shot(page, "start");

  await type(page, "前", "山", "河");
  const results = await sees(page, count("前山河"));
  assert.ok(results.split("\n").some((line) => line.includes("前山河") && line.length > 20), "no sentence with 前山河 in it");
  await shot(page, "results");

  await openFirst(page);
  // the reader shows whole passages, also those far from the hit
  const document = await page.evaluate(() => decodeURIComponent(location.hash));
  assert.match(document, /doc=/);
  const text = await sees(page, new RegExp(holding("前山河").map((passage) => literally(passage.text)).join("|")));
  assert.ok(text.length > 3000, `only ${text.length} characters to read`);
  await shot(page, "reader");

  await page.goBack();
  await sees(page, count("前山河"));
  assert.equal(await box(page).inputValue(), "前山河");
  clean();
});

browserTest("several words, Latin letters and figures", async (t) => {
  const { page, clean } = await openSingle(t);
  // in quotation marks: without them the reader also gets what others call the same thing
  for (const words of ["5G", "GDP", "学位"]) {
    await box(page).fill("");
    await type(page, `“${words}”`);
    await sees(page, count(words));
  }
  await box(page).fill("");
  await type(page, "幼儿园", " ", "学位");
  const both = passages().filter(({ text }) => text.includes("幼儿园") && text.includes("学位"));
  const text = await sees(page, /幼儿园.*学位|学位.*幼儿园/s);
  assert.ok(both.length > 0 && Number(text.match(/(\d+) 段/)[1]) >= both.length);
  clean();
});

browserTest("nothing is searched in the middle of a composition", async (t) => {
  const { page, context, clean } = await openSingle(t);
  await box(page).click();
  await page.waitForTimeout(300);
  const keys = await context.newCDPSession(page);
  const before = (await counts(page)).searches;
  const shown = await seen(page);
  for (const text of ["q", "qi", "qian", "qian s", "qian shan", "qian shan he"]) {
    await keys.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(200);
  assert.equal((await counts(page)).searches, before, "searched while composing");
  assert.equal(await seen(page), shown);
  await keys.send("Input.insertText", { text: "前山河" });
  await sees(page, count("前山河"));
  assert.equal(await box(page).inputValue(), "前山河");
  assert.ok((await counts(page)).searches > before);
  clean();
});

browserTest("the address of a passage opens it in a fresh tab", async (t) => {
  const { page, context, clean } = await openSingle(t);
  await type(page, "充电桩");
  await sees(page, /充电桩[^]*[1-9]\d* 段|[1-9]\d* 段[^]*充电桩/);
  await openFirst(page);
  await page.waitForTimeout(200);
  const address = page.url();
  assert.ok(address.startsWith(SINGLE + "#"));

  const fresh = await context.newPage();
  await fresh.goto(address);
  await sees(fresh, "充电桩");
  await fresh.waitForTimeout(400);
  // the passage itself is in view, not only somewhere on the page
  const hits = fresh.getByText("充电桩");
  const inView = await hits.evaluateAll((all) => all.some((hit) => {
    const { top, bottom } = hit.getBoundingClientRect();
    return hit.localName !== "input" && bottom > 0 && top < innerHeight;
  }));
  assert.ok(inView, "the passage is out of view");
  await shot(fresh, "deep-link");
  clean();
});

browserTest("an address with a search runs it; a broken one does no harm", async (t) => {
  const { page, context, clean } = await openSingle(t, { hash: "#q=" + encodeURIComponent("养老") });
  await sees(page, count("养老"));
  for (const hash of ["#q=%E0%A4%A", "#doc=none&at=%FF", "#&&==&x", "#doc=" + "长".repeat(5000)]) {
    const odd = await context.newPage();
    await odd.goto(SINGLE + hash);
    await box(odd).waitFor();
    await odd.close();
  }
  clean();
});

browserTest("any text in the box is answered", async (t) => {
  const { page, clean } = await openSingle(t);
  for (const words of ["没有这样的词语", "<img src=x onerror=alert(1)>", "\ud83d", "👩‍👩‍👧‍👦", "\"", "-", "长".repeat(20_000)]) {
    await box(page).fill("");
    await type(page, words);
    await page.waitForTimeout(100);
  }
  await box(page).fill("");
  await type(page, "学位");
  await sees(page, count("学位"));
  clean();
});

browserTest("an engine that stopped once is followed by another, with the place, the words and the focus kept", async (t) => {
  const { page, clean } = await openSingle(t);
  await type(page, "前山");
  await sees(page, count("前山"));
  await page.evaluate(() => {
    globalThis.__errors = [];
    addEventListener("plan-explorer-error", ({ detail }) => globalThis.__errors.push(detail.code));
    globalThis.__counts.traps = 1;
  });
  await type(page, "河");
  await sees(page, count("前山河"));
  assert.deepEqual(await page.evaluate(() => globalThis.__errors), ["panic"]);
  assert.equal((await counts(page)).engines, 2);
  await page.keyboard.press("Backspace");
  await sees(page, count("前山"));
  clean();
});

browserTest("one that stops again is told, with its reason; the reader can begin anew", async (t) => {
  const { page, clean } = await openSingle(t);
  await type(page, "学位");
  await sees(page, count("学位"));
  await page.evaluate(() => (globalThis.__counts.traps = Infinity));
  await type(page, "供");
  await sees(page, /中途停止/);
  await sees(page, /unreachable/);
  assert.equal((await counts(page)).engines, 2);
  await page.evaluate(() => (globalThis.__counts.traps = 0));
  await page.getByRole("button", { name: "重新开始" }).click();
  await box(page).fill("养老");
  await sees(page, count("养老"));
  assert.equal((await counts(page)).engines, 3);
  clean();
});

browserTest("a phone of 360 px in three languages: the words of the frame stay whole and within", async (t) => {
  for (const locale of ["zh-CN", "zh-TW", "en-GB"]) {
    const { page, context, clean } = await openSingle(t, { viewport: { width: 360, height: 740 }, locale });
    await type(page, "养老");
    await page.locator("plan-explorer .sorting").first().waitFor();
    const odd = await page.evaluate(() => {
      const words = [...document.querySelector("plan-explorer").shadowRoot.querySelectorAll(".rooms a, .rooms button, .sorting > *")];
      const isOdd = (word) => [...word.getClientRects()].some(({ left, right }) => left < 0 || right > innerWidth) || word.getBoundingClientRect().height > 40;
      return words.filter(isOdd).map((word) => word.textContent);
    });
    assert.deepEqual(odd, [], locale);
    clean();
    await context.close();
  }
});

browserTest("a phone of 360 px: nothing runs out at the side", async (t) => {
  const { page, clean } = await openSingle(t, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await box(page).waitFor();
  assert.equal(await overflow(page), "", "start");
  await type(page, "前山河");
  await sees(page, count("前山河"));
  assert.equal(await overflow(page), "", "results");
  await shot(page, "phone-results");
  await openFirst(page);
  await page.waitForTimeout(300);
  assert.equal(await overflow(page), "", "reader");
  await shot(page, "phone-reader");
  // a smaller font makes phones zoom into the box
  assert.ok((await box(page).evaluate((input) => parseFloat(getComputedStyle(input).fontSize))) >= 16);
  clean();
});

for (const colorScheme of ["light", "dark"])
  browserTest(`${colorScheme} colours`, async (t) => {
    const { page, clean } = await openSingle(t, { colorScheme });
    await type(page, "学位");
    await sees(page, count("学位"));
    await shot(page, colorScheme);
    const corner = await pixel(page, 3, 700);
    const isDark = corner.every((value) => value < 80);
    assert.equal(isDark, colorScheme === "dark", `the background is ${corner}`);
    assert.ok(isDark || corner.every((value) => value > 200), `the background is ${corner}`);
    clean();
  });
