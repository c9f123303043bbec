// What every part of the screen may ask for, and the link that moves within it.
import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Explorer, Facets, ThemeInfo, Wording } from "../types";
import { later, type Later } from "./later";
import type { Place } from "./place";
import { preferences, type Preferences } from "./preferences";
import type { Scroller } from "./scroller";
import type { Words } from "./words";

/** The language of the documents, whatever the page itself speaks. */
export const TEXT_LANGUAGE = "zh-Hans";

/** "push" for a deliberate move one may want to come back from, "back" for one to where something was left; "type" replaces. */
export type Move = "push" | "back" | "type";

export interface Ui {
  readonly place: Place;
  /** the last move returns to a place: scroll to where it was left */
  readonly back: boolean;
  /** the reader, or the page through a method, has moved: focus may follow */
  readonly acted: boolean;
  /** what was asked for by attributes or the address and means nothing here */
  readonly odd: readonly (readonly [name: string, value: string])[];
  readonly t: Words;
  /** the element itself */
  readonly host: HTMLElement;
  /** the element is the page: it may take keys from the whole document */
  readonly page: boolean;
  readonly scroller: Scroller;
  /** what the method cite() gives: set by the room on the screen */
  readonly citing: { current: () => string };
  /** the left column, where it is a sheet over the text */
  readonly sheet: { open: boolean; show(open: boolean): void };
  go(change: Partial<Place>, move: Move): void;
  choose(change: Partial<Preferences>): void;
  emit(name: "search" | "select" | "error", detail: object): void;
  /** asks again for what is missing of the engine */
  complete(): void;
}

/** What can be asked once the engine is there. */
export interface Engine {
  readonly explorer: Explorer;
  /** every value there is in the corpus, so that filters keep their order whatever is found */
  readonly all: Facets;
  /** themes and sub-themes, by id */
  readonly themes: ReadonlyMap<string, ThemeInfo>;
  /** what the editors say in other languages, by its text; nothing while the annex is not there */
  readonly wordings: ReadonlyMap<string, Wording>;
}

export const UiContext = createContext<Ui | null>(null);
export const EngineContext = createContext<Engine | null>(null);

export function useUi(): Ui {
  return there(useContext(UiContext));
}

export function useEngine(): Engine {
  return there(useContext(EngineContext));
}

/** The second half of the script, once the engine it asks is there too. */
export function useLater(): Later | null {
  const { explorer } = useEngine();
  return explorer.whole ? later() : null;
}

/** The state of the annex, followed: what was asked before it came is to be asked again. */
export function useAnnex(): Explorer["annex"] {
  const { explorer } = useEngine();
  const { annex } = explorer;
  const [, settle] = useState(0);
  useEffect(() => {
    // as it stood when this was drawn: it may have come since
    if (annex === "coming") void explorer.settled.then(() => settle((times) => times + 1));
  }, [explorer, annex]);
  return annex;
}

/** A pause in typing, in milliseconds. */
const REST = 120;

/** The latest of values that come with every key, once typing rests; none before. What is not in the eye can wait for it. */
export function useRested<T>(value: T): T | undefined {
  const [rested, rest] = useState<T>();
  useEffect(() => {
    if (rested === value) return;
    const timer = setTimeout(rest, REST, value);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function there<T>(value: T | null): T {
  if (value === null) throw new Error("rendered outside of the application");
  return value;
}

/** A click that asks for another tab or window stays the browser's, where there is something to open in it. */
export function isPlainClick(event: MouseEvent): boolean {
  const isLink = (event.target as Element).closest("a")?.hasAttribute("href") ?? true;
  return event.button === 0 && !(isLink && (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey));
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

export function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}

/** Listens for keys in the whole page, or within the element where it is a guest. Single letters may be switched off. */
export function useKeys(pressed: (event: KeyboardEvent, letter: string) => void) {
  const { page, host } = useUi();
  const latest = useRef(pressed);
  latest.current = pressed;
  useEffect(() => {
    const listen = (event: Event) => {
      const key = event as KeyboardEvent;
      if (isComposing(key) || key.defaultPrevented) return;
      const single = !isTyping(key.composedPath()[0]!) && !key.ctrlKey && !key.metaKey && !key.altKey && preferences().keys;
      latest.current(key, single ? key.key : "");
      // what was of use here is of none to the page
      if (key.defaultPrevented) key.stopPropagation();
    };
    const outside = (event: Event) => event.composedPath().includes(host) || listen(event);
    const root = host.shadowRoot!;
    root.addEventListener("keydown", listen);
    if (page) document.addEventListener("keydown", outside);
    return () => {
      root.removeEventListener("keydown", listen);
      document.removeEventListener("keydown", outside);
    };
  }, [page, host]);
}
