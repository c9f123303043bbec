// The sheets of all elements of the page. What the frame and the results look like stands in the HTML of the page over http, where the box is
// drawn before any script has run; all other artefacts bring it along.

let sheets: [first: CSSStyleSheet, rooms: CSSStyleSheet, last: CSSStyleSheet] | undefined;
let brought: readonly [first: string, last: string] | undefined;
let rooms = "";

/** For what brings its styles along. */
export function bring(first: string, last: string) {
  brought = [first, last];
}

/** Where components are tested without a browser there may be no sheets, and nothing is drawn. */
export function dress(root: ShadowRoot, host: Element) {
  if (!("replaceSync" in CSSStyleSheet.prototype)) return;
  if (!sheets) {
    const [first, last] = brought ?? standing(root, host);
    sheets = [sheet(first), sheet(rooms), sheet(last)];
  }
  root.querySelectorAll("style").forEach((style) => style.remove());
  root.adoptedStyleSheets = sheets;
}

/** What the other rooms look like, for elements that are there and those to come. */
export function dressRooms(css: string) {
  rooms = css;
  sheets?.[1].replaceSync(css);
}

/** The styles in the HTML. A browser that does not know shadow trees there leaves them in the template. */
function standing(root: ShadowRoot, host: Element): [first: string, last: string] {
  const template = host.querySelector<HTMLTemplateElement>(":scope > template");
  const [first, last] = (template?.content ?? root).querySelectorAll("style");
  return [first?.textContent ?? "", last?.textContent ?? ""];
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
