// A table as it is read: real rows and headings, a box of its own to scroll in, its head on every printed page, found by a row.
import assert from "node:assert/strict";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { sleep, until } from "./drivers/process.mjs";
import { boxOf, overflow } from "./eyes.mjs";
import { browserTest, profile, shot } from "./lib.mjs";
import { shelf } from "./reading.mjs";

const TOWNS = ["青岚镇", "白石乡", "东岭镇", "南渡镇", "云台乡", "沙湾镇", "石门乡", "平原镇", "北关街道", "柳溪镇", "松口乡", "竹园镇"];
const HEADS = ["序号", "乡镇", "户籍人口（人）", "耕地面积（万亩）", "粮食产量（万吨）", "村级集体经济收入（万元）", "新改建农村公路（公里）", "卫生厕所普及率（%）", "备注"];
const rows = TOWNS.map((town, n) => [n + 1, town, 21345 + n * 1207, `${3 + n}.${n % 9}`, `${1 + n}.${(n * 3) % 10}`, 860 + n * 41, `${12 + n}.5`, `${88 + (n % 9)}.2`, n % 4 ? "—" : "整乡推进示范乡镇，按季度报送进展"]);
const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
const filler = "全县坚持稳中求进，各项事业取得新进展，人民群众的获得感、幸福感、安全感持续增强。".repeat(4);
const PAGE = `<html><head><meta charset="utf-8"><title>青石县2024年国民经济和社会发展统计公报</title></head><body><h1>青石县2024年国民经济和社会发展统计公报</h1>
${`<p>${filler}</p>`.repeat(12)}<h2>一、各乡镇主要指标</h2>
<table><caption>2024年各乡镇主要指标</caption><thead>${row(HEADS, "th")}</thead><tbody>${rows.map((cells) => row(cells, "td")).join("")}</tbody></table>
${`<p>${filler}</p>`.repeat(6)}</body></html>`;
const SOUGHT = TOWNS[9];

inEveryEngine("a table is found by a row, scrolls in its own box by keys, and has its head on every printed page", async (t, engine) => {
  const { address, told } = await shelf(t, { "bulletin.html": PAGE });
  const [table] = told("tables");
  const tab = await visit(t, engine, `${address}#view=search&q=${SOUGHT}`);
  await tab.resize(360, 740);
  await tab.sees(/1 (份文件|document)/);
  const { x, y } = await tab.call(boxOf, "a.path");
  await tab.clickAt(x, y);
  await tab.sees(table.caption);
  await until("the row in view", () => tab.call(look).then(({ sought }) => sought && sought.top >= 0 && sought.bottom <= 740));
  await sleep(300);

  const found = await tab.call(look);
  assert.equal(found.caption, table.caption);
  assert.equal(found.name, table.caption, "the box has another name than its table");
  assert.deepEqual([found.role, found.tabIndex], ["region", 0]);
  assert.deepEqual(found.heads, HEADS.map((head) => ["TH", "col", head]));
  assert.equal(found.rows, rows.length);
  assert.equal(found.target, SOUGHT);
  assert.ok(found.rowHeads.every(([tag, scope]) => tag === "TH" && scope === "row"), String(found.rowHeads));
  assert.deepEqual(found.broken, [], "numbers over two lines");
  // the page stands still, the table moves
  assert.equal(await tab.call(overflow), "");
  assert.ok(found.scrollWidth > found.clientWidth && found.clientWidth <= 360, `${found.clientWidth} of ${found.scrollWidth}`);
  await tab.call(() => document.querySelector("plan-explorer").shadowRoot.querySelector(".table").focus({ focusVisible: true }));
  // not every engine shows the focus that a script has set
  const [shown, outline] = await tab.call(() => {
    const box = document.querySelector("plan-explorer").shadowRoot.querySelector(".table");
    return [box.matches(":focus-visible"), getComputedStyle(box).outlineStyle];
  });
  assert.ok(shown || engine.name !== "Chromium");
  assert.equal(outline, shown ? "solid" : "none");
  const before = (await tab.call(look)).scrollLeft;
  for (let n = 0; n < 3; n++) await tab.press("ArrowRight");
  await until("the box to scroll", async () => (await tab.call(look)).scrollLeft > before);
  await tab.paper?.(true);
  if (tab.paper) {
    const printed = await tab.call(look);
    assert.equal(printed.headDisplay, "table-header-group");
    assert.equal(printed.overflow, "visible", "what is beyond the box is not printed");
  }
  await tab.clean();

  function look() {
    const root = document.querySelector("plan-explorer").shadowRoot;
    const box = root.querySelector("article .table");
    if (!box) return {};
    const target = root.querySelector("tr.target");
    const head = box.querySelector("thead");
    const { top, bottom } = target?.getBoundingClientRect() ?? {};
    return {
      caption: box.querySelector("caption").textContent,
      name: box.getAttribute("aria-label"),
      role: box.getAttribute("role"),
      tabIndex: box.tabIndex,
      heads: [...head.querySelectorAll("th, td")].map((cell) => [cell.tagName, cell.scope, cell.textContent]),
      rows: box.querySelectorAll("tbody tr").length,
      rowHeads: [...box.querySelectorAll("tbody tr")].map((row) => [row.children[1].tagName, row.children[1].scope]),
      target: target?.children[1].textContent,
      sought: target && { top, bottom },
      scrollWidth: box.scrollWidth,
      clientWidth: box.clientWidth,
      scrollLeft: box.scrollLeft,
      broken: [...box.querySelectorAll("tbody td")].filter((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return /^[\d.]+$/.test(cell.textContent) && new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 9))).size > 1;
      }).map((cell) => cell.textContent),
      headDisplay: getComputedStyle(head).display,
      overflow: getComputedStyle(box).overflowX,
    };
  }
});

for (const colorScheme of ["light", "dark"])
  for (const width of [1280, 360])
    browserTest(`pictures of a table: ${colorScheme}, ${width} px`, async (t) => {
      const { address } = await shelf(t, { "bulletin.html": PAGE });
      const { context, clean } = await profile(t, { allowed: (url) => url.startsWith(address), viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      await page.goto(`${address}#doc=bulletin&q=${SOUGHT}&at=${encodeURIComponent(`10\t${SOUGHT}`)}`);
      await page.locator("tr.target").waitFor();
      await page.waitForTimeout(800);
      const contrast = await page.evaluate(() => {
        const root = document.querySelector("plan-explorer").shadowRoot;
        const part = (color) => color.match(/[\d.]+/g).slice(0, 3).map(Number);
        const light = (color) => part(color).map((one) => ((one /= 255) <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)).reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
        const row = getComputedStyle(root.querySelector("tr.target"));
        const [ink, ground] = [light(getComputedStyle(root.querySelector("tr.target td")).color), light(row.backgroundColor)];
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      });
      assert.ok(contrast >= 4.5, `the row that was found is read at ${contrast.toFixed(2)}`);
      await shot(page, `table-${colorScheme}-${width}`);
      clean();
    });
