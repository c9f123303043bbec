// The page in one file: app, wasm and both parts of the corpus lie in it as text, in blocks marked with `data-NAME`. This script unpacks the app,
// whose block stands before it, and starts it; meanwhile the wasm is compiled.
import { unpack } from "../unpack";
import { hold } from "./file";

const parsed = document.readyState === "loading"
  ? new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }))
  : Promise.resolve();

const payload = (name: string) =>
  unpack([...document.querySelectorAll(`script[data-${name}]`)].map((block) => block.textContent).join(""));

/** Where Trusted Types are enforced, by the policy named in the page's CSP. It lists the hash of the app besides. */
function trusted(code: string): string {
  type Policy = { createScript(code: string): string };
  const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
  return types ? types.createPolicy("plan-explorer-app", { createScript: (code) => code }).createScript(code) : code;
}

async function start(): Promise<void> {
  const script = document.createElement("script");
  script.text = trusted(new TextDecoder().decode(await payload("app")));
  document.head.append(script);
  script.remove(); // a copy of the page saved from the browser starts as this one does
  // a policy of the host refuses it without a word
  if (!customElements.get("plan-explorer")) throw BLOCKED;
}

const BLOCKED = new Error("blocked");
/** Why it does not start, in Chinese and English. */
const REASONS = {
  blocked: ["脚本被网站的安全策略拦截，或在途中被改动。请重新获取文件，或从磁盘打开。", "The script was blocked by a policy of the site, or changed on its way here. Please fetch the file again, or open it from a disk."],
  incomplete: ["文件没有载入完整，或在途中被改动，请重新获取。", "The file did not load completely, or was changed on its way here. Please fetch it again."],
} as const;

/** The words that stand in the page for a browser that does not get as far as this, made exact and shown at once. */
async function excuse(error: unknown): Promise<void> {
  await parsed;
  const place = document.querySelector<HTMLElement>("plan-explorer");
  const [chinese, english] = place?.querySelectorAll<HTMLElement>(":scope > p") ?? [];
  if (!place || !chinese || !english) return;
  const reason = error === BLOCKED ? "blocked" : "incomplete";
  [chinese.textContent, english.textContent] = REASONS[reason];
  for (const words of [chinese, english]) words.style.opacity = "1";
}

const engine = parsed.then(() => payload("engine")).then((wasm) => WebAssembly.compile(wasm));
const core = parsed.then(() => payload("core"));
for (const part of [engine, core]) part.catch(() => {}); // who asks for it hears of it
hold({ engine, core, annex: () => payload("annex") });
start().catch(excuse);
