// Pagefind: an index made beforehand, fetched in pieces; every passage is a record. It cuts the query into words itself.
import { page } from "./page.js";

await page(async () => {
  const pagefind = await import(/* @vite-ignore */ "/pagefind/pagefind.js");
  await pagefind.init();
  return async (query, limit) => {
    const { results } = await pagefind.search(query);
    const found = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    return found.map(({ meta, content }) => ({ id: meta.id, text: content }));
  };
});
