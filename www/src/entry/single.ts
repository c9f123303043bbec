// The app of the page in one file, started by loader.ts.
import createGlue from "plan-explorer:glue";
import { defineElement } from "../element";
import { held } from "./file";
import { tellHeight } from "./framed";
import { shared } from "./shared";
import "./whole";

const { engine, core, annex } = held();
defineElement(shared({ whole: () => ({ glue: createGlue, wasm: engine }), core: () => core, annex }));
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", tellHeight, { once: true });
else tellHeight();
