// The app of the page in one file, started by loader.ts.
import { defineElement } from "../element";
import { held } from "./file";
import { tellHeight } from "./framed";
import { shared } from "./shared";

const { engine, annex } = held();
defineElement(shared(() => engine, annex));
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", tellHeight, { once: true });
else tellHeight();
