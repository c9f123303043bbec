// What can be said about words of the text: a term, a repair, a figure. The words stay text and carry a quiet line; a card
// beside them tells the rest, on hover, focus, click or tap.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Block, Figure, MarkedRun, Reading, Repair, Term, TermUse } from "../types";
import { standAt } from "./beside";
import { useEngine, useUi } from "./context";
import { kindWord, period } from "./figure-words";
import { blockElements } from "./hits";
import { START } from "./place";
import { Reason } from "./reasons";
import { ThemeSaid } from "./reader-themes";
import { Link, Runs, TEXT_LANGUAGE } from "./text";

/** The pointer may pass over a mark, and from the mark to its card, without anything opening or closing. */
const HOVER = 300;
const USES = 5;

/** `said`: it is what the address points at. */
export type TextRun = MarkedRun & { said?: boolean };

export function MarkedRuns({ runs }: { runs: readonly TextRun[] }) {
  return (
    <>
      {grouped(runs).map((group) => {
        const { term, repair, figure, small, said } = group[0]!;
        const name = repair !== null ? "repair" : term !== null ? "term" : figure !== null ? "figure" : "";
        if (!name && !said && !small) return <Runs runs={group} />;
        const about = name ? ({ role: "button", tabIndex: -1, "aria-haspopup": "dialog", "data-mark": [term, repair, figure].join() } as const) : {};
        return (
          // not a button element, in which some browsers let no one select
          <span class={[name, small && "small", said && "said"].filter(Boolean).join(" ")} {...about}>
            <Runs runs={group} />
          </span>
        );
      })}
    </>
  );
}

