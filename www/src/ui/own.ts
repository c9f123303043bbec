// In place of built-ins that libraries replace in the pages they serve, old ones above all: another trim, an Array.from without
// a mapping, a reduce of one's own, arrays that say of themselves how they are written as JSON. Syntax and everything else is used as it is.

/** Without the blanks around it. */
export function trimmed(text: string): string {
  return text.replace(/^\s+|\s+$/g, "");
}

/** What `make` gives for 0, 1, 2 and so on. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  const made: T[] = [];
  for (let index = 0; index < count; index++) made.push(make(index));
  return made;
}

export function sum(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** Plain data as JSON, every value of a list or an object on a line of its own; an undefined one is left out. */
export function json(value: unknown): string {
  if (typeof value === "string") return `"${value.replace(/["\\\u0000-\u001f\u2028\u2029\ud800-\udfff]/g, escaped)}"`;
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((one) => `\n${json(one)}`)}]`;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries.map(([name, one]) => `\n${json(name)}:${json(one)}`)}}`;
}

const escaped = (sign: string) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0");
