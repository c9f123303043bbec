// What can be done with words that were selected: beside them where there is a pointer, at the foot on a phone, whose own
// menu stands beside them.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { standAt } from "./beside";
import { useKeys, useUi } from "./context";
import type { Copying } from "./copy";
import { blockElements } from "./hits";
import { selectedText, type Selected } from "./selection";

/** Selecting goes on while the pointer is down, or while keys come in quick succession. */
const RESTS = 200;
/** More than this is no search. */
const SEARCHED = 80;

interface SelectionToolsProps {
  article: RefObject<HTMLElement | null>;
  copying: Copying;
  cite: () => string;
  link: (selected: Selected) => string;
  report: () => string;
}

export function SelectionTools({ article, copying, cite, link, report }: SelectionToolsProps) {
  const { t, page, go } = useUi();
  const [selected, select] = useState<Selected | null>(null);
  const tools = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer = 0;
    let down = false;
    const look = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (down || !article.current) return;
        const found = selectedText(article.current.getRootNode() as ShadowRoot, blockElements(article.current));
        select(found.text ? found : null);
      }, RESTS);
    };
    const press = (event: Event) => {
      down = event.type === "pointerdown";
      if (!down) look();
    };
    const listening = new AbortController();
    document.addEventListener("selectionchange", look, listening);
    // where a touch turns into scrolling or selecting, it ends with a cancel
    for (const kind of ["pointerdown", "pointerup", "pointercancel"]) addEventListener(kind, press, listening);
    return () => {
      listening.abort();
      clearTimeout(timer);
    };
  }, []);

  // below the end of what is selected
  useLayoutEffect(() => {
    const box = tools.current;
    const end = [...(selected?.range?.getClientRects() ?? [])].at(-1);
    if (!box || !end) return;
    standAt(box, end.right - 60, () => end.bottom + 8);
  }, [selected]);

  const inside = () => tools.current?.contains((tools.current.getRootNode() as ShadowRoot).activeElement) ?? false;
  useKeys((event) => {
    if (!selected) return;
    if (event.key === "Tab" && !event.shiftKey && !inside()) {
      event.preventDefault();
      tools.current?.querySelector("button")?.focus();
    } else if (event.key === "Escape") {
      if (inside()) blockElements(article.current)[selected.first]?.focus({ preventScroll: true });
      getSelection()?.removeAllRanges();
      select(null);
    }
  });

  if (!selected) return null;
  const { text } = selected;
  return (
    <div
      class="picked"
      part="picked"
      ref={tools}
      role="group"
      aria-label={t("picked")}
      // pressing a button must not take the selection away
      onMouseDown={(event) => event.preventDefault()}
    >
      <button type="button" title={t("cite-title")} onClick={() => copying.copy(cite())}>
        {t(copying.said ? "copied" : "cite")}
      </button>
      {page && (
        <button type="button" title={t("picked-link-title")} onClick={() => copying.copy(link(selected))}>
          {t("picked-link")}
        </button>
      )}
      {text.length <= SEARCHED && (
        <button type="button" onClick={() => go({ view: "search", query: text.replace(/\s+/g, " ") }, "push")}>
          {t("picked-search")}
        </button>
      )}
      <button type="button" title={t("report-how")} onClick={() => copying.copy(report())}>
        {t("report")}
      </button>
    </div>
  );
}
