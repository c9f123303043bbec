// The box: results as one types, and the keys that move through them. An input method owns the keyboard while it composes.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isComposing, useUi } from "./context";
import { later } from "./later";
import { trimmed } from "./own";
import { NOTHING_CHOSEN, asked, isChosen } from "./place";
import { Popup } from "./popup";
import { linkOf } from "./result";
import { optionId, type Search } from "./search";

/** Milliseconds without a key after which what stood in the box before the script ran is searched for. */
const STANDING_RESTS = 150;

export function SearchBox({ input, search }: { input: RefObject<HTMLInputElement | null>; search: Search }) {
  const { t, place, page, go } = useUi();
  const composing = useRef(false);
  const { result, suggestions, active } = search;
  const count = result?.hits.length ?? 0;
  const option = (position: number) => (input.current?.getRootNode() as ShadowRoot).getElementById(optionId(position));

  // The box is not controlled: writing into it during a composition would end the composition. What was typed before this
  // script ran stays in it.
  const untouched = useRef(true);
  useLayoutEffect(() => {
    const box = input.current;
    if (box && !composing.current && !(untouched.current && box.value) && box.value !== place.query) box.value = place.query;
    untouched.current = false;
  }, [place.query]);

  // and is taken for typed once it comes to rest: nobody tells whether an input method is at work on it
  useEffect(() => {
    if (!input.current?.value || input.current.value === place.query) return;
    const timer = setTimeout(() => !composing.current && commit(), STANDING_RESTS);
    return () => clearTimeout(timer);
  }, []);

  // after the first picture: focusing lays the whole page out
  useEffect(() => {
    // on touch screens a keyboard would rise over the page
    if (page && (place.view === "search" || place.view === "map") && document.activeElement === document.body && globalThis.matchMedia?.("(hover: hover)").matches)
      input.current?.focus({ preventScroll: true });
  }, []);

  function commit() {
    const query = input.current?.value ?? "";
    // Firefox sends one more input event after a composition has ended
    if (query === place.query) return;
    // a literal search stays one while it is edited, and ends with the emptied box
    const literal = place.literal && trimmed(query) !== "";
    if (trimmed(query) || place.view !== "search") go({ query, view: "search", literal }, place.view === "search" ? "type" : "push");
    else empty();
  }

  // Results lie below the box, suggestions above them: down goes to the one, up to the others; right enters the result.
  function move(step: number) {
    let next = Math.max(-1 - suggestions.length, active + step);
    // some results are folded into others
    while (next >= 0 && next < count && !option(next)) next += step;
    const there = option(next);
    if (!there && next !== -1) return;
    search.activate(next);
    // the results are drawn already, only the mark on one of them moves
    there?.scrollIntoView?.({ block: "nearest" });
  }

  /** Nothing is asked any more: that is the map, unless filters still choose something. */
  function empty() {
    go({ ...asked(""), view: "map" }, "type");
  }

  function stepBack() {
    if (active !== -1) search.activate(-1);
    else if (place.query) empty();
    else if (isChosen(place.chosen)) go({ chosen: NOTHING_CHOSEN }, "push");
    else input.current?.blur();
  }

  function pressed(event: KeyboardEvent) {
    if (composing.current || isComposing(event)) return;
    if (event.key === "Enter") {
      if (place.view !== "search") go({ view: "search" }, "back");
      else openActive(event);
    } else if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") stepBack();
    else if (event.key === "ArrowRight" && active >= 0 && input.current?.selectionStart === place.query.length) linkOf(option(active))?.focus();
    else return;
    event.preventDefault();
  }

  // A click on the link itself, so that the browser's own keys for a new tab work here too.
  function openActive({ ctrlKey, metaKey, shiftKey }: KeyboardEvent) {
    const chosen = option(active === -1 ? 0 : active);
    (linkOf(chosen) ?? chosen)?.dispatchEvent(new MouseEvent("click", { ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }));
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
        aria-haspopup="grid"
        aria-autocomplete="list"
        aria-expanded={count > 0}
        aria-controls={[count > 0 && "results", suggestions.length > 0 && "suggestions"].filter(Boolean).join(" ") || undefined}
        aria-activedescendant={active !== -1 ? optionId(active) : undefined}
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
      <Help />
    </div>
  );
}

/** How to ask. F1 opens it from within the box, "?" from anywhere else. */
function Help() {
  const { t } = useUi();
  const HelpText = later()?.HelpText;
  return (
    <Popup class="help" part="help" label={t("help")} sign="?" opens={(event, letter) => letter === "?" || event.key === "F1"}>
      {HelpText ? <HelpText /> : <p class="quiet">{t("loading")}</p>}
    </Popup>
  );
}
