// What is taken along is text from anywhere: in a spreadsheet it is no formula, in Markdown no tag, no link and no cell more.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ROOT } from "./lib.mjs";

const { buildSync } = createRequire(ROOT + "www/package.json")("esbuild");
const built = buildSync({ entryPoints: [ROOT + "www/src/ui/exports.ts"], bundle: true, format: "esm", write: false });
const { csv, markdown } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString("base64")}`);

test("what a spreadsheet would reckon with is text, and numbers stay numbers", () => {
  const guarded = ["=1+1", "+1+1", "-2+3", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠a", "0:36.7:63.3", "12:30", "-", "+", "-2.3.4", "-2%+1", "-1e5"];
  for (const value of guarded) assert.equal(csv([[value]]), `\uFEFF"'${value.replaceAll('"', '""')}"\r\n`, JSON.stringify(value));
  for (const value of ["-2", "+3.5", "-3.2%", "2025", "1.1万", "6%", "", "a=b", "生产总值", "2021-2025"]) assert.equal(csv([[value]]), `\uFEFF"${value}"\r\n`, value);
  assert.equal(csv([['他说"好"', "a,b"]]), '\uFEFF"他说""好""","a,b"\r\n');
});

test("a cell of Markdown is one line without markup", () => {
  const cell = (text) => markdown([["头"], [text]]).split("\n");
  for (const text of ["a|b", "a\nb", "a\r\nb", "a\u2028b", "a\u0085b", "<b>a</b>", "<img src=x onerror=alert(1)>", "[a](javascript:b)", "`a`", "**a**", "\\|", "&lt;b&gt;"]) {
    const lines = cell(text);
    assert.equal(lines.length, 4, JSON.stringify(text));
    const inner = lines[2].slice(2, -2);
    assert.ok(!/<|(?<!\\)(\\\\)*[|\[\]`*]/.test(inner), inner);
    assert.ok(!/[\n\r\u2028\u0085]/.test(inner), inner);
  }
  assert.equal(cell("&lt;")[2], "| &amp;lt; |");
});
