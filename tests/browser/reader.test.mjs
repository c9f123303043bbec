// What is said about the words of a text: found by what a reader sees, pointed at, tapped, reached by keys. Expected words come
// from the command line.
import assert from "node:assert/strict";
import { documents, openSingle, browserTest, passages, profile, seen, sees, shot, SINGLE, told } from "./lib.mjs";

const PLAN = "xiangzhou-plan-2021";
const REPORT = "jinwan-report-2024";
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const fileOf = (key) => documents().find(({ id }) => id === key).file;
const textOf = (file) => passages().filter((one) => one.file === file).map(({ text }) => text);

/** The marks are there once the annex is. */
async function opened(t, key, options) {
  const where = await openSingle(t, { hash: `#doc=${key}`, ...options });
  await where.page.locator(".text :is(.term, .figure, .repair)").first().waitFor();
  return where;
}

/** The middle of some words of the text, scrolled into sight. */
const placeOf = (page, words, after = "") =>
  page.evaluate(([words, after]) => {
    const article = document.querySelector("plan-explorer").shadowRoot.querySelector("article");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    let text = "";
    const nodes = [];
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const start = text.indexOf(words, after && text.indexOf(after));
    const point = (offset) => {
      const [from, node] = nodes.findLast(([from]) => from <= offset);
      return [node, offset - from];
    };
    const range = document.createRange();
    range.setStart(...point(start));
    range.setEnd(...point(start + words.length - 1));
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    const [{ x, y, width, height }] = range.getClientRects();
    return { x: x + width / 2, y: y + height / 2 };
  }, [words, after]);

const card = (page) => page.getByRole("dialog");

browserTest("a term: its explanation on hover, put away by Escape or by leaving, and never in the text", async (t) => {
  const { page, clean } = await opened(t, REPORT);
  const term = "出口信用保险";
  const { definition } = told("glossary").find((one) => one.term === term);
  const before = await page.locator("article").textContent();
  const { x, y } = await placeOf(page, term);
  await page.mouse.move(x, y);
  await card(page).waitFor();
  assert.ok((await card(page).innerText()).includes(definition.text));
  await shot(page, "card-term");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "detached" });
  // out and back in again, and from the words onto the card, which stays
  await page.mouse.move(5, 5);
  await page.mouse.move(x, y);
  await card(page).waitFor();
  const box = await card(page).boundingBox();
  await page.mouse.move(x, (y + box.y + box.height / 2) / 2);
  await page.mouse.move(Math.min(x, box.x + box.width - 20), box.y + box.height / 2);
  await page.waitForTimeout(700);
  assert.ok(await card(page).isVisible());
  await page.mouse.move(5, 5);
  await card(page).waitFor({ state: "detached" });
  assert.equal(await page.locator("article").textContent(), before);
  clean();
});

browserTest("repaired words say what the source reads, in the text and in the title", async (t) => {
  const { page, clean } = await opened(t, PLAN);
  const plan = fileOf(PLAN);
  const repairs = told("repairs").filter(({ file, kind }) => file === plan && kind === "foreign-name");
  assert.ok(repairs.length > 2);
  for (const [before, { raw, reason }] of [["", repairs[0]], ["“十四五”时期，是", repairs[1]]]) {
    const { x, y } = await placeOf(page, repairs[0].replacement, before);
    await page.mouse.click(x, y);
    const text = await sees(page, raw);
    assert.match(text, new RegExp(`收录稿作\\s*“?${raw}`));
    assert.ok(text.includes(reason));
    await page.mouse.click(5, 700);
    await card(page).waitFor({ state: "detached" });
  }
  clean();
});

browserTest("a figure says what it is, and leads to the ledger", async (t) => {
  const { page, clean } = await opened(t, REPORT);
  const report = fileOf(REPORT);
  const { text, value, unit, indicator, year } = told("indicators").find((one) => one.file === report && one.kind === "outcome" && one.value > 100 && one.unit === "亿元");
  const { x, y } = await placeOf(page, `${value}${unit}`, text.replaceAll(",", "，").slice(0, 8));
  await page.mouse.click(x, y);
  const said = await card(page).innerText();
  for (const part of [indicator, `${value}${unit}`, year, "实绩"]) assert.ok(said.includes(part), `${part} is not in: ${said}`);
  await shot(page, "card-figure");
  await card(page).getByRole("link", { name: "指标" }).click();
  await page.waitForURL(/view=figures/);
  assert.match(await sees(page, `${value}`), new RegExp(indicator));
  await page.goBack();
  await sees(page, "工作回顾");
  clean();
});

browserTest("by keyboard: one stop for all marks, arrows between them, into the card and back", async (t) => {
  const { page, clean } = await opened(t, REPORT);
  await page.locator("article h1").first().focus();
  await page.keyboard.press("Tab");
  const words = () => page.evaluate(() => document.querySelector("plan-explorer").shadowRoot.activeElement.textContent);
  for (let tabs = 0; tabs < 5 && !(await page.evaluate(() => document.querySelector("plan-explorer").shadowRoot.activeElement.dataset.mark)); tabs++) await page.keyboard.press("Tab");
  const first = await words();
  await card(page).waitFor();
  await page.keyboard.press("ArrowRight");
  const second = await words();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await words(), first);
  await page.keyboard.press("ArrowRight");
  assert.equal(await words(), second);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
  await page.keyboard.press("Tab");
  assert.ok(await card(page).evaluate((node) => node.contains(node.getRootNode().activeElement)), "Tab did not reach the card's link");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "detached" });
  assert.equal(await words(), second, "Escape did not lead back");
  await page.keyboard.press("Tab");
  assert.match(await words(), /引用|出处/, "the marks are more than one stop");
  clean();
});

browserTest("on a phone a tap opens the card, another elsewhere puts it away", async (t) => {
  const { page, clean } = await opened(t, PLAN, PHONE);
  const { x, y } = await placeOf(page, "1556.64");
  await page.touchscreen.tap(x, y);
  await card(page).waitFor();
  const { x: left, width } = await card(page).boundingBox();
  assert.ok(left >= 0 && left + width <= 360, `the card stands from ${left} to ${left + width}`);
  await page.touchscreen.tap(180, 20);
  await card(page).waitFor({ state: "detached" });
  clean();
});

browserTest("the text is text: what is marked is found, selected and printed like all of it", async (t) => {
  const { page, clean } = await opened(t, REPORT);
  const article = await page.locator("article").textContent();
  for (const text of textOf(fileOf(REPORT))) assert.ok(article.includes(text), `not in one piece: ${text.slice(0, 40)}`);
  const figure = await placeOf(page, "2665亿元");
  await page.mouse.click(figure.x, figure.y);
  await card(page).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await card(page).isVisible()), "the card is printed");
  const line = await page.locator(".figure").first().evaluate((node) => getComputedStyle(node).textDecorationLine);
  assert.equal(line, "none");
  clean();
});

browserTest("without the annex the text stands, without marks", async (t) => {
  const { context } = await profile(t, { allowed: () => true, offline: true });
  await context.addInitScript(() => addEventListener("DOMContentLoaded", () => document.querySelector("[data-annex]").remove()));
  const page = await context.newPage();
  await page.goto(`${SINGLE}#doc=${REPORT}`);
  await sees(page, "各位代表");
  await page.waitForTimeout(500);
  const article = await page.locator("article").textContent();
  for (const text of textOf(fileOf(REPORT))) assert.ok(article.includes(text));
  assert.equal(await page.locator(".text :is(.term, .figure, .repair)").count(), 0);
  assert.ok(!(await seen(page)).includes("undefined"));
});
