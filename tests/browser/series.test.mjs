// A series as a chart, as a table and in words. Expected figures come from the command line.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { browserTest, DIST, openSingle, overflow, ROOT, sees, shot } from "./lib.mjs";

const told = (command) => JSON.parse(execFileSync(ROOT + "target/release/plan-explorer", [command, "--json", "--corpus", DIST + "corpus.plan"], { encoding: "utf8", maxBuffer: 1 << 27 }));
const indicators = new Map(told("indicators").map((row) => [row.id, row]));
/** The longest series that has a promise and a report, and one that disagrees with itself. */
const all = told("series").sort((a, b) => b.points.length - a.points.length);
const main = all.find(({ plan, outcome, conflicts }) => plan && outcome && conflicts.length);
const asked = ({ indicator, subject, unit }) => encodeURIComponent(`${indicator}|${subject}|${unit ?? ""}`);
const hash = `#view=figures&series=${asked(main)}`;
const inside = (page) => page.locator("plan-explorer").locator("[part=series]");
const STATES = { met: "达到", missed: "未达到", "on-the-way": "进行中", "self-reported": "自报", "no-figure-held": "无数据", due: "已到期", "not-comparable": "不可比" };

browserTest("a series is chosen from the list and shown as chart, table and words", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#view=figures&by=series" });
  await sees(page, `${all.length} 个指标`);
  await page.locator("plan-explorer").locator("table.ledger tbody a").getByText(main.indicator, { exact: true }).first().click();
  await page.waitForURL(/series=/);
  const text = await sees(page, STATES[main.status]);
  for (const id of main.points) assert.ok(text.includes(indicators.get(id).year.replace("-", "–")), id);
  const points = inside(page).locator("svg a.point");
  assert.equal(await points.count(), main.points.length);
  assert.equal(await inside(page).locator("table.ledger tbody tr").count(), main.points.length);
  // promises are open, reports are full, and bounds are arrows
  const kinds = main.points.map((id) => indicators.get(id));
  assert.equal(await points.locator(".open").count(), kinds.filter(({ kind }) => kind === "target").length);
  assert.equal(await points.locator(".full").count(), kinds.filter(({ kind }) => kind !== "target").length);
  assert.equal(await points.locator(".arrow").count(), kinds.filter(({ comparator }) => comparator !== "=").length);
  await page.goBack();
  await sees(page, `${all.length} 个指标`);
  clean();
});

browserTest("every mark opens its sentence, by the pointer and by the keyboard", async (t) => {
  const { page, clean } = await openSingle(t, { hash });
  await sees(page, main.indicator);
  const points = inside(page).locator("svg a.point");
  for (let at = 0; at < main.points.length; at++) {
    const said = await points.nth(at).locator("title").textContent();
    await points.nth(at).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/doc=.*at=/);
    const printed = said.match(/\S+ \S+ (.+)，《/)[1];
    await page.locator("plan-explorer").locator(".target", { hasText: printed }).waitFor({ timeout: 5000 });
    await page.goBack();
    await page.waitForURL(/series=/);
    await inside(page).waitFor();
  }
  await points.last().locator(".touch").click();
  await page.waitForURL(/doc=.*at=/);
  clean();
});

browserTest("figures that differ stand side by side, and what is computed is called so", async (t) => {
  const { page, clean } = await openSingle(t, { hash });
  const text = await sees(page, "各处不一致的数字");
  for (const { points } of main.conflicts) for (const id of points) assert.ok(text.includes(indicators.get(id).text.slice(-4)), id);
  assert.match(text, /程序推算/);
  clean();
});

browserTest("labels of a chart lie neither on one another nor on marks, and within it", async (t) => {
  for (const width of [300, 360, 1280]) {
    const { page } = await openSingle(t, { viewport: { width, height: 900 }, hash });
    await sees(page, main.indicator);
    const found = await page.evaluate(() => {
      const svg = document.querySelector("plan-explorer").shadowRoot.querySelector(".plot > svg");
      const boxes = (selector) => [...svg.querySelectorAll(selector)].map((node) => ({ text: node.textContent, box: node.getBoundingClientRect() })).filter(({ box }) => box.width);
      const labels = boxes(".said");
      const marks = boxes("a.point .open, a.point .full");
      const hit = (a, b) => a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1 && a.box.top < b.box.bottom - 1 && b.box.top < a.box.bottom - 1;
      const trouble = [];
      labels.forEach((one, at) => {
        for (const other of [...labels.slice(at + 1), ...marks]) if (hit(one, other)) trouble.push(`${one.text} on ${other.text || "a mark"}`);
        if (one.box.right > innerWidth || one.box.left < 0) trouble.push(`${one.text} runs out`);
      });
      return { labels: labels.length, trouble };
    });
    assert.deepEqual(found.trouble, [], `${width} px`);
    assert.ok(found.labels >= 2, `${found.labels} labels at ${width} px`);
  }
});

