// What the reader has selected, as far as it lies in the text.
import { trimmed } from "./own";

export interface Selected {
  /** a line for each block; "" if no block is touched */
  text: string;
  /** index of the first block that is touched, and where in its text the selection begins (UTF-16 units) */
  first: number;
  from: number;
  range: Range | null;
}

/** The part of the selection that lies in the blocks. */
export function selectedText(root: ShadowRoot, blocks: readonly Element[]): Selected {
  const range = selectedRange(root);
  const lines: string[] = [];
  let first = -1;
  let from = 0;
  if (!range || range.collapsed) return { text: "", first, from, range: null };
  blocks.forEach((block, index) => {
    if (!range.intersectsNode(block)) return;
    const part = document.createRange();
    part.selectNodeContents(block);
    if (block.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (block.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    const text = trimmed(part.toString());
    if (!text) return;
    lines.push(text);
    if (first >= 0) return;
    first = index;
    part.setEnd(part.startContainer, part.startOffset);
    part.setStart(block, 0);
    from = part.toString().length;
  });
  return { text: lines.join("\n"), first, from, range };
}

// Engines differ in how they tell of a selection within a shadow tree.
function selectedRange(root: ShadowRoot): Range | null {
  type Composed = Selection & { getComposedRanges?: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[] };
  const selection = getSelection() as Composed | null;
  const own = (root as ShadowRoot & { getSelection?: () => Selection | null }).getSelection?.() ?? selection;
  if (!selection || !own) return null;
  const [composed] = selection.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  if (!composed) return own.rangeCount ? own.getRangeAt(0) : null;
  const range = document.createRange();
  range.setStart(composed.startContainer, composed.startOffset);
  range.setEnd(composed.endContainer, composed.endOffset);
  return range;
}
