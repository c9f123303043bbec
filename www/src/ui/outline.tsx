// The contents of a document: follows the reading, unfolds where one is, and counts the hits of each section.
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Block, OutlineNode } from "../types";
import { isPlainClick, useUi } from "./context";
import { TEXT_LANGUAGE, gap, leading, quoteOf } from "./text";

interface OutlineProps {
  nodes: OutlineNode[];
  blocks: Block[];
  /** index of the block one is reading */
  current: number;
  jump: (block: number) => void;
}

export function OutlineList({ nodes, blocks, current, jump }: OutlineProps) {
  const ui = useUi();
  const { t } = ui;
  const nav = useRef<HTMLElement>(null);
  const tree = useMemo(() => new Tree(nodes, blocks), [nodes, blocks]);
  const here = tree.sectionOf(blocks[current]);
  const above = new Set(tree.upwards(here));

  // The column scrolls by itself, the page stays where it is.
  useLayoutEffect(() => {
    const box = nav.current?.parentElement;
    const link = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (!box || !link) return;
    const { top, bottom } = link.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - frame.height / 3;
  }, [here]);

  function list(parent: string | null) {
    const own = tree.below(parent);
    if (!own.length) return null;
    return (
      <ol>
        {own.map((node) => {
          const block = tree.blockOf(node.id);
          const hits = tree.hitsIn(node.id);
          return (
            <li key={node.id}>
              <a
                {...leading(ui, { at: blocks[block] ? quoteOf(blocks[block]) : "" })}
                aria-current={node.id === here ? "location" : undefined}
                onClick={(event) => {
                  if (!isPlainClick(event)) return;
                  event.preventDefault();
                  jump(block);
                }}
              >
                <span>
                  {node.number && <span class="numeral">{node.number}</span>}
                  {gap(node.number) + node.title}
                </span>
                {hits > 0 && (
                  <span class="count">
                    {hits}
                    <span class="unseen"> {t("hits", hits)}</span>
                  </span>
                )}
              </a>
              {(node.level < 2 || above.has(node.id)) && list(node.id)}
            </li>
          );
        })}
      </ol>
    );
  }
  return (
    <nav class="outline" ref={nav} aria-label={t("outline")} lang={TEXT_LANGUAGE}>
      {list(null)}
    </nav>
  );
}

/** Titles of the sections a block lies in, outermost first. */
export function pathOf(nodes: readonly OutlineNode[], block: Block): string[] {
  const path: string[] = [];
  for (let id = block.type === "heading" ? block.id : block.section; id !== null; ) {
    const node = nodes.find((one) => one.id === id);
    if (node && node.kind !== "title") path.unshift(node.number + gap(node.number) + node.title);
    id = node?.parent ?? null;
  }
  return path;
}

/** The sections by what lies above and below them, and the blocks they begin with. */
class Tree {
  #parents = new Map<string, string | null>();
  #children = new Map<string | null, OutlineNode[]>();
  #blocks = new Map<string, number>();
  #hits = new Map<string, number>();

  constructor(nodes: OutlineNode[], blocks: Block[]) {
    // the title of the document heads the page already: what lies in it is listed as lying in nothing
    const titles = new Set(nodes.filter((node) => node.kind === "title").map((node) => node.id));
    for (const node of nodes) {
      if (titles.has(node.id)) continue;
      const parent = node.parent !== null && titles.has(node.parent) ? null : node.parent;
      this.#parents.set(node.id, parent);
      this.#children.set(parent, [...this.below(parent), node]);
    }
    blocks.forEach((block, index) => {
      const begins = block.type === "heading" ? block.id : block.runInId;
      if (begins !== null) this.#blocks.set(begins, index);
      const hits = block.runs.filter((run) => run.hit).length;
      if (hits) for (const id of this.upwards(this.sectionOf(block))) this.#hits.set(id, this.hitsIn(id) + hits);
    });
  }
  below(parent: string | null): OutlineNode[] {
    return this.#children.get(parent) ?? [];
  }
  /** the section and all it lies in */
  upwards(id: string | null): string[] {
    const ids: string[] = [];
    for (let at: string | null = id; at !== null && this.#parents.has(at); at = this.#parents.get(at) ?? null) ids.push(at);
    return ids;
  }
  sectionOf(block: Block | undefined): string | null {
    if (!block) return null;
    return block.type === "heading" ? block.id : (block.runInId ?? block.section);
  }
  /** index of the block a section begins with, -1 if it has none */
  blockOf(id: string): number {
    return this.#blocks.get(id) ?? -1;
  }
  hitsIn(id: string): number {
    return this.#hits.get(id) ?? 0;
  }
}