browserTest("an unknown series is told, with those whose names come near", async (t) => {
  const { page, clean } = await openSingle(t, { hash: `#view=figures&series=${encodeURIComponent("地区总值")}` });
  await sees(page, "没有这个指标：地区总值");
  await page.locator("plan-explorer").getByText(/地区生产总值 · /).first().click();
  await sees(page, "出处");
  clean();
});

browserTest("an address by the name alone, or by name and subject, leads to the series", async (t) => {
  const twin = all.find((one) => all.some((other) => other.indicator === one.indicator && other.subject !== one.subject && other.points.length > one.points.length));
  const named = (text) => `#view=figures&series=${encodeURIComponent(text)}`;
  const { page, clean } = await openSingle(t, { hash: named(main.indicator) });
  await inside(page).locator("h2", { hasText: main.subject }).waitFor();
  await sees(page, "同名的还有");
  await page.goto(page.url().split("#")[0] + named(`${twin.indicator}|${twin.subject}`));
  await inside(page).locator("h2", { hasText: twin.subject }).waitFor();
  clean();
});

browserTest("the list of series: sorted by any column, and what each comes to, as the command line says it", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#view=figures&by=series" });
  await sees(page, `${all.length} 个指标`);
  const table = page.locator("plan-explorer").locator("table.ledger");
  const words = new Set(all.map(({ words }) => words.replace(/(\d)-(?=\d)/g, "$1–")));
  const said = await table.locator("tbody .clause").allTextContents();
  assert.ok(said.length >= 50);
  for (const text of said) assert.ok(words.has(text), text);
  const head = (name) => table.locator("thead a").getByText(name, { exact: true });
  for (const name of ["名称", "所指", "条数", "文件数", "状态"]) {
    await head(name).click();
    await sees(page, `按“${name}”升序`);
    assert.equal(await table.locator("thead th[aria-sort=ascending]").textContent(), `${name} ↑`);
  }
  await head("条数").click();
  await sees(page, "按“条数”升序");
  await page.locator("plan-explorer").locator("table.ledger thead a").getByText("条数").focus();
  await page.keyboard.press("Enter");
  await sees(page, "按“条数”降序");
  const counts = (await table.locator("tbody td.number:nth-child(3) .in-column").allTextContents()).map(Number);
  assert.equal(counts[0], all[0].points.length);
  assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
  clean();
});

browserTest("what a promise comes to is told in the reader's language", async (t) => {
  const left = all.find(({ words, unit }) => /还差/.test(words) && unit === "%");
  for (const [locale, goal, rest] of [["en-GB", /Target for \d{4}: /, /percentage points? to go/], ["zh-TW", /年目標/, /尚差.+個百分點/]]) {
    const { page, clean } = await openSingle(t, { locale, hash });
    const verdict = inside(page).locator(".verdict");
    await verdict.waitFor();
    assert.match(await verdict.textContent(), goal);
    assert.doesNotMatch(await verdict.textContent(), /年目标|增长约/);
    await page.goto(page.url().split("#")[0] + `#view=figures&series=${asked(left)}`);
    await inside(page).locator("h2", { hasText: left.indicator }).waitFor();
    assert.match(await verdict.textContent(), rest);
    clean();
  }
});

browserTest("a table to take along opens in a spreadsheet: its encoding marked, units and sources in columns of their own", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#view=figures" });
  await sees(page, /[1-9]\d* 条/);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  const bytes = readFileSync(await (await waiting).path());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = bytes.toString("utf8").slice(1).trimEnd().split("\r\n");
  const rows = lines.map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => cell.replaceAll('""', '"')));
  const [head, ...cells] = rows;
  assert.equal(cells.length, indicators.size);
  assert.ok(rows.every((row) => row.length === head.length));
  const column = (name) => cells.map((row) => row[head.indexOf(name)]);
  assert.deepEqual(column("单位"), [...indicators.values()].map(({ unit }) => unit ?? ""));
  for (const name of ["名称", "写法", "文件", "原句"]) assert.ok(column(name).every(Boolean), name);
  assert.ok(column("来源网页").some((address) => address.startsWith("http")));
  for (const cell of cells.flat()) assert.doesNotMatch(cell, /^([=+@-]|\d+(\.\d+)?:)/, "a formula or a time to a spreadsheet");
  clean();
});

