// The page in one file: the wasm lies in the page as text, in blocks that follow this script.
import { defineElement } from "../element";
import { inflate } from "../engine";
import { tellHeight } from "./framed";
import { shared } from "./shared";

const parsed = document.readyState === "loading"
  ? new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }))
  : Promise.resolve();

async function payload(): Promise<ArrayBuffer> {
  await parsed;
  const blocks = document.querySelectorAll("script[data-engine]");
  return inflate(Array.from(blocks, (block) => block.textContent ?? ""));
}

defineElement(shared(payload));
void parsed.then(tellHeight);
