// Programs the tests start: each in a process group and a temporary home of its own, and none outlives the tests.
import { spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const running = new Set();
const endAll = () => running.forEach((end) => end());
process.on("exit", endAll);
// without a handler of ours these would end Node and leave the browsers behind
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));

/** A temporary folder, and a way to start programs that have it as their home. `end()` kills them and removes it. */
export function household(name) {
  const home = mkdtempSync(join(tmpdir(), `plan-${name}-`));
  const groups = [];
  const end = () => {
    running.delete(end);
    for (const { pid } of groups.splice(0).reverse())
      try {
        process.kill(-pid, "SIGKILL");
      } catch {
        // already gone
      }
    try {
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // a dying browser may still write into it
    }
  };
  running.add(end);
  const start = (program, args, env = {}, stdio = "ignore") => {
    const child = spawn(program, args, { env: { ...process.env, HOME: home, TMPDIR: home, ...env }, stdio, detached: true });
    child.on("error", () => {});
    if (child.pid) groups.push(child);
    return child;
  };
  return { home, start, end };
}

/** The first of these programs that can be run; names without a folder are looked for along PATH. */
export function installed(...names) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  const files = names.filter(Boolean).flatMap((name) => (name.includes("/") ? [name] : folders.map((folder) => join(folder, name))));
  return files.find((file) => {
    try {
      return accessSync(file, constants.X_OK), true;
    } catch {
      return false;
    }
  });
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks until there is an answer; says what was waited for if none comes. */
export async function until(what, ask, ms = 30_000) {
  for (const end = Date.now() + ms; ; await sleep(40)) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${what}`);
  }
}
