// Where a text comes from, as a reader asks for it: the source of a passage, the raw reading, what was left out, both texts to take
// along, a report of a mistake, a link to one sentence. Expected words come from the command line and the seeds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browserTest, documents, openSingle, overflow, passages, ROOT, seen, sees, shot, told } from "./lib.mjs";
import { host } from "./host.mjs";

const REPORT = "jinwan-report-2024";
const PLAN = "xiangzhou-plan-2021";
const infoOf = (key) => documents().find(({ id }) => id === key);
const seedOf = (key) => readFileSync(join(ROOT, "seeds", infoOf(key).file), "utf8");

async function opened(t, hash, options) {
  const where = await openSingle(t, { hash, permissions: ["clipboard-read", "clipboard-write"], ...options });
  await where.page.locator(".text :is(.term, .figure, .repair)").first().waitFor();
  return where;
}
const button = (page, name) => page.getByRole("button", { name, exact: true });
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const passageOf = (page, words) => page.locator("p[data-block]").filter({ hasText: words });

/** Draws the pointer over the words of one line, as one selects them. */
async function select(page, words) {
  const [from, to] = await page.evaluate((words) => {
    const article = document.querySelector("plan-explorer").shadowRoot.querySelector("article");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      walker.currentNode.parentElement.scrollIntoView({ block: "center" });
      const point = (offset) => {
        const range = document.createRange();
        range.setStart(walker.currentNode, offset);
        range.setEnd(walker.currentNode, offset + 1);
        const { left, top, height } = range.getBoundingClientRect();
        return [left + 1, top + height / 2];
      };
      return [point(at), point(at + words.length)];
    }
  }, words);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

for (const [width, viewport] of Object.entries({ wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } }))
  browserTest(`${width}: the source of a passage, raw beside repaired, and of the next one`, async (t) => {
    const { page, clean } = await opened(t, `#doc=${REPORT}`, { viewport });
    const info = infoOf(REPORT);
    const repair = told("repairs").find(({ file, kind }) => file === info.file && kind === "tandem-repeat");
    const passage = passages().find((one) => one.file === info.file && one.start < repair.start && one.spans.at(-1)[1] > repair.end);
    await passageOf(page, passage.text.slice(0, 12)).click({ position: { x: 60, y: 12 } });
    const top = await page.evaluate(() => scrollY);
    await button(page, "出处").click();
    const panel = page.getByRole("region", { name: "这一段的出处" });
    const text = await panel.innerText();
    for (const part of [repair.raw, repair.reason, info.file, passage.section.at(-1), info.rights, `${passage.spans[0][0] + 1}–`]) assert.ok(text.includes(part), `not told: ${part}`);
    assert.ok(text.includes(passage.text), "not the served text in one piece");
    assert.equal(await page.evaluate(() => scrollY), top, "the text moved");
    assert.equal(await overflow(page), "");
    await shot(page, `source-${width}`);
    // keys: Escape closes and leads back
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    assert.equal(await button(page, "出处").evaluate((node) => node.getRootNode().activeElement === node), true);
    await page.keyboard.press("Enter");
    await panel.waitFor();
    if (width === "wide") {
      const other = passages().find(({ file, start, text }) => file === info.file && start > passage.start && text.length > 60);
      await passageOf(page, other.text.slice(0, 30)).click({ position: { x: 60, y: 12 } });
      await panel.getByText(`${other.start + 1}–`).waitFor();
    }
    clean();
  });

browserTest("the raw reading is the seed, keeps the place, and has an address", async (t) => {
  const { page, clean } = await opened(t, `#doc=${PLAN}`);
  await page.getByRole("link", { name: "收录稿", exact: true }).click();
  await page.waitForURL(/raw=1/);
  await sees(page, "雷速体育直播");
  const seed = seedOf(PLAN).replace(/\s+/g, "");
  const raw = await page.locator("p[data-block]").evaluateAll((all) => all.map((one) => one.textContent.replace(/\s+/g, "")));
  assert.ok(raw.length > 100);
  // contact data is masked in every view, and joined pieces lie apart in the seed
  const odd = raw.filter((text) => !seed.includes(text) && !text.includes("●"));
  assert.ok(odd.length < raw.length / 20, `${odd.length} passages are not in the seed: ${odd[0]}`);
  // one note for hundreds of commas; what changes words can be asked one by one
  await sees(page, /其中 [\d,]+ 处只是标点/);
  assert.ok((await page.locator("article .small").count()) > 500);
  assert.ok((await page.locator("article .repair").count()) < 100);
  assert.equal(await page.locator("article .small[tabindex]").count(), 0);
  assert.match(await page.locator("article h1").first().innerText(), /雷速体育直播/);
  await page.locator("p .repair").first().click();
  await sees(page, /校订稿作/);
  await page.reload();
  await sees(page, "雷速体育直播");
  await page.getByRole("link", { name: "校订稿", exact: true }).click();
  await page.waitForFunction(() => !location.hash.includes("raw"));
  assert.ok(!(await page.locator("article").innerText()).includes("雷速体育直播"));
  clean();
});