browserTest("rows stay low: nothing is squeezed into a column beside the window, no name of a district breaks", async (t) => {
  for (const width of [300, 360, 1280])
    for (const at of ["#view=figures", "#view=figures&by=series", hash]) {
      const { page } = await openSingle(t, { viewport: { width, height: 900 }, hash: at });
      await sees(page, main.indicator);
      const trouble = await page.evaluate(() => {
        const table = document.querySelector("plan-explorer").shadowRoot.querySelector("table.ledger");
        const high = [...table.querySelectorAll("tbody tr")].filter((row) => row.getBoundingClientRect().height > 190);
        const hidden = [...table.querySelectorAll("tbody td, tbody th")].filter((cell) => cell.getBoundingClientRect().right > innerWidth + 1);
        const lines = (cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getClientRects().length;
        };
        const broken = [...table.querySelectorAll(".region")].filter((cell) => lines(cell) > 1);
        return [...high.map((row) => `high: ${row.textContent}`), ...hidden.map((cell) => `hidden: ${cell.textContent}`), ...broken.map((cell) => `broken: ${cell.textContent}`)];
      });
      assert.deepEqual(trouble, [], `${width} px, ${at}`);
    }
});

browserTest("on paper the tables keep to the page", async (t) => {
  for (const at of ["#view=figures", "#view=figures&by=series", hash]) {
    const { page } = await openSingle(t, { viewport: { width: 718, height: 1000 }, hash: at });
    await sees(page, main.indicator);
    await page.emulateMedia({ media: "print" });
    assert.equal(await overflow(page), "", at);
    await shot(page, `print-${at.length}`);
  }
});

for (const width of [300, 360, 1280])
  browserTest(`${width} px: nothing runs out at the side of a series and of their list`, async (t) => {
    for (const colorScheme of ["light", "dark"])
      for (const [name, at] of [["series", hash], ["series-list", "#view=figures&by=series"]]) {
        const { page, clean } = await openSingle(t, { viewport: { width, height: 900 }, colorScheme, hash: at });
        await sees(page, main.indicator);
        assert.equal(await overflow(page), "");
        await shot(page, `${name}-${width}-${colorScheme}`);
        clean();
      }
  });

browserTest("the table: sorted by any column and told so, narrowed by theme, walked by the arrow keys", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#view=figures" });
  await sees(page, /[1-9]\d* 条/);
  const table = page.locator("plan-explorer").locator("table.ledger");
  for (const name of ["单位", "性质", "所指", "地区"]) {
    await table.locator("thead a").getByText(name, { exact: true }).click();
    await sees(page, `按“${name}”升序`);
    assert.equal(await table.locator("thead th[aria-sort=ascending]").textContent(), `${name} ↑`);
  }
  await table.locator("thead a").getByText("数值", { exact: true }).click();
  await table.locator("thead a").getByText("数值").click();
  await sees(page, "按“数值”降序");
  await table.locator("tbody th a").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const second = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("plan-explorer");
    return [...shadowRoot.querySelectorAll("table.ledger tbody tr")].indexOf(shadowRoot.activeElement.closest("tr"));
  });
  assert.equal(second, 1);
  const before = Number((await sees(page, /\d+ 条/)).match(/(\d+) 条/)[1]);
  await page.getByLabel("主题").selectOption({ index: 1 });
  await page.waitForURL(/ftheme=/);
  const after = Number((await sees(page, /\d+ 条/)).match(/(\d+) 条/)[1]);
  assert.ok(after > 0 && after < before, `${after} of ${before}`);
  clean();
});

browserTest("a row is copied with its source; where the clipboard is refused, the text is shown", async (t) => {
  const { page, context, clean } = await openSingle(t, { hash: "#view=figures&find=1556.64" });
  await sees(page, "1,556.64");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text) => void (window.copiedText = text) } }));
  const button = page.locator("plan-explorer").locator("table.ledger tbody button").first();
  await button.click();
  await sees(page, "已复制");
  const copied = await page.evaluate(() => window.copiedText);
  assert.match(copied, /地区生产总值（香洲区，2020，实绩）：1556\.64亿元/);
  assert.match(copied, /——《.+》/);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: () => Promise.reject(new Error("refused")) } }));
  await button.click();
  await sees(page, "浏览器不允许写入剪贴板");
  assert.equal(await page.locator("plan-explorer").locator("textarea").inputValue(), copied);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("plan-explorer").locator("textarea").count(), 0);
  clean();
});

