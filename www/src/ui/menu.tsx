// What the reader may settle once: language, colours, size of the text, keys.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useKeys, useUi } from "./context";
import { SIZES, isRemembered, preferences } from "./preferences";
import { LOCALES, matchLocale } from "./words";

export function Menu() {
  const { t, host, choose } = useUi();
  const chosen = preferences();
  const step = (by: number) => SIZES[SIZES.indexOf(chosen.size) + by];
  const sizes = (by: number, name: "smaller" | "larger") => (
    <button type="button" disabled={!step(by)} onClick={() => choose({ size: step(by) ?? 1 })}>
      {t(name)}
    </button>
  );
  return (
    <Popup class="menu" part="menu" label={t("settings")}>
      <label>
        {t("language")}
        <select value={matchLocale([host.getAttribute("locale") ?? "", chosen.locale]) ?? ""} onChange={(event) => choose({ locale: event.currentTarget.value })}>
          <option value="">{t("as-browser")}</option>
          {Object.entries(LOCALES).map(([value, name]) => (
            <option value={value} lang={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("scheme")}
        <select value={host.getAttribute("color-scheme") || chosen.scheme} onChange={(event) => choose({ scheme: event.currentTarget.value })}>
          <option value="">{t("as-browser")}</option>
          <option value="light">{t("light")}</option>
          <option value="dark">{t("dark")}</option>
        </select>
      </label>
      <div role="group" aria-label={t("size")}>
        {t("size")}
        <span class="sizes">
          {sizes(-1, "smaller")} {Math.round(chosen.size * 100)}% {sizes(1, "larger")}
        </span>
      </div>
      <label>
        {t("keys")}
        <input type="checkbox" checked={chosen.keys} onChange={(event) => choose({ keys: event.currentTarget.checked })} />
      </label>
      {!isRemembered() && <p class="quiet">{t("unremembered")}</p>}
    </Popup>
  );
}

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
