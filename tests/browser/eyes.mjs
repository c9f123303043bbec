// Functions that run in a page, in any engine: they are sent there as text, so they use nothing from outside themselves.

/** What a reader can see, shadow trees included; a line for each block. */
export function visibleText() {
  let text = "";
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return void (text += node.data);
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (/^(SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName)) return;
      const style = getComputedStyle(node);
      if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return;
      if (!style.display.startsWith("inline") && style.display !== "contents") text += "\n";
    }
    const inside = node.shadowRoot ?? node;
    const children = node.tagName === "SLOT" && node.assignedNodes().length ? node.assignedNodes() : inside.childNodes;
    for (const child of children) walk(child);
  };
  if (document.body) walk(document.body); // a page that is just coming has none
  return text.replace(/\n\s*/g, "\n").trim();
}

/** The middle and the size of the first element that matches, shadow trees included; null if there is none. */
export function boxOf(selector, text = "") {
  const find = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.matches(selector) && node.textContent.includes(text) && node.getClientRects().length) return node;
      const inner = node.shadowRoot && find(node.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  const node = find(document);
  if (!node) return null;
  node.scrollIntoView({ block: "nearest" });
  const [{ x, y, width, height }] = node.getClientRects(); // of a link over two lines, the first
  return { x: x + width / 2, y: y + height / 2, width, height };
}

/** What makes the page wider than the window, in words; "" if nothing does. */
export function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return "";
  const guilty = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll("*")) {
      const { right } = node.getBoundingClientRect();
      if (right > width + 0.5) guilty.push(`${node.localName}.${node.className} to ${right.toFixed(1)} "${node.textContent.slice(0, 30)}"`);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document);
  return `${document.scrollingElement.scrollWidth} of ${width}: ${guilty.join("; ")}`;
}

/** Whether one of the elements that hold this text, and no element that does, lies in the window. */
export function inView(text) {
  const holds = (root) => [...root.querySelectorAll("*")].some((node) => {
    if (node.shadowRoot && holds(node.shadowRoot)) return true;
    if (!node.textContent.includes(text) || [...node.children].some((child) => child.textContent.includes(text))) return false;
    const { top, bottom, width } = node.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  });
  return holds(document.body);
}
