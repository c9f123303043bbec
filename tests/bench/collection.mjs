// node tests/bench/collection.mjs TIMES: a collection TIMES as large, as JSON lines for `plan-explorer build --plain`. Its passages
// are made of the sentences of the bundled ones, dealt out anew, so words are as frequent as there while no two passages are alike.
import { pathToFileURL } from "node:url";
import { bundled, random } from "./lib.mjs";

/** `{id, text}` of `times` as many passages; for 1, the bundled ones as they are. */
export function collection(times) {
  const passages = bundled();
  if (times === 1) return passages;
  const split = (text) => text.match(/.*?(?:[。！？]”?|$)/gsu).filter(Boolean);
  const sentences = passages.flatMap(({ text }) => split(text));
  const below = random(7);
  return Array.from({ length: times * passages.length }, (_, i) => {
    const count = split(passages[i % passages.length].text).length;
    return { id: `p${i}`, text: Array.from({ length: count }, () => sentences[below(sentences.length)]).join("") };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const times = Number(process.argv[2]);
  if (!(Number.isInteger(times) && times > 0)) throw new Error("usage: node tests/bench/collection.mjs TIMES > FILE");
  for (const passage of collection(times)) process.stdout.write(JSON.stringify(passage) + "\n");
}
