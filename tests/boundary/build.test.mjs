// What build.sh says where it cannot work, or not as one might think; with tools that only tell that they were called.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { publish } from "../../www/pack/publish.mjs";
import { ROOT } from "./lib.mjs";

/** A folder with the script and nothing else; cargo stops it with 9, npm does what is asked. */
function folder(t, { npm = "exit 0" } = {}) {
  const root = mkdtempSync(join(tmpdir(), "plan build "));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  copyFileSync(ROOT + "build.sh", join(root, "build.sh"));
  const tools = join(root, "tools");
  mkdirSync(tools);
  mkdirSync(join(root, "www/node_modules"), { recursive: true });
  writeFileSync(join(root, "www/package-lock.json"), "{}");
  const scripts = { cargo: "echo cargo was called >&2; exit 9", rustc: `echo ${tools}`, npm };
  for (const [name, body] of Object.entries(scripts)) {
    writeFileSync(join(tools, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(tools, name), 0o755);
  }
  chmodSync(root, 0o755);
  return root;
}

/** The process that holds the lock: a link to no file. */
function holder(root) {
  try {
    return Number(readlinkSync(join(root, "build/.lock")));
  } catch {
    return null;
  }
}

/** Runs it; gives what it said and its exit code. */
function run(root, { env = {}, ...options } = {}) {
  const { CARGO_TARGET_DIR, RUSTFLAGS, CARGO_ENCODED_RUSTFLAGS, ...rest } = process.env;
  const child = spawn("bash", [join(root, "build.sh")], { env: { ...rest, PATH: `${join(root, "tools")}:${process.env.PATH}`, ...env }, stdio: ["ignore", "pipe", "pipe"], ...options });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  return new Promise((done) => child.on("close", (code) => done({ said, code })));
}

test("one build at a time: the second waits and says so, and a lock left behind holds nobody up", async (t) => {
  const root = folder(t);
  mkdirSync(join(root, "build"));
  const other = spawn("sleep", ["3"]);
  symlinkSync(String(other.pid), join(root, "build/.lock"));
  const start = Date.now();
  const { said, code } = await run(root);
  assert.match(said, new RegExp(`process ${other.pid}\\): waiting[\\s\\S]*cargo was called`));
  assert.ok(Date.now() - start > 2000);
  assert.equal(code, 9);
  assert.equal(holder(root), null, "the lock is given back, also after an error");

  const gone = execFileSync("sh", ["-c", "echo $$"], { encoding: "utf8" }).trim();
  symlinkSync(gone, join(root, "build/.lock"));
  const after = await run(root);
  assert.doesNotMatch(after.said, /waiting/);
  assert.match(after.said, /cargo was called/);
});

test("an interrupted build gives the lock back", async (t) => {
  const root = folder(t);
  writeFileSync(join(root, "tools/cargo"), "#!/bin/sh\nsleep 30\n");
  const child = spawn("bash", [join(root, "build.sh")], { env: { ...process.env, PATH: `${join(root, "tools")}:${process.env.PATH}` }, stdio: "ignore", detached: true });
  const ended = new Promise((done) => child.on("close", done));
  while (!holder(root) && child.exitCode === null) await new Promise((done) => setTimeout(done, 50));
  assert.equal(holder(root), child.pid);
  process.kill(-child.pid, "SIGINT"); // as a terminal does, to all of them
  await ended;
  assert.equal(holder(root), null);
});

test("what is not used is named", async (t) => {
  const { said } = await run(folder(t), { env: { RUSTFLAGS: "-C target-cpu=native", CARGO_TARGET_DIR: "/elsewhere" } });
  assert.match(said, /not used: CARGO_TARGET_DIR RUSTFLAGS\./);
  assert.doesNotMatch((await run(folder(t))).said, /not used/);
});

test("no network, and a folder that is none", async (t) => {
  const { said, code } = await run(folder(t, { npm: "exit 1" }));
  assert.match(said, /could not be fetched: is there a network/);
  assert.equal(code, 2);
  const root = folder(t);
  writeFileSync(join(root, "build"), "");
  const blocked = await run(root);
  assert.match(blocked.said, /build/);
  assert.equal(blocked.code, 2);
});

test("a folder of another user", { skip: process.getuid?.() !== 0 && "only root can be somebody else" }, async (t) => {
  const root = folder(t);
  const nobody = { uid: 65534, gid: 65534 };
  const whole = await run(root, nobody);
  assert.match(whole.said, /cannot make the folder build/);
  assert.equal(whole.code, 2);
  mkdirSync(join(root, "build"));
  const part = await run(root, nobody);
  assert.match(part.said, /cannot write into .*build, which belongs to root/);
  assert.equal(part.code, 2);
});

test("a new version replaces the old one while pages are open", (t) => {
  const root = mkdtempSync(join(tmpdir(), "plan-publish-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const [from, to] = ["new", "old"].map((name) => join(root, name));
  const fill = (folder, files) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };
  fill(to, { "index.html": "assets/a1.js assets/same.js", "assets/a1.js": "1", "assets/same.js": "s", "gone/file.txt": "x" });
  fill(from, { "index.html": "assets/a2.js assets/same.js", "assets/a2.js": "2", "assets/same.js": "s", "sw.js": "assets/a2.js" });
  let steps = 0;
  publish(from, to, () => {
    steps++;
    const page = readFileSync(join(to, "index.html"), "utf8");
    for (const asset of page.split(" ")) assert.ok(existsSync(join(to, asset)), `${asset} is asked for and missing`);
  });
  assert.ok(steps > 5);
  assert.ok(!existsSync(from) && !existsSync(join(to, "gone")) && !existsSync(join(to, "assets/a1.js")));
  assert.equal(readFileSync(join(to, "assets/a2.js"), "utf8"), "2");
  fill(from, { "index.html": "" });
  publish(from, join(root, "first"));
  assert.ok(existsSync(join(root, "first/index.html")));
});
