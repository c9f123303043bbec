// Tables of cells as files for other programs. What a cell says is text from anywhere: no program may take it for more.

/**
 * With a mark of its encoding, which Excel needs. What a spreadsheet would take for a formula, a time or a date stands behind
 * an apostrophe: 0:36.7:63.3. Numbers that are nothing else stay numbers.
 */
export function csv(table: readonly (readonly string[])[]): string {
  const taken = /^([=+＝＋－＠@\s-]|\d+(\.\d+)?:)/;
  const guarded = (value: string) => (taken.test(value) && !/^[+-]?\d+(\.\d+)?%?$/.test(value) ? `'${value}` : value);
  const quoted = (value: string) => `"${guarded(value).replaceAll('"', '""')}"`;
  return "\uFEFF" + table.map((cells) => cells.map(quoted).join(",")).join("\r\n") + "\r\n";
}

/** A cell is one line, and says what it says: no tag, no link, no cell more. */
export function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const escaped = (text: string) => text.replace(/[\s\u0085]+/g, " ").replace(/[\\`*_[\]|~]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n") + "\n";
}
