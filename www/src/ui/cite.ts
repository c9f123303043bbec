// Quoting with the source, so that what is copied can be checked.
import type { DocumentInfo } from "../types";
import type { Words } from "./words";

/** the text / ——《title》 section › section（issuer，date） / address of the source / edition of the texts */
export function citation(t: Words, text: string, info: DocumentInfo, path: readonly string[], edition: string): string {
  const by = [info.issuer, info.published ?? info.year].filter(Boolean).join("，");
  return [
    text.trim(),
    `——《${info.title || t("untitled")}》${path.length ? " " : ""}${path.join(" › ")}${by && `（${by}）`}`,
    info.sourceUrl,
    `${t("name")} · ${t("edition")} ${edition.slice(0, 8)}`,
  ]
    .filter(Boolean)
    .join("\n");
}

/** The part of the selection that lies in the blocks, a line for each of them; "" if none does. */
export function selectedText(root: ShadowRoot, blocks: readonly Element[]): { text: string; first: number } {
  const nothing = { text: "", first: -1 };
  const range = selectedRange(root);
  if (!range || range.collapsed) return nothing;
  const lines: string[] = [];
  let first = -1;
  blocks.forEach((block, index) => {
    if (!range.intersectsNode(block)) return;
    const part = document.createRange();
    part.selectNodeContents(block);
    if (block.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (block.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    const text = part.toString().trim();
    if (!text) return;
    if (first < 0) first = index;
    lines.push(text);
  });
  return { text: lines.join("\n"), first };
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
