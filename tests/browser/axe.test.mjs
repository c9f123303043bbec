// Accessibility by axe, in every room, in light, dark and forced colours, inside the shadow root; and proof that it sees there.
import assert from "node:assert/strict";
import { findings } from "./axe.mjs";
import { box, browserTest, openSingle, sees, shot } from "./lib.mjs";

const encoded = encodeURIComponent;

/** Every state a reader can stand in: its address, what to do there, and by which words one knows that it is there. */
const ROOMS = {
  start: { hash: "", sees: /310|passages|段/ },
  results: { hash: `#q=${encoded("学位")}`, sees: "学位" },
  filtered: { hash: `#q=${encoded("学位")}&year=2021`, sees: "2021" },
  "looser results": { hash: `#q=${encoded("怎样解决停车难的问题")}`, sees: "停车" },
  "nothing found": { hash: `#q=${encoded("量子引力波")}`, sees: "没有" },
  "an empty search": { hash: "#view=search", sees: /310|passages|段/ },
  figures: { hash: "#view=figures", sees: /\d+ 条/ },
  "figures by indicator": { hash: "#view=figures&by=series", sees: /\d+ 个指标/ },
  series: { hash: `#view=figures&series=${encoded("地区生产总值|香洲区|元")}`, sees: "出处" },
  "a series alone": { hash: `#view=series&fname=${encoded("学位(新增)")}`, sees: "出处" },
  compare: { hash: "#view=compare&a=xiangzhou-report-2021&b=xiangzhou-plan-2021", sees: "两份都有" },
  documents: { hash: "#view=read", sees: "规划纲要" },
  reader: { hash: `#doc=xiangzhou-plan-2021&q=${encoded("前山河")}`, sees: "前言" },
  "a document that is not there": { hash: "#doc=none", sees: "none" },
  "filters, which a narrow page keeps in a drawer": { hash: `#q=${encoded("学位")}`, press: /^筛选/, sees: "年份" },
  settings: { hash: "", press: "设置", sees: "设置" },
  help: { hash: "", press: "?", sees: "?" },
};
const SCHEMES = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
};

async function enter(page, room) {
  const button = room.press && page.locator("plan-explorer").getByText(room.press, { exact: true }).first();
  // a wide page shows its filters without a button
  if (button && (await button.isVisible())) await button.click();
  await sees(page, room.sees);
  await page.waitForTimeout(150);
}

for (const [scheme, options] of Object.entries(SCHEMES))
  for (const [viewport, size] of Object.entries({ wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } }))
    browserTest(`${scheme}, ${viewport}: no findings in any room`, async (t) => {
      const found = {};
      for (const [name, room] of Object.entries(ROOMS)) {
        const { page, clean } = await openSingle(t, { ...options, viewport: size, bypassCSP: true, hash: room.hash });
        await page.locator("plan-explorer").locator("main").waitFor();
        await enter(page, room);
        await shot(page, `axe-${scheme}-${viewport}-${name}`);
        const here = await findings(page);
        if (here.length) found[name] = here;
        clean();
        await page.close();
      }
      assert.deepEqual(found, {});
    });

browserTest("faults planted inside the shadow root are found", async (t) => {
  const { page } = await openSingle(t, { bypassCSP: true });
  await box(page).waitFor();
  await sees(page, ROOMS.start.sees);
  assert.deepEqual(await findings(page), []);
  await page.evaluate(() => {
    const plan = document.querySelector("plan-explorer").shadowRoot.querySelector("[part~=plan]");
    const main = plan.querySelector("main");
    main.append(document.createElement("button"));
    const faint = document.createElement("p");
    faint.textContent = "faint";
    faint.style.cssText = "color: #ccc; background: #fff";
    main.append(faint);
  });
  const found = await findings(page);
  assert.deepEqual(found.map(([rule]) => rule).sort(), ["button-name", "color-contrast"]);
  assert.ok(found.every(([, where]) => where.startsWith("plan-explorer >> ")), JSON.stringify(found));
});
