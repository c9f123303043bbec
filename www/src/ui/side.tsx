// The left column: always there where the container is wide; where it is not, a sheet below the search box, which the button
// in the frame opens.
import type { ComponentChildren } from "preact";
import { useUi } from "./context";

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
          (event.currentTarget.getRootNode() as ShadowRoot).querySelector<HTMLElement>(".opener")?.focus();
        }}
      >
        {children}
      </div>
    </aside>
  );
}
