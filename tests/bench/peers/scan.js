// String.includes over all passages: what a sensible developer writes in ten lines.
import { page, passages } from "./page.js";

await page(async () => {
  const all = await passages();
  return (query, limit) => all.filter(({ text }) => text.includes(query)).slice(0, limit);
});
