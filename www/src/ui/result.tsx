// One result: where it stands, what it says, and, quietly, when, where and about what.
import { useState } from "preact/hooks";
import type { Hit, Reason, ThemeTag } from "../types";
import { isPlainClick, useEngine, useLater, useUi } from "./context";
import { Facts, Link, Runs, TEXT_LANGUAGE, excerpt, leading } from "./text";
import { selectedText } from "./selection";
import { isWord, type Words } from "./words";
import { useThemeName } from "./wording";

/**
 * A state of what is shown here now. Rows stay in the page from one answer to the next and are only filled anew, which is
 * faster than new ones; what was opened for one passage must not stand open for the next.
 */
function useToggle(of: string): [on: boolean, turn: (on: boolean) => void] {
  const [on, turn] = useState("");
  return [on === of, (next) => turn(next ? of : "")];
}

/** The link of a result, given the cell that the box names as the active one. */
export function linkOf(cell: Element | null): HTMLElement | null {
  return cell?.querySelector("a") ?? null;
}

/**
 * `told`: how it was read is said above, for all results alike. The whole of it opens the passage; the title is the link, to open elsewhere.
 * Words can be selected without leaving.
 */
export function Result({ hit, id, active, told, open }: { hit: Hit; id: string; active: boolean; told: boolean; open: () => void }) {
  const ui = useUi();
  const { place, t } = ui;
  const [explained, explain] = useToggle(hit.id);
  const Why = useLater()?.Why;
  const looser = !told && hit.group === "looser" && hit.why.map((reason) => reasonText(t, reason)).at(-1);

  function clicked(event: MouseEvent) {
    const row = event.currentTarget as HTMLElement;
    const target = (event.target as Element).closest("a,button");
    if (target?.localName === "button" || event.defaultPrevented) return;
    if (target) {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      open();
    } else if (!selectedText(row.getRootNode() as ShadowRoot, [row]).text) {
      const { ctrlKey, metaKey, shiftKey } = event;
      linkOf(row)?.dispatchEvent(new MouseEvent("click", { ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }));
    }
  }
  return (
    <div class="result" part="result" role="row" aria-selected={active} lang={TEXT_LANGUAGE} onClick={clicked}>
      <div id={id} role="gridcell" aria-selected={active}>
        <a class="path" {...leading(ui, { view: "read", document: hit.document, at: hit.quote })}>
          {[...(place.sort === "relevance" || hit.group === "partial" ? [hit.documentTitle] : []), ...hit.path.map((section) => section.title)].map((title) => (
            <span>{title}</span>
          ))}
        </a>
        <p class="snippet">
          {hit.cells.length > 0 ? (
            hit.cells.map(({ head, runs }) => (
              <span class="cell">
                {head && <i>{head} </i>}
                <Runs runs={runs} />
              </span>
            ))
          ) : (
            <Runs runs={excerpt(hit.snippet, hit.cut)} />
          )}
        </p>
      </div>
      <div class="tail" role="gridcell">
        <Facts values={[hit.region, hit.year, looser || null]} />
        {hit.themes.map((theme) => (
          <Theme theme={theme} />
        ))}
        {hit.similar.length > 0 && <Similar hit={hit} />}
        <button type="button" class="plain why" lang={t.locale} aria-expanded={explained} onClick={() => explain(!explained)}>
          {t("why")}
        </button>
        {explained && Why && <Why hit={hit} />}
      </div>
    </div>
  );
}

/** A theme, and on asking the words it rests on. A click narrows the results down to it. */
function Theme({ theme }: { theme: ThemeTag }) {
  const { t, place, go } = useUi();
  const named = useThemeName();
  const id = theme.subs[0]?.id ?? theme.id;
  const [shown, show] = useToggle(id);
  const { because } = theme;
  return (
    <span class="theme" onPointerEnter={() => show(true)} onPointerLeave={() => show(false)}>
      <button
        type="button"
        class="plain"
        onFocus={() => show(true)}
        onBlur={() => show(false)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !shown) return;
          event.stopPropagation();
          show(false);
        }}
        onClick={() => go({ chosen: { ...place.chosen, theme: [id] } }, "push")}
      >
        <span lang={named(theme).lang}>{(theme.subs.length ? theme.subs : [theme]).map((one) => named(one).name).join(t("and"))}</span>
        {shown && (
          <span class="tip" role="tooltip">
            <span lang={named(theme).lang}>{named(theme).name}</span>
            {because.length > 0 && t("because", because.join(t("and")))}
          </span>
        )}
      </button>
    </span>
  );
}

/** Passages further down that say nearly the same, folded into this one. */
function Similar({ hit }: { hit: Hit }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const [open, show] = useToggle(hit.id);
  const titleOf = (document: string) => explorer.whole && explorer.documents().find(({ key }) => key === document)?.title;
  return (
    <>
      <button type="button" class="plain" lang={t.locale} aria-expanded={open} onClick={() => show(!open)}>
        {t("similar", hit.similar.length)}
      </button>
      {open && (
        <ul class="reasons">
          {hit.similar.map(({ document, quote, more }) => (
            <li>
              <Link to={{ view: "read", document, at: quote }}>{titleOf(document)}</Link> {quote}
              {more && "……"}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function reasonText(t: Words, { code, words }: Reason): string {
  const word = `why-${code}`;
  return isWord(word) ? t(word, words.map((one) => t("quoted", one)).join(t("and"))) : words.join(t("and"));
}
