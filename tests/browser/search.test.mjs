// Finding, as a reader does it: how a looser reading is told and left, what a result offers to the pointer and to the keys.
// Expected figures come from the command line, words from what a reader would type.
import assert from "node:assert/strict";
import { box, browserTest, holding, openSingle, overflow, sees, shot, type } from "./lib.mjs";

const inside = (page, selector) => page.locator("plan-explorer").locator(selector);
const hash = (query) => "#q=" + encodeURIComponent(query);
/** The element that has the focus, inside the shadow root. */
const focused = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent ?? "");

browserTest("a wrong character is told, and can be searched as typed", async (t) => {
  const { page, context, clean } = await openSingle(t);
  assert.equal(holding("香州").length, 0);
  await type(page, "香州");
  const text = await sees(page, "未找到“香州”，显示“香洲”的结果");
  const [, found] = /(\d+) 段/.exec(text.slice(text.indexOf("未找到")));
  assert.ok(Number(found) >= holding("香洲").length, "passages with 香洲 in a heading count too");
  await shot(page, "search-slip");
  await page.getByText("只按字面检索").click();
  await page.waitForURL(/literal=1/);
  await sees(page, "没有找到“香州”");
  await sees(page, "是否指“香洲”");
  await shot(page, "search-literal-none");

  const again = await context.newPage();
  await again.goto(page.url());
  await sees(again, "没有找到“香州”");
  await again.getByText("也找相近的").click();
  await sees(again, "显示“香洲”的结果");
  assert.doesNotMatch(again.url(), /literal/);
  // and an emptied box asks anew
  await page.bringToFront();
  await box(page).fill("");
  await type(page, "qianshanhe");
  await sees(page, "“qianshanhe”按拼音读作“前山河”");
  clean();
});

browserTest("what stands as typed comes first, and a line parts it from the rest", async (t) => {
  const { page, clean } = await openSingle(t, { hash: hash("养老服务") });
  await sees(page, "以下各段没有原词");
  const literal = holding("养老服务").length;
  const rows = await inside(page, "[role=row]").allTextContents();
  const first = await inside(page, "[role=rowgroup]").first().locator("[role=row]").allTextContents();
  assert.equal(first.length, literal);
  assert.ok(rows.length > literal);
  assert.ok(first.every((text) => text.includes("养老服务")));
  assert.ok(rows.slice(literal).every((text) => !text.includes("养老服务")));
  clean();
});

