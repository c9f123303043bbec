// What an address can ask for, by the names the attributes have, and the attributes of how the widget looks.
import assert from "node:assert/strict";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { until } from "./drivers/process.mjs";
import { overflow } from "./eyes.mjs";
import { host } from "./host.mjs";
import { browserTest, holding, openSingle, profile, sees, shot, told } from "./lib.mjs";

browserTest("attributes by their own names behind #", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#query=学位&region=珠海市香洲区，珠海市金湾区&year=2021,2025&locale=en" });
  await sees(page, /Search/);
  const chips = await page.locator("[part~=chips] .chip").allInnerTexts();
  for (const value of ["香洲", "金湾", "2021", "2025"]) assert.ok(chips.some((text) => text.includes(value)), `${value} in ${chips}`);
  const at = async (hash, what) => {
    await page.evaluate((hash) => (location.hash = hash), hash);
    return sees(page, what);
  };
  await at("#document=xiangzhou-plan-2021&locale=zh-Hans", /前言/);
  assert.equal(await page.locator(".rooms [aria-current]").innerText(), "通读");
  // in a search a document is what is searched
  await at("#view=search&document=xiangzhou-plan-2021&query=学位", /文件/);
  await page.locator("[part~=chips] .chip").waitFor();
  await at("#view=series&name=地区生产总值&subject=香洲区", /各处写法/);
  await at("#view=figures&name=地区生产总值", /条/);
  // the language stays while one goes on, and the reader's own choice takes its place
  await at("#query=学位&locale=en", /passage/);
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await sees(page, "Choose a document");
  assert.match(await page.evaluate(() => location.hash), /locale=en/);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByLabel("Language").selectOption("zh-Hans");
  await sees(page, "选择一份文件通读");
  assert.match(await page.evaluate(() => location.hash), /locale=zh-Hans/);
  clean();
});

for (const hash of ["#view=series", "#view=series&name="])
  browserTest(`${hash}: no name lists what there is`, async (t) => {
    const { page, clean } = await openSingle(t, { hash });
    const { total } = told("series");
    await sees(page, `${total ?? told("series").length} 个指标`);
    assert.equal(await page.locator(".ledger tbody tr").count(), 50);
    await page.getByRole("button", { name: "显示更多" }).click();
    await until("more rows", async () => (await page.locator(".ledger tbody tr").count()) === 100);
    await page.locator(".ledger tbody a").first().click();
    await page.locator(".chart, [part~=series]").first().waitFor();
    clean();
  });

const GUEST = `<style>body { background: rgb(250, 240, 220); margin: 0 }</style><script src="plan-explorer.js"></script><plan-explorer id="one" query="学位" locale="zh-Hans" color-scheme="light"></plan-explorer>`;

inEveryEngine("without its name and its ground, as attributes say", async (t, engine) => {
  const tab = await visit(t, engine, await host(t, { "index.html": GUEST }));
  await until("results", () => tab.call(() => !!one.shadowRoot.querySelector(".result")), 10_000);
  const grounds = () => tab.call(() => ["[part~=plan]", "[part~=top]"].map((part) => getComputedStyle(one.shadowRoot.querySelector(part)).backgroundColor));
  const name = () => tab.call(() => one.shadowRoot.querySelector(".name")?.textContent ?? null);
  const [clear, paper] = ["rgba(0, 0, 0, 0)", "rgb(253, 253, 251)"];
  assert.deepEqual([await name(), ...(await grounds())], ["规划通览", paper, paper]);
  await tab.call(() => ((one.hideName = true), one.setAttribute("transparent", "")));
  await until("no name", async () => (await name()) === null);
  assert.deepEqual(await grounds(), [clear, clear]);
  for (const width of [1280, 800, 360]) {
    await tab.resize(width, 800);
    assert.equal(await tab.call(overflow), "", `${width} px`);
    const box = await tab.call(() => one.shadowRoot.querySelector(".box").getBoundingClientRect().width);
    assert.ok(box > (width === 1280 ? 600 : width === 800 ? 330 : 200), `the box is ${box} px wide of ${width}`);
  }
  await tab.call(() => (one.setAttribute("hide-name", "false"), one.setAttribute("transparent", "false")));
  await until("the name", async () => (await name()) !== null);
  assert.deepEqual(await grounds(), [paper, paper]);
  assert.deepEqual(await tab.call(() => [one.hideName, one.transparent]), [false, false]);
});

for (const scheme of ["light", "dark"])
  for (const width of [1280, 360])
    browserTest(`pictures without name and ground: ${scheme}, ${width} px`, async (t) => {
      const ground = scheme === "light" ? "#f6ecd8" : "#102030";
      const address = await host(t, { "index.html": GUEST.replace("rgb(250, 240, 220)", ground).replace('"light"', `"${scheme}" hide-name transparent`) });
      const { context, clean } = await profile(t, { allowed: (url) => url.startsWith(address), viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.goto(address);
      await sees(page, new RegExp(`(^|\\D)${holding("学位").length} 段`));
      await shot(page, `bare-search-${scheme}-${width}`);
      for (const [view, document] of [["read", "xiangzhou-plan-2021"], ["map", ""], ["series", ""]]) {
        await page.evaluate(([view, document]) => ((one.query = ""), (one.view = view), (one.document = document)), [view, document]);
        await page.waitForTimeout(400);
        assert.equal(await page.evaluate(overflow), "");
        await shot(page, `bare-${view}-${scheme}-${width}`);
      }
      clean();
    });
