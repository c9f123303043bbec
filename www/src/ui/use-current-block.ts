// Which block stands where one reads: on a line in the upper part of what is in sight.
import type { RefObject } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Reading } from "../types";

export function useCurrentBlock(article: RefObject<HTMLElement | null>, reading: Reading, root: Element | null): number {
  // by its id, since the first blocks to be drawn are not always the first of the text
  const [current, setCurrent] = useState("");
  useEffect(() => {
    const blocks = [...(article.current?.querySelectorAll<HTMLElement>("[data-block]") ?? [])];
    if (typeof IntersectionObserver !== "function") return; // a made-up browser has no window to see it in
    const watcher = new IntersectionObserver(
      (entries) => {
        const entered = entries.find((entry) => entry.isIntersecting);
        if (entered) setCurrent((entered.target as HTMLElement).dataset.block!);
      },
      { root, rootMargin: "-20% 0px -79% 0px" },
    );
    for (const block of blocks) watcher.observe(block);
    return () => watcher.disconnect();
  }, [reading, root]);
  return useMemo(() => Math.max(0, reading.blocks.findIndex(({ id }) => id === current)), [reading, current]);
}
