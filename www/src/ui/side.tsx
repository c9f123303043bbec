// The left column. Where the container is wide it stands beside the text, as wide as the reader likes or folded away; where
// it is not, it is a sheet below the search box. The button in the frame opens either.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { useUi } from "./context";
import { SIDE, preferences, prefer } from "./preferences";

export function Side({ label, children }: { label: string; children: ComponentChildren }) {
  const { sheet } = useUi();
  return (
    <aside class={sheet.open ? "side open" : "side"} part="side" aria-label={label}>
      <div
        id="side"
        class="sheet"
        // following a link of the sheet closes it, ticking a filter does not
        onClick={(event) => (event.target as Element).closest("a") && sheet.show(false)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !sheet.open) return;
          sheet.show(false);
          opener(event.currentTarget)?.focus();
        }}
      >
        <Fold />
        {children}
      </div>
      <Edge />
    </aside>
  );
}

const opener = (within: Element) => (within.getRootNode() as ShadowRoot).querySelector<HTMLElement>(".opener");

/** Puts the column away, where it is one. The button that brings it back takes the focus. */
function fold(within: Element) {
  prefer({ folded: true });
  requestAnimationFrame(() => opener(within)?.focus());
}

function Fold() {
  const { t } = useUi();
  return (
    <button type="button" class="plain fold" onClick={(event) => fold(event.currentTarget)}>
      {t("fold")}
    </button>
  );
}

/** The edge of the column, to be drawn by pointer or by the arrow keys. */
function Edge() {
  const { t } = useUi();
  const from = useRef<{ x: number; width: number } | null>(null);
  const { side } = preferences();
  const fitting = (width: number) => Math.round(Math.min(SIDE.max, Math.max(SIDE.min, width)));

  function pressed(event: KeyboardEvent) {
    const to = { ArrowLeft: side - SIDE.step, ArrowRight: side + SIDE.step, Home: SIDE.min, End: SIDE.max }[event.key];
    if (event.key === "Enter") fold(event.currentTarget as Element);
    else if (to === undefined) return;
    else prefer({ side: fitting(to) });
    event.preventDefault();
  }
  return (
    <div
      class="edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-controls="side"
      aria-label={t("edge")}
      aria-valuemin={SIDE.min}
      aria-valuemax={SIDE.max}
      aria-valuenow={side}
      onKeyDown={pressed}
      onPointerDown={(event) => {
        from.current = { x: event.clientX, width: side };
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (from.current) prefer({ side: fitting(from.current.width + event.clientX - from.current.x) });
      }}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
    />
  );
}
