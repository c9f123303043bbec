// The page with cacheable assets: this script and the wasm lie side by side.
import { defineElement } from "../element";
import { fetchWasm } from "../engine";
import { shared } from "./shared";

const script = (document.currentScript as HTMLScriptElement).src;
const load = shared(() => fetchWasm(new URL(WASM_FILE, script)));
load().catch(() => {}); // at once, while the page is still being built; the element asks again and hears of a failure
defineElement(load);

// Offline is an extra: a page that cannot have it (file://, a sandboxed frame, a host without https) works all the same.
try {
  if (isSecureContext && location.protocol !== "file:" && navigator.serviceWorker) {
    // the policy named in the page's CSP: register() takes only trusted addresses where Trusted Types are enforced
    type Policies = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } };
    const types = (globalThis as { trustedTypes?: Policies }).trustedTypes;
    const worker = new URL("sw.js", document.baseURI).href;
    const trusted = types ? types.createPolicy("plan-explorer-worker", { createScriptURL: () => worker }).createScriptURL(worker) : worker;
    addEventListener("load", () => void navigator.serviceWorker.register(trusted).catch(() => {}), { once: true });
  }
} catch {
  // navigator.serviceWorker throws in sandboxed frames
}
