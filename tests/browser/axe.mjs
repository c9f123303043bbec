// axe-core in a page of Chromium.
import { readFileSync } from "node:fs";
import { ROOT } from "./lib.mjs";

const AXE = readFileSync(ROOT + "www/node_modules/axe-core/axe.min.js", "utf8");

/** What axe finds on the page, shadow trees included: [rule, where, why]. */
export async function findings(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) => [id, target.flat().join(" >> "), html.slice(0, 120), failureSummary.slice(0, 200)]));
  });
}