browserTest("what was left out can be looked at, and both texts taken along", async (t) => {
  const { page, clean } = await opened(t, `#doc=${PLAN}`);
  await page.getByText("略去的内容与下载").click();
  const text = await sees(page, "页脚、声明或评论区");
  assert.match(text, /相关链接/);
  const files = [];
  for (const nth of [0, 1]) {
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "下载").nth(nth).click()]);
    files.push([download.suggestedFilename(), readFileSync(await download.path(), "utf8")]);
  }
  assert.deepEqual(files.map(([name]) => name), [`${PLAN}.raw.txt`, `${PLAN}.txt`]);
  assert.ok(files[0][1].includes("雷速体育直播"));
  assert.equal(files[1][1].includes("雷速体育直播"), false);
  for (const { text, file } of passages()) if (file === infoOf(PLAN).file) assert.ok(files[1][1].includes(text), text.slice(0, 30));
  await button(page, "复制").nth(1).click();
  assert.equal(await clipboard(page), files[1][1]);
  clean();
});

browserTest("in a sandboxed frame, where nothing can be saved, the texts can be copied by hand", async (t) => {
  const url = await host(t, { "index.html": `<iframe sandbox="allow-scripts" src="plan-explorer.html#doc=${PLAN}" width="900" height="700"></iframe>` });
  const { page } = await openSingle(t, { allowed: () => true, offline: false });
  await page.goto(url);
  const frame = page.frameLocator("iframe");
  await frame.getByText("略去的内容与下载").click();
  await frame.getByRole("button", { name: "复制" }).first().click();
  assert.equal(await frame.getByRole("button", { name: "下载" }).count(), 0);
  assert.match(await frame.getByRole("textbox", { name: /自行复制/ }).inputValue(), /雷速体育直播/);
});

browserTest("a mistake is reported with document, section, span and edition", async (t) => {
  const { page, clean } = await opened(t, `#doc=${REPORT}`);
  const passage = passages().find((one) => one.file === infoOf(REPORT).file && one.text.includes("林长制"));
  await passageOf(page, "林长制").click({ position: { x: 60, y: 12 } });
  await button(page, "报错").click();
  await sees(page, "已复制");
  const text = await clipboard(page);
  const [start, end] = passage.spans[0];
  // readers count from 1
  for (const part of [infoOf(REPORT).title.replace(/[()]/g, "."), REPORT, passage.section.at(-1), infoOf(REPORT).file, `${start + 1}–${end}`, passage.text])
    assert.match(text, new RegExp(part.replace(/[()（）+?*[\]\\]/g, ".")));
  assert.match(text, /版本：[0-9a-f]{8}/);
  clean();
});

