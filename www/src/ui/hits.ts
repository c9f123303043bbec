// Steps from hit to hit. The marks in the text are counted themselves, so that the figure is what one sees.
import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Reading } from "../types";
import { useKeys, useUi } from "./context";

export interface Hits {
  /** the one that was stepped to, -1 for none */
  now: number;
  total: number;
  step(by: number): void;
}

export function blockElements(article: HTMLElement | null): HTMLElement[] {
  return [...(article?.querySelectorAll<HTMLElement>("[data-block]") ?? [])];
}

export function useHits(article: RefObject<HTMLElement | null>, reading: Reading, target: number): Hits {
  const { scroller } = useUi();
  const [now, setNow] = useState(-1);
  const [total, setTotal] = useState(0);
  const marks = () => [...(article.current?.querySelectorAll("mark:not(.rest)") ?? [])];

  useLayoutEffect(() => {
    const all = marks();
    const block = blockElements(article.current)[target];
    setTotal(all.length);
    show(all, block ? all.findIndex((mark) => block.contains(mark)) : -1);
  }, [reading, target]);

  function show(all: Element[], index: number) {
    for (const mark of all) mark.classList.toggle("now", mark === all[index]);
    setNow(index);
  }
  function step(by: number) {
    const all = marks();
    if (!all.length) return;
    // from a passage without hits, or from the beginning, on to the nearest one in that direction
    const from = now < 0 ? nearest(all, blockElements(article.current)[target], by) : now + by;
    const index = (from + all.length) % all.length;
    show(all, index);
    if (all[index]) scroller.show(all[index], "center");
  }
  useKeys((_, letter) => {
    if (letter === "n") step(1);
    else if (letter === "p") step(-1);
  });
  return { now, total, step };
}

function nearest(marks: Element[], block: Element | undefined, by: number): number {
  if (!block) return by > 0 ? 0 : -1;
  const after = marks.findIndex((mark) => block.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = after < 0 ? marks.length : after;
  return by > 0 ? next : next - 1;
}
