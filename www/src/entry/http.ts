// The page with cacheable assets: this script and its second half, both engines and both parts of the corpus lie side by side.
import createGlue from "plan-explorer:glue-first";
import { defineElement } from "../element";
import { fetchAnnex, fetchCore, fetchWasm, PlanError } from "../engine";
import { tellHeight } from "./framed";
import { second } from "./second";
import { shared } from "./shared";
import { trustedUrl } from "./trusted";

const script = (document.currentScript as HTMLScriptElement).src;
const beside = (file: string) => new URL(file, script).href;

/** The glue of the whole engine, which comes with the second half. A classic script, since hosts serve modules with types that browsers refuse. */
async function wholeGlue() {
  if (!second.glue) await run(beside(LATER_FILE));
  if (!second.glue) throw new PlanError("load-failed", "The second half of the page's script was cut or changed on its way here.");
  return second.glue;
}

function run(address: string): Promise<unknown> {
  const element = document.createElement("script");
  element.src = trustedUrl(address);
  const done = new Promise((loaded, failed) => {
    element.onload = loaded;
    element.onerror = () => failed(new PlanError("load-failed", `The second half of the page's script could not be fetched from ${address}.`));
  });
  document.head.append(element);
  element.remove(); // a copy of the page saved from the browser starts as this one does
  return done;
}

const load = shared({
  first: () => ({ glue: createGlue, wasm: fetchWasm(beside(FIRST_FILE)) }),
  async whole() {
    // it is held against what this page was made with: two builds never work on one text
    const wasm = fetchWasm(beside(WHOLE_FILE), WHOLE_DIGEST);
    wasm.catch(() => {}); // whoever awaits the program hears of it
    return { glue: await wholeGlue(), wasm };
  },
  core: () => fetchCore(beside(CORE_FILE)),
  annex: () => fetchAnnex(beside(ANNEX_FILE)),
});

// at once, while the page is still being built; the element asks again and hears of a failure
load().catch(() => {});
defineElement(load);
tellHeight();