browserTest("selected words: cited, linked to by their sentence, searched for; by keys and by pointer", async (t) => {
  const { page, context, clean } = await opened(t, `#doc=${REPORT}`);
  const tools = page.getByRole("group", { name: "所选文字" });
  await select(page, "协同推进护绿");
  await tools.waitFor();
  await shot(page, "selected");
  await tools.getByRole("button", { name: "引用" }).click();
  await tools.getByRole("button", { name: "已复制" }).waitFor();
  assert.match(await clipboard(page), /^协同推进护绿\n——《.*金湾区/);
  await tools.getByRole("button", { name: "本句链接" }).click();
  await page.waitForTimeout(100);
  const link = await clipboard(page);
  assert.match(decodeURIComponent(link), /at=深入落实“林长制”/);

  // Tab leads to the tools, Escape away from them
  await page.keyboard.press("Tab");
  assert.equal(await tools.getByRole("button").first().evaluate((node) => node.getRootNode().activeElement === node), true);
  await page.keyboard.press("Escape");
  await tools.waitFor({ state: "detached" });

  const fresh = await context.newPage();
  await fresh.goto(link);
  const said = fresh.locator(".said");
  await said.first().waitFor();
  assert.match((await said.allTextContents()).join(""), /^深入落实“林长制”.*任务。$/);
  assert.ok(await said.first().evaluate((node) => node.getBoundingClientRect().top < innerHeight && node.getBoundingClientRect().bottom > 0));
  await fresh.close();

  await select(page, "红树林营造任务");
  await tools.getByRole("button", { name: "检索" }).click();
  await page.waitForURL(/q=/);
  assert.equal(await page.getByRole("combobox").inputValue(), "红树林营造任务");
  await sees(page, /公顷红树林营造任务/);
  clean();
});

browserTest("on a phone the tools stand at the foot, clear of what is selected", async (t) => {
  const { page, clean } = await opened(t, `#doc=${REPORT}`, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await page.evaluate(() => {
    const article = document.querySelector("plan-explorer").shadowRoot.querySelector("article");
    getSelection().selectAllChildren(article.querySelector("p[data-block]"));
  });
  const tools = page.getByRole("group", { name: "所选文字" });
  const { y, height, width } = await tools.boundingBox();
  assert.ok(Math.abs(y + height - 740) < 12 && width <= 360, `at ${y}, ${width} wide`);
  clean();
});

browserTest("a page loaded again, and one come back to, is where it was left", async (t) => {
  const { page, clean } = await opened(t, `#doc=${REPORT}`);
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 3300);
  await page.waitForTimeout(400);
  const top = await page.evaluate(() => scrollY);
  assert.ok(top > 3000);
  await page.reload();
  await page.locator(".text :is(.term, .figure, .repair)").first().waitFor();
  await page.waitForTimeout(300);
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - top) < 5, "lost by loading again");
  await page.goto("about:blank");
  await page.goBack();
  await page.locator(".text :is(.term, .figure, .repair)").first().waitFor();
  await page.waitForTimeout(300);
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - top) < 5, "lost by leaving");
  clean();
});

browserTest("every document says in one sentence what condition it is in", async (t) => {
  for (const { id, state } of documents()) {
    assert.ok(state, `${id} has no sentence`);
    const { page, clean } = await openSingle(t, { hash: `#doc=${id}` });
    await sees(page, state);
    assert.ok(!(await seen(page)).includes("undefined"));
    clean();
    await page.close();
  }
});

browserTest("the themes of a passage tell the words they rest on, and one is read through in order of time", async (t) => {
  const { page, clean } = await opened(t, `#doc=${REPORT}`);
  const passage = passages().find((one) => one.file === infoOf(REPORT).file && one.themes.length && one.themes[0].because.length > 2 && one.text.length > 60);
  const [{ name, id, because }] = passage.themes;
  const paragraph = passageOf(page, passage.text.slice(0, 30));
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.getByRole("button", { name }).hover();
  const card = page.getByRole("dialog");
  const said = await card.innerText();
  for (const part of [name, because[0]]) assert.ok(said.includes(part), `${part} is not in: ${said}`);
  assert.equal(await paragraph.textContent(), passage.text, "the tag is part of the text");
  await shot(page, "tags");
  await card.getByRole("link", { name: "通读这个主题" }).click();
  await page.waitForURL(new RegExp(`through=${id}`));
  const own = passages().filter(({ themes }) => themes.some((theme) => theme.id === id));
  await page.locator(".through").nth(new Set(own.map(({ file }) => file)).size - 1).waitFor();
  const text = await seen(page);
  for (const { text: one } of own) assert.ok(text.includes(one), `not read through: ${one.slice(0, 30)}`);
  const held = documents();
  const times = (await page.locator(".through h2").allInnerTexts()).map((title) => held.find((info) => info.title === title)).map(({ published, period }) => published ?? period[1]);
  assert.ok(times.length > 2);
  assert.deepEqual(times, [...times].sort());
  await shot(page, "through");
  await page.goBack();
  await sees(page, "各位代表");
  clean();
});
