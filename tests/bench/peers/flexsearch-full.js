// FlexSearch, every piece of every run of letters indexed ("full"): its fastest search, and its largest index.
import { Index } from "flexsearch";
import { page, passages } from "./page.js";

await page(async () => {
  const all = await passages();
  const index = new Index({ tokenize: "full", encode: (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [] });
  all.forEach(({ text }, i) => index.add(i, text));
  return (query, limit) => index.search(query, { limit: Math.min(limit, all.length) }).map((i) => all[i]);
});
