// One line at the foot of the page that says a newer version is there. Outside the element, since it concerns the page; built
// by DOM calls and styled by an adopted sheet, as the page's policy wants it.

const WORDS: Record<string, [text: string, now: string, later: string]> = {
  "zh-Hans": ["有新版本。", "载入新版本", "以后再说"],
  "zh-Hant": ["有新版本。", "載入新版本", "以後再說"],
  en: ["A newer version is ready.", "Load it", "Later"],
};

const STYLE = `
.plan-update{position:fixed;inset:auto 0 0;z-index:1;display:flex;flex-wrap:wrap;gap:.5em 1em;align-items:center;justify-content:center;
padding:.6em 1em;border-top:2px solid;font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
.plan-update button{font:inherit;padding:.2em .9em;min-height:2.2em}
@media print{.plan-update{display:none}}`;

let bar: HTMLElement | null = null;

/** `accept` is called when the reader wants the newer version; a later call replaces an earlier one. */
export function updateBar(accept: () => void): void {
  bar?.remove();
  const language = spoken();
  const [text, now, later] = WORDS[language] ?? WORDS.en!;
  const made = (bar = document.createElement("div"));
  made.className = "plan-update";
  made.lang = language;
  made.setAttribute("role", "status");
  const words = document.createElement("span");
  words.textContent = text;
  made.append(words, button(now, accept), button(later, () => made.remove()));
  if (!document.adoptedStyleSheets.includes(sheet())) document.adoptedStyleSheets.push(sheet());
  document.body.append(made);
}

function button(text: string, pressed: () => void) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", pressed);
  return made;
}

let made: CSSStyleSheet | undefined;
function sheet(): CSSStyleSheet {
  if (!made) (made = new CSSStyleSheet()).replaceSync(STYLE);
  return made;
}

/** The language the reader has chosen in the element, or that of the browser. */
function spoken(): string {
  const shown = document.querySelector("plan-explorer")?.shadowRoot?.querySelector<HTMLElement>("[lang]")?.lang;
  if (shown) return shown;
  if (/^zh-(Hant|TW|HK|MO)/i.test(navigator.language)) return "zh-Hant";
  return /^zh/i.test(navigator.language) ? "zh-Hans" : "en";
}
