// The page in one file: wasm and annex lie in the page as text, in blocks that follow this script.
import { defineElement } from "../element";
import { inflate } from "../engine";
import { tellHeight } from "./framed";
import { shared } from "./shared";

const parsed = document.readyState === "loading"
  ? new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }))
  : Promise.resolve();

/** What lies in the blocks marked with `data-name`. */
async function payload(name: string): Promise<ArrayBuffer> {
  await parsed;
  const blocks = document.querySelectorAll(`script[data-${name}]`);
  return inflate(Array.from(blocks, (block) => block.textContent ?? ""));
}

defineElement(shared(() => payload("engine"), () => payload("annex")));
void parsed.then(tellHeight);
