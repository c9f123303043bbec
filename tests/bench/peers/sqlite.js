// SQLite with FTS5 and its trigram tokenizer. It finds nothing shorter than three characters: there its manual says LIKE.
import sqlite3InitModule from "@sqlite.org/sqlite-wasm";
import { page, passages } from "./page.js";

await page(async () => {
  const [sqlite, all] = await Promise.all([sqlite3InitModule({ print() {}, printErr() {} }), passages()]);
  const db = new sqlite.oo1.DB(":memory:");
  db.exec("CREATE VIRTUAL TABLE passages USING fts5(id UNINDEXED, text, tokenize = 'trigram')");
  db.transaction(() => {
    const insert = db.prepare("INSERT INTO passages(id, text) VALUES (?, ?)");
    for (const { id, text } of all) insert.bind([id, text]).stepReset();
    insert.finalize();
  });
  const match = db.prepare("SELECT id, text FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?");
  const like = db.prepare("SELECT id, text FROM passages WHERE text LIKE ? LIMIT ?");
  return (query, limit) => {
    const long = [...query].length > 2;
    const statement = long ? match : like;
    statement.bind([long ? `"${query.replaceAll('"', '""')}"` : `%${query.replace(/[%_]/g, "")}%`, Math.min(limit, all.length)]);
    const found = [];
    while (statement.step()) found.push({ id: statement.get(0), text: statement.get(1) });
    statement.reset();
    return found;
  };
});
