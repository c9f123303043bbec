// The page in one file: the wasm lies in the page as text, in blocks that follow this script.
import { defineElement } from "../element";
import { inflate } from "../engine";
import { shared } from "./shared";

async function payload(): Promise<ArrayBuffer> {
  if (document.readyState === "loading")
    await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));
  const blocks = document.querySelectorAll("script[data-engine]");
  return inflate(Array.from(blocks, (block) => block.textContent ?? ""));
}

defineElement(shared(payload));