/** Neighbours that say the same, which a hit within them parted. */
function grouped(runs: readonly TextRun[]): TextRun[][] {
  const groups: TextRun[][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    const last = group?.[0];
    if (last && last.term === run.term && last.repair === run.repair && last.figure === run.figure && last.small === run.small && last.said === run.said) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

interface CardProps {
  article: RefObject<HTMLElement | null>;
  reading: Reading;
  /** index of the block one is reading: from there the keys go on */
  current: number;
  /** the marks are those of a raw reading */
  raw: boolean;
  /** shows where a passage comes from, by its index */
  explain: (block: number) => void;
}

/**
 * The marks are one stop of the Tab key, wherever one reads; arrows lead from one to the next, Enter into the card, Escape
 * out of it.
 */
export function MarkCard({ article, reading, current, raw, explain }: CardProps) {
  const { t, scroller } = useUi();
  const [mark, open] = useState<HTMLElement | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const state = useRef({ mark, timer: 0, pinned: false });
  state.current.mark = mark;
  // tags are not drawn everywhere
  const marks = () => [...(article.current?.querySelectorAll<HTMLElement>("[data-mark]") ?? [])].filter((one) => one.getClientRects().length);

  function show(next: HTMLElement | null, pinned: boolean) {
    clearTimeout(state.current.timer);
    state.current.pinned = pinned;
    open(next);
  }
  function stopAt(stop: HTMLElement | undefined) {
    for (const one of marks()) one.tabIndex = one === stop ? 0 : -1;
  }

  useEffect(() => show(null, false), [reading]);
  useEffect(() => {
    const block = blockElements(article.current)[current];
    const following = block && marks().find((one) => block.contains(one) || block.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    stopAt(following ?? marks()[0]);
  }, [reading, current]);

  useEffect(() => {
    const text = article.current!;
    const listening = new AbortController();
    const listen = <Kind extends keyof HTMLElementEventMap>(kind: Kind, told: (event: HTMLElementEventMap[Kind], mark: HTMLElement | null) => void) =>
      text.addEventListener(kind, (event) => told(event, (event.target as Element).closest<HTMLElement>("[data-mark]")), listening);
    const later = (next: HTMLElement | null) => {
      clearTimeout(state.current.timer);
      if (!state.current.pinned) state.current.timer = window.setTimeout(() => show(next, false), HOVER);
    };
    listen("pointerover", (event, mark) => mark && event.pointerType === "mouse" && later(mark));
    listen("pointerout", (event, mark) => mark && event.pointerType === "mouse" && later(null));
    listen("focusin", (_, mark) => {
      if (!mark?.matches(":focus-visible")) return;
      stopAt(mark);
      show(mark, true);
    });
    listen("focusout", (event, mark) => mark && mark === state.current.mark && !card.current?.contains(event.relatedTarget as Node) && show(null, false));
    listen("click", (_, mark) => {
      // the end of a selection is no click
      if (!mark || !getSelection()?.isCollapsed) return;
      stopAt(mark);
      show(state.current.pinned && state.current.mark === mark ? null : mark, true);
    });
    listen("keydown", (event, mark) => {
      if (!mark) return;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        show(mark, true);
        requestAnimationFrame(() => card.current?.focus());
        return;
      }
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const all = marks();
      const next = step && all[all.indexOf(mark) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
    return () => {
      listening.abort();
      clearTimeout(state.current.timer);
    };
  }, []);

  useEffect(() => {
    if (!mark) return;
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-describedby", "card");
    const elsewhere = (event: Event) => !event.composedPath().some((one) => one === mark || one === card.current) && show(null, false);
    // from wherever the keys are: what the pointer opened can be put away without it
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      if (card.current?.matches(":focus-within")) mark.focus({ preventScroll: true });
      show(null, false);
    };
    addEventListener("pointerdown", elsewhere);
    const root = mark.getRootNode();
    addEventListener("keydown", escape, true);
    root.addEventListener("keydown", escape as EventListener, true);
    return () => {
      mark.removeAttribute("aria-expanded");
      mark.removeAttribute("aria-describedby");
      removeEventListener("pointerdown", elsewhere);
      removeEventListener("keydown", escape, true);
      root.removeEventListener("keydown", escape as EventListener, true);
    };
  }, [mark]);

  // below its words, or above them where there is no room below
  useLayoutEffect(() => {
    const box = card.current;
    const [words] = mark?.getClientRects() ?? [];
    if (!box || !words) return;
    const view = scroller.root?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    const bar = 50;
    standAt(box, words.left, (height) => {
      const above = words.bottom + height + 8 > view.bottom - bar && words.top - height - 8 > view.top;
      return above ? words.top - height - 6 : words.bottom + 6;
    });
  }, [mark]);

  if (!mark) return null;
  const at = blockElements(article.current).findIndex((block) => block.contains(mark));
  const [term = -1, repair = -1, figure = -1, theme = -1] = mark.dataset.mark!.split(",").map((at) => (at ? +at : -1));
  return (
    <div
      class="card"
      part="card"
      id="card"
      role="dialog"
      aria-label={mark.ariaLabel || mark.textContent || t("repaired")}
      tabIndex={-1}
      ref={card}
      onPointerEnter={() => clearTimeout(state.current.timer)}
      onPointerLeave={(event) => {
        if (event.pointerType === "mouse" && !state.current.pinned) state.current.timer = window.setTimeout(show, HOVER, null, false);
      }}
      onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && event.relatedTarget !== mark && show(null, false)}
    >
      {reading.repairs[repair] && <RepairSaid repair={reading.repairs[repair]} raw={raw} explain={() => (show(null, false), explain(at))} />}
      {reading.terms[term] && <TermSaid term={reading.terms[term]} here={reading.blocks[at]} document={reading.document.key} />}
      {reading.blocks[at]?.themes[theme] && <ThemeSaid theme={reading.blocks[at].themes[theme]} />}
      {reading.figures[figure] && <FigureSaid id={reading.figures[figure]} document={reading.document.key} />}
    </div>
  );
}

function TermSaid({ term, here, document }: { term: Term; here: Block | undefined; document: string }) {
  const { t } = useUi();
  const titles = useTitles();
  const { definition, uses } = term;
  const word = term.term.replace(/^[“"《](.*)[”"》]$/, "$1");
  // those of other documents first: what stands in this one is near at hand
  const others = uses.filter((use, at) => {
    const isThere = (one: TermUse) => one.document === use.document && one.quote === use.quote;
    return (use.document !== document || use.quote !== here?.quote) && uses.findIndex(isThere) === at;
  });
  const shown = others.sort((a, b) => Number(a.document === document) - Number(b.document === document)).slice(0, USES);
  return (
    <section>
      <h2 lang={TEXT_LANGUAGE}>{term.term}</h2>
      {definition && (
        <>
          <p lang={TEXT_LANGUAGE}>
            {definition.cut.before && "……"}
            {definition.text}
            {definition.cut.after && "……"}
          </p>
          <p class="quiet">
            {t("term-by")}
            <Link to={{ document: definition.document, at: definition.quote }}>《{titles(definition.document)}》</Link>
          </p>
        </>
      )}
      <p class="quiet">{t("term-uses", uses.length)}</p>
      <ul class="quiet" lang={TEXT_LANGUAGE}>
        {shown.map((use) => (
          <li>
            <Link to={{ document: use.document, at: use.quote }}>{use.quote}{use.more && "……"}</Link> {use.document !== document && `《${titles(use.document)}》`}
          </li>
        ))}
      </ul>
      {others.length > shown.length && (
        <p class="quiet">
          <Link to={{ ...START, view: "search", query: word }}>{t("term-all")}</Link>
        </p>
      )}
    </section>
  );
}

function RepairSaid({ repair, raw, explain }: { repair: Repair; raw: boolean; explain: () => void }) {
  const { t } = useUi();
  const other = raw ? repair.served : (repair.raw ?? "");
  return (
    <section>
      <p>
        {t(repair.moved ? "repair-moved" : raw ? (other ? "repair-served" : "repair-out") : other ? "repair-raw" : "repair-in")}
        {other && !repair.moved && <q lang={TEXT_LANGUAGE}>{other}</q>}
      </p>
      <p class="quiet">
        <Reason {...repair} />
        {t("repair-sure", Math.round(repair.confidence * 100))}
      </p>
      <button type="button" class="plain" onClick={explain}>
        {t("origin-title")}
      </button>
    </section>
  );
}

function FigureSaid({ id, document }: { id: string; document: string }) {
  const { t } = useUi();
  const figure = useFigures(document).get(id);
  if (!figure) return null;
  const { indicator, printed, kind, year, subject, confidence } = figure;
  const facts = [
    ["figure-value", printed, TEXT_LANGUAGE],
    ["year", period(year) || t("time-unknown"), t.locale],
    ["figure-kind", kindWord(t, kind), t.locale],
    ["figure-subject", subject, TEXT_LANGUAGE],
  ] as const;
  return (
    <section>
      <h2 lang={TEXT_LANGUAGE}>{indicator}</h2>
      <dl>
        {facts.map(
          ([name, value, lang]) =>
            value && (
              <div>
                <dt>{t(name)}</dt>
                <dd lang={lang}>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p class="quiet">
        {confidence === "low" && <span class="doubt">{t("figure-doubt")}</span>}{" "}
        <Link to={{ ...START, view: "figures", ledger: { ...START.ledger, fdoc: document, fname: indicator } }}>{t("figure-row")}</Link>
      </p>
    </section>
  );
}

function useTitles(): (key: string) => string {
  const { t } = useUi();
  const { explorer } = useEngine();
  const documents = useMemo(() => explorer.documents(), [explorer]);
  return (key) => documents.find((one) => one.key === key)?.title || t("untitled");
}

/** All figures of a document, asked for when the first of them is opened. */
function useFigures(document: string): Map<string, Figure> {
  const { explorer } = useEngine();
  return useMemo(() => {
    const filters = { doc: [document] };
    const { total } = explorer.indicators({ filters, limit: 1 });
    return new Map(explorer.indicators({ filters, limit: total }).rows.map((row) => [row.id, row]));
  }, [explorer, document]);
}
