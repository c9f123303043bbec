// The box: results as one types, and the keys that move through them. An input method owns the keyboard while it composes.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isComposing, useUi } from "./context";
import { NOTHING_CHOSEN, isChosen } from "./place";
import type { Search } from "./search-room";

interface SearchBoxProps {
  input: RefObject<HTMLInputElement | null>;
  search: Search;
  /** before the query changes by hand: measuring is cheap as long as nothing has changed */
  typed: () => void;
}

export function SearchBox({ input, search, typed }: SearchBoxProps) {
  const { t, place, page, go } = useUi();
  const composing = useRef(false);
  const { result, active } = search;
  const count = result?.hits.length ?? 0;

  // The box is not controlled: writing into it during a composition would end the composition.
  useLayoutEffect(() => {
    const box = input.current;
    if (box && !composing.current && box.value !== place.query) box.value = place.query;
  }, [place.query]);

  // after the first picture: focusing lays the whole page out
  useEffect(() => {
    // on touch screens a keyboard would rise over the page
    if (page && place.view === "search" && document.activeElement === document.body && matchMedia("(hover: hover)").matches)
      input.current?.focus({ preventScroll: true });
  }, []);

  function commit() {
    const query = input.current?.value ?? "";
    // Firefox sends one more input event after a composition has ended
    if (query === place.query) return;
    typed();
    go({ query, view: "search" }, place.view !== "search");
  }

  function move(step: number) {
    const next = Math.min(count - 1, Math.max(-1, active + step));
    search.activate(next);
    // the results are drawn already, only the mark on one of them moves
    (input.current?.getRootNode() as ShadowRoot).getElementById(`hit-${next}`)?.scrollIntoView({ block: "nearest" });
  }

  function stepBack() {
    if (active >= 0) search.activate(-1);
    else if (place.query) go({ query: "" }, false);
    else if (isChosen(place.chosen)) go({ chosen: NOTHING_CHOSEN }, true);
    else input.current?.blur();
  }

  function pressed(event: KeyboardEvent) {
    if (composing.current || isComposing(event)) return;
    if (event.key === "Enter") {
      if (place.view !== "search") go({ view: "search" }, true);
      else openActive(event);
    } else if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") stepBack();
    else return;
    event.preventDefault();
  }

  // A click on the link itself, so that the browser's own keys for a new tab work here too.
  function openActive({ ctrlKey, metaKey, shiftKey }: KeyboardEvent) {
    (input.current?.getRootNode() as ShadowRoot)
      .getElementById(`hit-${Math.max(0, active)}`)
      ?.dispatchEvent(new MouseEvent("click", { ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }));
  }

  return (
    <div class="box" role="search">
      <label class="unseen" for="box">
        {t("box")}
      </label>
      <input
        id="box"
        part="input"
        type="search"
        role="combobox"
        list={undefined} // the types ask for it
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="search"
        placeholder={t("hint")}
        aria-autocomplete="list"
        aria-expanded={count > 0}
        aria-controls={count > 0 ? "results" : undefined}
        aria-activedescendant={active >= 0 && active < count ? `hit-${active}` : undefined}
        ref={input}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={() => {
          composing.current = false;
          commit();
        }}
        onInput={(event) => {
          if (!composing.current && !event.isComposing) commit();
        }}
        onKeyDown={pressed}
      />
    </div>
  );
}