browserTest("embedded by its name: chart, table and source, without the frame; the reader behind a mark, and the way back", async (t) => {
  const { page, clean } = await openSingle(t, { hash: "#view=search" });
  const change = (attributes) =>
    page.evaluate((attributes) => {
      const guest = document.querySelector("#guest") ?? document.body.appendChild(Object.assign(document.createElement("plan-explorer"), { id: "guest" }));
      document.querySelector("plan-explorer:not(#guest)")?.remove();
      for (const [name, value] of Object.entries(attributes)) value ? guest.setAttribute(name, value) : guest.removeAttribute(name);
    }, attributes);
  await sees(page, "收录的文件");
  await change({ view: "series", name: main.indicator });
  const text = await sees(page, "出处");
  assert.ok(text.includes(STATES[main.status]));
  assert.equal(await page.getByRole("searchbox").count(), 0);
  const points = page.locator("#guest").locator("svg a.point");
  await points.last().focus();
  await page.keyboard.press("Enter");
  await page.locator("#guest").locator(".target").waitFor();
  await page.locator("#guest").getByText("指标", { exact: true }).click();
  await sees(page, main.indicator);
  // the same name of others is offered, and the subject chooses
  const twin = all.find((one) => all.some((other) => other.indicator === one.indicator && other.subject !== one.subject && other.points.length > one.points.length));
  await change({ name: twin.indicator, view: "series" });
  await sees(page, "同名的还有");
  await change({ subject: twin.subject });
  await page.locator("#guest").locator("[part=series] h2", { hasText: twin.subject }).waitFor();
  await change({ subject: "", name: "地区总值" });
  await sees(page, "没有这个指标：地区总值");
  await page.locator("#guest").getByText(/地区生产总值 · /).first().click();
  await sees(page, "出处");
  clean();
});

browserTest("the map shows the main series, small, and each leads to its chart", async (t) => {
  for (const width of [300, 1280]) {
    const { page, clean } = await openSingle(t, { viewport: { width, height: 900 } });
    await sees(page, "主要指标");
    const cards = page.locator("plan-explorer").locator(".series-cards a");
    assert.ok((await cards.count()) >= 3);
    const first = cards.first();
    assert.ok((await first.locator("svg .open").count()) > 0 && (await first.locator("svg .full").count()) > 0, "target and outcome");
    assert.match(await first.textContent(), new RegExp(Object.values(STATES).join("|")));
    assert.equal(await overflow(page), "");
    await shot(page, `cards-${width}`);
    await first.click();
    await page.waitForURL(/view=figures.*series=/);
    await inside(page).locator("svg a.point").first().waitFor();
    clean();
  }
});

browserTest("a number typed into the search box leads to its row, a year alone does not", async (t) => {
  const { page, clean } = await openSingle(t, { hash: `#q=${encodeURIComponent("1556.64亿元")}` });
  await sees(page, /指标：.*1556\.64亿元/);
  await page.locator("plan-explorer").locator(".number-line a").click();
  await page.waitForURL(/view=figures.*find=1556\.64/);
  await sees(page, "1,556.64");
  // a number that the text writes otherwise
  const large = [...indicators.values()].find(({ value, unit, normValue }) => typeof value === "number" && unit?.startsWith("万") && Number.isInteger(normValue));
  for (const typed of [`${large.normValue}`, `${large.normValue}${large.normUnit}`]) {
    await page.goto(page.url().split("#")[0] + `#q=${encodeURIComponent(typed)}`);
    await sees(page, /指标：/);
  }
  await page.locator("plan-explorer").locator(".number-line a").click();
  await sees(page, /[1-9]\d* 条/);
  await page.goto(page.url().split("#")[0] + "#q=2020");
  await sees(page, /份文件/);
  assert.equal(await page.locator("plan-explorer").locator(".number-line").count(), 0);
  clean();
});

browserTest("a ratio is drawn by its parts", async (t) => {
  const ratio = all.find(({ points }) => points.some((id) => Array.isArray(indicators.get(id).value)));
  const { page, clean } = await openSingle(t, { hash: `#view=figures&series=${asked(ratio)}` });
  await sees(page, ratio.indicator);
  const parts = inside(page).locator(".parts");
  assert.equal(await parts.count(), ratio.points.length);
  assert.equal(await parts.first().locator("rect").count(), indicators.get(ratio.points[0]).value.length);
  clean();
});

browserTest("on a narrow page the filters of the table wait behind a button", async (t) => {
  const { page, clean } = await openSingle(t, { viewport: { width: 360, height: 740 }, hash: "#view=figures&fkind=target" });
  await sees(page, /[1-9]\d* 条/);
  assert.equal(await page.getByLabel("性质").isVisible(), false);
  const button = page.getByRole("button", { name: "筛选 (1)" });
  await button.click();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  assert.equal(await page.getByLabel("性质").isVisible(), true);
  clean();
});
