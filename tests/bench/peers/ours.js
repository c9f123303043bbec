// The engine by itself, on the same collection.
import { page } from "./page.js";

await page(async () => {
  const { loadExplorer } = await import("/npm/engine.js");
  const corpus = await (await fetch("corpus.plan")).arrayBuffer();
  const explorer = await loadExplorer({ corpus });
  globalThis.engine = explorer;
  return (query, limit) => explorer.search({ query, limit: Math.min(limit, 10) }).hits.map(({ id, snippet }) => ({ id, text: snippet.map(({ text }) => text).join("") }));
});
