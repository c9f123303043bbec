// What every part of the screen may ask for, and the link that moves within it.
import { createContext } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import type { Explorer, Facets } from "../types";
import type { Place } from "./place";
import type { Words } from "./words";

export interface Ui {
  readonly explorer: Explorer;
  readonly place: Place;
  readonly t: Words;
  /** the element itself */
  readonly host: HTMLElement;
  /** the element is the page: it may take keys from the whole document */
  readonly page: boolean;
  /** every value there is in the corpus, so that filters keep their order whatever is found */
  readonly all: Facets;
  /** which results were last left, and how far down, to come back to them */
  readonly left: { current: Left | null };
  /** the left column, where it is a sheet over the text */
  readonly sheet: { open: boolean; show(open: boolean): void };
  /** `push` for a deliberate move one may want to come back from; typing replaces */
  go(change: Partial<Place>, push: boolean): void;
  emit(name: "search" | "select", detail: object): void;
}

export interface Left {
  address: string;
  scroll: number;
}

export const UiContext = createContext<Ui | null>(null);

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error("rendered outside of the application");
  return ui;
}

/** A click that asks for another tab or window stays the browser's. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

/** Keys that belong to an input method, also the one Safari sends after the composition has ended. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

let pageTitle = "";

/** Names the tab and the entry in the history after what is on the screen, before the title that the page came with. */
export function useTitle(title: string) {
  const { page } = useUi();
  useEffect(() => {
    if (!page) return;
    pageTitle ||= document.title;
    document.title = title ? `${title} – ${pageTitle}` : pageTitle;
  }, [page, title]);
}

/** Listens for keys in the whole page, or within the element where it is a guest. */
export function useKeys(pressed: (event: KeyboardEvent, typing: boolean) => void) {
  const { page, host } = useUi();
  const latest = useRef(pressed);
  latest.current = pressed;
  useEffect(() => {
    const target: EventTarget = page ? document : host;
    const listen = (event: Event) => {
      const key = event as KeyboardEvent;
      const origin = key.composedPath()[0];
      const typing = origin instanceof HTMLElement && (origin.isContentEditable || /^(input|textarea|select)$/i.test(origin.tagName));
      if (!isComposing(key) && !key.defaultPrevented) latest.current(key, typing);
    };
    target.addEventListener("keydown", listen);
    return () => target.removeEventListener("keydown", listen);
  }, [page, host]);
}
