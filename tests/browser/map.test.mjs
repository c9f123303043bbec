// The map and the comparison: what a reader reads there, and where it leads. Expected figures come from the command line.
import assert from "node:assert/strict";
import { browserTest, documents, openSingle, overflow, passages, sees, shot } from "./lib.mjs";

browserTest("the map opens first, and a cell of its table leads to the passages", async (t) => {
  const { page, clean } = await openSingle(t);
  const text = await sees(page, /规划纲要/);
  for (const { title } of documents()) assert.ok(text.includes(title), `${title} is not on the map`);
  await page.waitForTimeout(400);
  await shot(page, "map");

  const of = passages().filter(({ id, themes }) => id.startsWith("xiangzhou-plan-2021/") && themes.some((theme) => theme.id === "T07"));
  const table = page.locator("plan-explorer").locator("table.matrix");
  const rows = await table.locator("tbody tr").count();
  const theme = table.locator("tbody tr").nth(7);
  await theme.locator("th button").click();
  assert.ok((await table.locator("tbody tr").count()) > rows, "a theme does not unfold");
  await theme.locator("td a").nth(1).click();
  await page.waitForURL(/theme=T07/);
  assert.match(page.url(), /in=xiangzhou-plan-2021/);
  await sees(page, `${of.length} 段`);
  await page.goBack();
  await sees(page, /收录范围/);
  clean();
});

browserTest("a theme is read through all documents in order of time", async (t) => {
  const { page, clean } = await openSingle(t);
  await sees(page, /按时间通读/);
  await page.locator("plan-explorer").locator("table.matrix tbody tr").nth(7).locator("td a").last().click();
  await page.waitForURL(/through=T07/);
  const all = passages().filter(({ themes }) => themes.some((theme) => theme.id === "T07"));
  await sees(page, `${all.length} 段`);
  await sees(page, /按时间先后/);
  clean();
});

browserTest("how themes are assigned is told, with the accuracy of each", async (t) => {
  const { page, clean } = await openSingle(t);
  await sees(page, /收录范围/);
  await page.locator("plan-explorer").locator("details.trust summary").click();
  await sees(page, /themes\.toml/);
  const rows = page.locator("plan-explorer").locator("details.trust tbody tr");
  assert.equal(await rows.count(), 15);
  for (const row of await rows.all()) assert.match(await row.innerText(), /\d+%\s+\d+%\s+\d+/);
  await shot(page, "trust");
  clean();
});

browserTest("a question of the map runs", async (t) => {
  const { page, clean } = await openSingle(t);
  await sees(page, /历年怎么说/);
  await page.locator("plan-explorer").getByText(/历年怎么说/).click();
  await page.waitForURL(/q=/);
  await sees(page, /份文件 \d+ 段/);
  clean();
});

browserTest("a theme that does not exist is passed over, and said to be", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#theme=T99" });
  const text = await sees(page, /“主题”的值“T99”无法识别/);
  assert.doesNotMatch(text, /没有找到|所选条件下没有段落/);
  // nor is it read through; a name in place of the id will do
  await page.goto(page.url().replace(/#.*/, "#view=read&through=T99"));
  await sees(page, /“主题”的值“T99”无法识别/);
  await page.goto(page.url().replace(/#.*/, `#view=read&through=${encodeURIComponent("教育")}`));
  assert.doesNotMatch(await sees(page, /按时间先后/), /无法识别/);
  clean();
});

browserTest("two documents are compared, from the map and by address", async (t) => {
  const { page, context, clean } = await openSingle(t);
  await sees(page, /收录范围/);
  await page.getByRole("button", { name: "对照", exact: true }).click();
  await page.waitForURL(/view=compare/);
  await sees(page, /两份都有/);
  await shot(page, "compare");
  const again = await context.newPage();
  await again.goto(page.url());
  await sees(again, /类别不同/);
  await again.emulateMedia({ media: "print" });
  await sees(again, /类别不同/);
  await again.emulateMedia({ media: null });
  const table = again.locator("plan-explorer").locator("table.compared");
  await table.locator("button").first().click();
  await shot(again, "compare-open");
  await table.locator(".sides a").first().click();
  await again.waitForURL(/doc=.*at=/);
  clean();
});

for (const width of [300, 360, 1280, 2560])
  browserTest(`${width} px: nothing runs out at the side of the map`, async (t) => {
    for (const [name, hash] of [["map", ""], ["compare", "#view=compare&a=xiangzhou-report-2021&b=xiangzhou-plan-2021"]])
      for (const colorScheme of ["light", "dark"]) {
        const { page, clean } = await openSingle(t, { viewport: { width, height: 900 }, colorScheme, hash });
        await sees(page, name === "map" ? /历年怎么说/ : /两份都有/);
        assert.equal(await overflow(page), "");
        await shot(page, `${name}-${width}-${colorScheme}`);
        clean();
      }
  });

browserTest("a number typed into the ledger finds its row, which opens the sentence", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#view=figures" });
  await sees(page, /[1-9]\d* 条/);
  await shot(page, "figures");
  await page.getByLabel("查找名称或数值").fill("1556.64");
  const text = await sees(page, /地区生产总值/);
  assert.match(text, /1,556\.64/);
  await page.waitForURL(/find=1556\.64/);
  await page.locator("plan-explorer").locator("table.ledger tbody a").first().click();
  await page.waitForURL(/doc=.*at=/);
  await sees(page, /1556\.64/);
  clean();
});

for (const width of [300, 360, 1280])
  browserTest(`${width} px: nothing runs out at the side of the ledger`, async (t) => {
    const { page } = await openSingle(t, { viewport: { width, height: 900 }, hash: "#view=figures" });
    await sees(page, /[1-9]\d* 条/);
    assert.equal(await overflow(page), "");
    await shot(page, `figures-${width}`);
  });
