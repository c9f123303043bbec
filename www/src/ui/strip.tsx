// Where in a document the results lie: its passages from left to right, a stroke for each result. A click goes to the
// nearest one; by keyboard, or for those who cannot see it, it is a link to the first.
import { isPlainClick, useEngine, useUi } from "./context";
import type { Spread } from "../types";
import { leading, quoteOf } from "./text";

export function Strip({ spread, title, quiet }: { spread: Spread; title: string; quiet?: boolean }) {
  const ui = useUi();
  const { explorer } = useEngine();
  const { document, passages, at } = spread;
  const first = at[0];
  if (first === undefined) return null;

  function open(event: MouseEvent) {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    const wanted = event.detail ? ((event.clientX - left) / width) * passages - 0.5 : 0;
    const distances = at.map((one) => Math.abs(one - wanted));
    const place = at[distances.indexOf(Math.min(...distances))]!;
    const block = explorer.whole && explorer.read(document).blocks.filter(({ type }) => type === "passage")[place];
    if (!block) return;
    const quote = quoteOf(block);
    ui.emit("select", { document, quote });
    ui.go({ view: "read", document, at: quote }, "push");
  }

  const strokes = (
    <svg viewBox={`0 0 ${passages} 8`} preserveAspectRatio="none" aria-hidden="true">
      <path d={at.map((place) => `M${place + 0.5} 0v8`).join("")} vector-effect="non-scaling-stroke" />
    </svg>
  );
  // within a list of options there can be no other links
  if (quiet)
    return (
      <span class="strip" part="strip" onClick={open}>
        {strokes}
      </span>
    );
  return (
    <a
      class="strip"
      part="strip"
      {...leading(ui, { view: "read", document, at: "" })}
      aria-label={ui.t("spread", title, passages, at.length, first + 1)}
      onClick={open}
    >
      {strokes}
    </a>
  );
}
