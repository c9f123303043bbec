// dist/examples/: every way of embedding at work, over http and from a disk.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { folderServer, listen } from "../../www/pack/serve.mjs";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { until } from "./drivers/process.mjs";
import { boxOf, overflow } from "./eyes.mjs";
import { DIST, documents, holding, passages } from "./lib.mjs";

const count = (total) => new RegExp(`(^|\\D)${total} (段|passage)`, "m");

async function address(t, how) {
  if (how === "a disk") return pathToFileURL(DIST + "examples/index.html").href;
  const server = folderServer(DIST, { base: "/some/where/" });
  t.after(() => (server.close(), server.closeAllConnections()));
  return (await listen(server)) + "/some/where/examples/";
}

for (const how of ["http", "a disk"])
  inEveryEngine(`the examples work from ${how}`, async (t, engine) => {
    const tab = await visit(t, engine, await address(t, how));
    await tab.resize(1280, 900);
    await tab.sees(count(holding("前山河").length));
    const height = await tab.call(() => document.getElementById("plain").getBoundingClientRect().height);
    assert.ok(height >= 512 && height < 530, `height="32rem" gave ${height} px`);

    // attributes, and what the events say
    await tab.call(() => {
      const query = document.querySelector("#controls [name=query]");
      query.value = "幼儿园";
      query.dispatchEvent(new Event("input", { bubbles: true }));
      const year = document.querySelector("#controls [name=year]");
      year.value = "";
      year.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const district = documents().filter(({ region }) => region === "珠海市香洲区").map(({ file }) => file);
    await until("the event of the search", async () => (await tab.call(() => document.getElementById("log").textContent)).includes("幼儿园"), 5000);
    await tab.sees(count(holding("幼儿园").filter(({ file }) => district.includes(file)).length));

    // the list opens a document beside itself
    const { x, y } = await tab.call(boxOf, "#documents li:nth-child(2) a");
    await tab.clickAt(x, y);
    const { text } = passages().find(({ kind, file }) => kind === "body" && file === documents()[1].file);
    await tab.sees(text.slice(0, 40));
    assert.doesNotMatch(await tab.call(() => location.href), /doc=/);

    // the frame says how high it wants to be; one that is out of view is not laid out by every browser
    await tab.call(() => document.getElementById("frame").scrollIntoView());
    await until("the height of the frame", () => tab.call(() => document.getElementById("frame").style.height), 8000);
    for (const width of [300, 1280]) {
      await tab.resize(width, 900);
      assert.equal(await tab.call(overflow), "", `${width} px`);
    }
    await tab.clean();
  });
