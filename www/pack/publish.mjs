// node publish.mjs NEW OLD: puts the files of NEW in place of those of OLD, so that a page that is open, or opened meanwhile, finds all it asks
// for: what pages refer to comes before them, and what no page refers to any more goes last.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";

/** `after` is called behind every step, for tests. */
export function publish(from, to, after = () => {}) {
  const files = filesIn(from);
  const pages = files.filter((name) => name.endsWith(".html"));
  // the worker of the page keeps a version whole by a list of its own: once it is there, all it lists is
  const workers = files.filter((name) => name === "sw.js");
  const others = files.filter((name) => !pages.includes(name) && !workers.includes(name));
  const steps = [...[...others, ...pages, ...workers].map((name) => () => put(from, to, name))];
  if (existsSync(to)) steps.push(...filesIn(to).filter((name) => !files.includes(name)).map((name) => () => rmSync(join(to, name))));
  for (const step of steps) {
    step();
    after();
  }
  removeEmpty(to);
  rmSync(from, { recursive: true });
}

function put(from, to, name) {
  mkdirSync(dirname(join(to, name)), { recursive: true });
  renameSync(join(from, name), join(to, name));
}

function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name))).sort();
}

function removeEmpty(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  if (!readdirSync(folder).length) rmSync(folder, { recursive: true });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [from, to] = process.argv.slice(2);
  if (!to) throw new Error("usage: node publish.mjs NEW OLD");
  publish(from, to);
}
