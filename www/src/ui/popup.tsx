// A button and the panel it opens.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useKeys } from "./context";

interface PopupProps {
  class: string;
  part: string;
  label: string;
  /** on the button in place of the label */
  sign?: string;
  /** keys that open and close it from elsewhere */
  opens?: (event: KeyboardEvent, letter: string) => boolean;
  children: ComponentChildren;
}

/** A button and the panel it opens below the top bar; Escape and a click elsewhere close it. */
export function Popup({ label, sign, opens, part, children, ...props }: PopupProps) {
  const [open, show] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  /** where the keys were before one of them opened it */
  const before = useRef<HTMLElement | null>(null);

  function close() {
    show(false);
    (before.current ?? button.current)?.focus();
    before.current = null;
  }
  useKeys((event, letter) => {
    if (!opens?.(event, letter)) return;
    event.preventDefault();
    if (open) return close();
    before.current = (place.current!.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    show(true);
  });
  useEffect(() => {
    if (open && before.current) place.current?.querySelector<HTMLElement>(".panel :is(button,select)")?.focus();
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => !event.composedPath().includes(place.current!) && show(false);
    addEventListener("pointerdown", elsewhere);
    return () => removeEventListener("pointerdown", elsewhere);
  }, [open]);
  return (
    <span
      class={`popup ${props.class}`}
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        close();
      }}
      onClick={(event) => (event.target as Element).closest("[data-close]") && close()}
    >
      <button type="button" class="plain" ref={button} aria-expanded={open} aria-label={sign && label} title={sign && label} onClick={() => show(!open)}>
        {sign ?? label}
      </button>
      {open && (
        <div class="panel" part={part} role="group" aria-label={label}>
          {children}
        </div>
      )}
    </span>
  );
}
