// MiniSearch with a tokenizer of its own for Chinese, as its manual says to: single characters and pairs; all must occur.
import MiniSearch from "minisearch";
import { page, passages } from "./page.js";

const words = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const pairs = (word) => Array.from({ length: Math.max(word.length - 1, 0) }, (_, i) => word.slice(i, i + 2));

await page(async () => {
  const index = new MiniSearch({
    fields: ["text"],
    storeFields: ["text"],
    tokenize: (text) => words(text).flatMap((word) => [...word, ...pairs(word)]),
    searchOptions: { combineWith: "AND", tokenize: (query) => words(query).flatMap((word) => (word.length > 1 ? pairs(word) : word)) },
  });
  index.addAll(await passages());
  return (query, limit) => index.search(query).slice(0, limit);
});
