// FlexSearch with its preset for Chinese, Japanese and Korean: single characters, all of which must occur.
import { Charset, Index } from "flexsearch";
import { page, passages } from "./page.js";

await page(async () => {
  const all = await passages();
  const index = new Index({ encoder: Charset.CJK });
  all.forEach(({ text }, i) => index.add(i, text));
  return (query, limit) => index.search(query, { limit: Math.min(limit, all.length) }).map((i) => all[i]);
});
