// The page with cacheable assets: this script, the wasm and the annex lie side by side.
import { defineElement } from "../element";
import { fetchAnnex, fetchWasm } from "../engine";
import { tellHeight } from "./framed";
import { keepOffline } from "./offline";
import { shared } from "./shared";

const script = (document.currentScript as HTMLScriptElement).src;
const load = shared(() => fetchWasm(new URL(WASM_FILE, script)), () => fetchAnnex(new URL(ANNEX_FILE, script)));
load().catch(() => {}); // at once, while the page is still being built; the element asks again and hears of a failure
defineElement(load);
tellHeight();
keepOffline();