browserTest("the keys go through the results, into one of them, and back to the box", async (t) => {
  const { page, clean } = await openSingle(t, { hash: hash("前山河") });
  await sees(page, `${holding("前山河").length} 段`);
  await box(page).focus();
  for (const key of ["ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  const named = await box(page).evaluate((input) => input.getRootNode().getElementById(input.getAttribute("aria-activedescendant")).closest("[role=row]").textContent);
  assert.equal(named, await inside(page, "[role=row]").nth(1).textContent());
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  assert.ok(named.startsWith(await focused(page)));
  await page.keyboard.press("ArrowUp");
  assert.ok((await inside(page, "[role=row]").first().textContent()).startsWith(await focused(page)));
  await page.keyboard.press("Escape");
  await page.keyboard.insertText("治理");
  assert.equal(await box(page).inputValue(), "前山河治理");
  clean();
});

browserTest("a result says what its themes rest on and why it is there, and can be copied from", async (t) => {
  const { page, clean } = await openSingle(t, { hash: hash("前山河") });
  await sees(page, `${holding("前山河").length} 段`);
  await page.waitForTimeout(400);
  const row = inside(page, "[role=row]").first();
  const snippet = (await row.locator("mark").first().locator("..").textContent()).replaceAll("…", "");
  const passage = holding("前山河").find(({ text }) => text.includes(snippet.slice(0, 30)));
  const [theme] = passage.themes;
  const tag = row.getByRole("button").first();
  await tag.focus();
  await sees(page, theme.because[0]);
  assert.ok((await tag.textContent()).includes(theme.name));
  await page.keyboard.press("Escape");
  assert.doesNotMatch(await tag.textContent(), /依据/);

  await row.getByRole("button", { name: "为什么是这条" }).click();
  await sees(page, /“前山河”在正文中 [1-9] 处/);
  await shot(page, "search-why");
  const address = page.url();
  const { x, y, width } = await row.locator("p").first().boundingBox();
  await page.mouse.move(x + 2, y + 12);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + 12, { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(200);
  assert.equal(page.url(), address);
  await page.mouse.click(5, 700);
  await row.locator("mark").first().click();
  await page.waitForURL(/doc=/);
  clean();
});

browserTest("an everyday word, a district and half a word, on a phone", async (t) => {
  const { page, clean } = await openSingle(t, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await box(page).waitFor();
  for (const [words, told] of [["养老院", /养老院”也按文件中的说法检索/], ["旧村gai", /按拼音读作/], ["怎样解决停车难", /段/]]) {
    await box(page).fill("");
    await type(page, words);
    await sees(page, told);
    assert.equal(await overflow(page), "", words);
    await shot(page, `search-phone-${words}`);
  }
  const row = inside(page, "[role=row]").first();
  await row.getByRole("button", { name: "为什么是这条" }).tap();
  assert.equal(await overflow(page), "");
  await row.locator("p").first().tap();
  await page.waitForURL(/doc=/);
  clean();
});

for (const [locale, told] of [["en", /“香州” was not found; these are results for “香洲”.*as typed/s], ["zh-TW", /找不到「香州」，以下是「香洲」的結果/]])
  browserTest(`in ${locale}`, async (t) => {
    const { page, clean } = await openSingle(t, { locale, hash: hash("香州"), colorScheme: "dark" });
    await sees(page, told);
    await shot(page, `search-${locale}`);
    clean();
  });

browserTest("help shows how to ask with what is in these texts, and every example finds something", async (t) => {
  const { page, clean } = await openSingle(t, { hash: hash("养老") });
  await sees(page, /\d 段/);
  await page.waitForTimeout(400);
  await box(page).focus();
  await page.keyboard.press("F1");
  await sees(page, "各词都要出现");
  await page.keyboard.press("Escape");
  assert.equal(await box(page).evaluate((input) => input.getRootNode().activeElement === input), true, "the focus is not back in the box");
  const examples = inside(page, ".help .panel dt button");
  const open = () => page.getByRole("button", { name: "检索方法" }).click();
  await open();
  const queries = await examples.allTextContents();
  await shot(page, "search-help");
  for (const written of [/^\S+ \S+$/, /^“.+”$/, /^《.+》$/, / -/, / \| /, / 或 /, /^文档:/, /^地区:/, /^年份:\d{4}$/, /^年份:\d{4}\.\.\d{4}$/, /^主题:/, /^章节:/, /^类型:/])
    assert.ok(queries.some((query) => written.test(query)), `no example like ${written} in ${queries}`);
  for (const [index, query] of queries.entries()) {
    await examples.nth(index).click();
    assert.equal(await box(page).inputValue(), query);
    const [, found] = /([\d,]+) 段/.exec(await sees(page, /\d 段/));
    assert.ok(Number(found.replace(",", "")) > 0, query);
    await open();
  }
  clean();
});

browserTest("the question mark opens help outside of the box only", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#view=read" });
  await sees(page, "选择一份文件");
  await page.waitForTimeout(300);
  await page.keyboard.press("?");
  await sees(page, "减号之后");
  await page.keyboard.press("Escape");
  await box(page).click();
  await page.keyboard.type("?");
  assert.equal(await inside(page, ".help .panel").count(), 0);
  clean();
});

browserTest("the left column: its width by keys and pointer, put away and back, remembered", async (t) => {
  const { page, clean } = await openSingle(t, { hash: hash("养老") });
  await sees(page, /\d 段/);
  const width = async () => (await inside(page, ".side").boundingBox())?.width;
  const edge = page.getByRole("separator");
  const before = await width();
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  assert.ok((await width()) > before);
  const { x, y } = await edge.boundingBox();
  await page.mouse.move(x + 4, y + 200);
  await page.mouse.down();
  await page.mouse.move(x + 84, y + 220, { steps: 4 });
  await page.mouse.up();
  const wide = await width();
  assert.ok(wide > before + 80, `${before} to ${wide}`);
  await page.reload();
  await sees(page, /\d 段/);
  assert.equal(await width(), wide);
  await page.getByRole("button", { name: "收起" }).click();
  assert.equal(await width(), undefined);
  await shot(page, "search-folded");
  await page.reload();
  await sees(page, /\d 段/);
  await page.getByRole("button", { name: "筛选" }).press("Enter");
  assert.equal(await width(), wide);
  clean();
});

browserTest("filters on a phone: a sheet, its count on the button, chips that take them away", async (t) => {
  const { page, clean } = await openSingle(t, { viewport: { width: 360, height: 740 }, hash: hash("养老") });
  await sees(page, /\d 段/);
  const opener = page.getByRole("button", { name: /^筛选/ });
  await opener.click();
  await page.getByRole("checkbox", { name: /^2021/ }).check();
  assert.match(await opener.textContent(), /\(1\)/);
  await shot(page, "search-sheet");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("checkbox", { name: /^2021/ }).count(), 0);
  await page.getByRole("button", { name: "去掉筛选：2021" }).click();
  assert.doesNotMatch(await opener.textContent(), /\(/);
  assert.equal(await overflow(page), "");
  clean();
});

browserTest("where filters leave nothing, it is said which one to leave out, and that works", async (t) => {
  const { page, clean } = await openSingle(t, { hash: `${hash("前山河")}&region=${encodeURIComponent("珠海市金湾区")}` });
  await sees(page, "没有找到“前山河”");
  const way = page.getByRole("button", { name: "不限“珠海市金湾区”" });
  assert.match(await way.textContent(), new RegExp(` ${holding("前山河").length} 段`));
  await way.click();
  await sees(page, `${holding("前山河").length} 段`);
  // neither of the two alone is enough
  await page.goto(page.url().replace(/#.*/, `${hash("前山河")}&region=${encodeURIComponent("珠海市金湾区")}&year=2024&kind=plan`));
  await sees(page, "没有找到“前山河”");
  await page.getByRole("button", { name: "不限所有条件" }).click();
  await sees(page, `${holding("前山河").length} 段`);
  clean();
});

browserTest("an emptied box returns to the map; a reload finds the place again", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#view=search" });
  await box(page).click();
  await type(page, "香洲");
  await sees(page, /显示更多/);
  await page.getByRole("button", { name: /显示更多/ }).click();
  await inside(page, "[role=row]").nth(35).scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  const top = await page.evaluate(() => scrollY);
  assert.ok(top > 1000);
  await page.reload();
  await sees(page, /显示更多/);
  await page.waitForTimeout(300);
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - top) < 3, "scrolled elsewhere after the reload");
  // near-duplicates may be folded
  assert.ok((await inside(page, "[role=row]").count()) > 35);
  await box(page).fill("");
  await sees(page, "收录范围");
  await page.waitForFunction(() => !location.hash.includes("q="));
  clean();
});

browserTest("what was searched for is offered again, can be forgotten, and is kept nowhere as a guest", async (t) => {
  const { page, clean } = await openSingle(t);
  await type(page, "前山河");
  await sees(page, /\d 段/);
  await box(page).press("Enter");
  await page.waitForURL(/doc=/);
  await box(page).fill("前");
  await sees(page, "检索过");
  await inside(page, "#suggestions [role=option]").first().click();
  assert.equal(await box(page).inputValue(), "前山河");
  await page.goto(page.url().split("#")[0] + "#view=search");
  await page.getByRole("button", { name: "清除记录" }).click();
  assert.equal(await page.evaluate(() => JSON.parse(localStorage["plan-explorer"]).recent.length), 0);
  clean();
});

browserTest("keywords in context: every place once, in order of what stands around it", async (t) => {
  const { page, context, clean } = await openSingle(t);
  await type(page, "前山河");
  await sees(page, /\d 段/);
  await page.getByText("上下文", { exact: true }).click();
  const places = holding("前山河").flatMap(({ text }) => text.split("前山河").slice(1).map((after, i) => ({ before: text.split("前山河").slice(0, i + 1).join("前山河"), after: text.split("前山河").slice(i + 1).join("前山河") })));
  await sees(page, `${places.length} 处`);
  // without the dots that say where the passage goes on
  const column = async (name) => (await inside(page, `.lines tbody .${name}`).allTextContents()).map((text) => text.replace(/^……|……$/g, ""));
  assert.deepEqual([...new Set(await column("hit"))], ["前山河"]);
  const right = await column("right");
  assert.ok(places.every(({ after }) => right.some((text) => after.startsWith(text))));
  const left = await column("left");
  assert.ok(places.every(({ before }) => left.some((text) => before.endsWith(text))));
  const goesOn = (text, side) => (side === "left" ? text.startsWith("……") : text.endsWith("……"));
  for (const side of ["left", "right"]) {
    const said = await inside(page, `.lines tbody .${side}`).allTextContents();
    assert.ok(said.some((text) => goesOn(text, side)), `no line is said to go on to the ${side}`);
  }
  // equal neighbours stand together
  const together = (characters) => characters.filter((one, at) => one !== characters[at - 1]).length === new Set(characters).size;
  await page.getByRole("button", { name: "后文" }).click();
  assert.ok(together((await column("right")).map((text) => text[0])));
  await page.getByRole("button", { name: "前文" }).click();
  assert.ok(together((await column("left")).map((text) => text.at(-1))));
  await shot(page, "search-context");

  const narrow = await context.newPage();
  await narrow.setViewportSize({ width: 360, height: 740 });
  await narrow.goto(page.url());
  await sees(narrow, `${places.length} 处`);
  assert.equal(await overflow(narrow), "");
  await box(narrow).focus();
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await narrow.keyboard.press(key);
  await narrow.waitForURL(/doc=/);
  clean();
});
