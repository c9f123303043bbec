// Reading a document whole. Its text is plain text of the page, nothing of it is fetched or drawn later: the browser's own
// search, selection and print see all of it.
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Block, DocumentInfo, Reading } from "../types";
import { useKeys, useTitle, useUi } from "./context";
import { OutlineList } from "./outline";
import { isChosen } from "./place";
import { Side } from "./side";
import { Documents, Facts, Link, Runs, TEXT_LANGUAGE, gap, plain, quoteOf, splitRuns } from "./text";
import { useCurrentBlock } from "./use-current-block";

export function Reader() {
  const { explorer, place, t } = useUi();
  const info = useMemo(() => explorer.documents().find((one) => one.key === place.document), [explorer, place.document]);
  useTitle(info?.title ?? "");
  if (info) return <Document key={info.key} info={info} />;
  return (
    <main class="room" part="reader">
      <div class="column">
        <h1>{t("choose")}</h1>
        {place.document && <p class="note">{t("no-document", place.document)}</p>}
        <Documents />
      </div>
    </main>
  );
}

function Document({ info }: { info: DocumentInfo }) {
  const ui = useUi();
  const { explorer, place, t, go } = ui;
  const query = place.query.trim();
  const article = useRef<HTMLElement>(null);
  const reading = useMemo(() => explorer.read(info.key, query || undefined), [explorer, info.key, query]);
  const outline = useMemo(() => explorer.outline(info.key), [explorer, info.key]);
  // Two passages may begin alike: the one that was clicked is meant, as long as the address still says so.
  const clicked = useRef(-1);
  const target = useMemo(() => {
    if (!place.at) return -1;
    const meant = reading.blocks[clicked.current];
    return meant && quoteOf(meant) === place.at ? clicked.current : findQuote(reading, place.at);
  }, [reading, place.at]);
  const current = useCurrentBlock(article, reading);
  const hits = useHits(article, reading, target);

  useLayoutEffect(() => arrive(article.current, target), [place.at, info.key]);

  function jump(index: number) {
    const block = reading.blocks[index];
    if (!block) return;
    clicked.current = index;
    const quote = quoteOf(block);
    go({ at: quote }, quote !== place.at);
    ui.emit("select", { document: info.key, quote });
    arrive(article.current, index);
  }

  const text = useMemo(() => reading.blocks.map((block, index) => <BlockText block={block} target={index === target} />), [reading, target]);
  // what the text gives as its own title, in one line or several
  const titles = Math.max(0, reading.blocks.findIndex((block) => block.kind !== "title"));
  const listed = query !== "" || isChosen(place.chosen);
  return (
    <main class="room" part="reader">
      <Side label={t("outline")}>
        <OutlineList nodes={outline.nodes} blocks={reading.blocks} current={current} jump={jump} />
      </Side>
      <div class="column">
        <p class="back">
          <Link to={{ view: "search" }}>← {t(listed ? "back" : "held")}</Link>
        </p>
        {place.at && target < 0 && (
          <p class="note" role="alert">
            {t("gone")}
          </p>
        )}
        <article class="text" part="text" ref={article} lang={TEXT_LANGUAGE}>
          {titles ? text.slice(0, titles) : <h1 tabIndex={-1}>{info.title || t("untitled")}</h1>}
          <Provenance info={info} />
          {text.slice(titles)}
        </article>
        {query && (
          <div class="hitbar" part="hits" role="group" aria-label={t("places", hits.total)}>
            <span aria-live="polite">
              {!hits.total ? t("no-places", query) : hits.now < 0 ? t("places", hits.total) : t("place", hits.now + 1, hits.total)}
            </span>
            <span class="steps">
              {hits.total > 0 && (
                <>
                  <button type="button" aria-keyshortcuts="p" onClick={() => hits.step(-1)}>
                    {t("previous")}
                  </button>
                  <button type="button" aria-keyshortcuts="n" onClick={() => hits.step(1)}>
                    {t("next")}
                  </button>
                </>
              )}
              <button type="button" class="plain" onClick={() => go({ query: "" }, true)}>
                {t("unmark")}
              </button>
            </span>
          </div>
        )}
      </div>
    </main>
  );
}

/** Above the text: what condition it is in and where it comes from. */
function Provenance({ info }: { info: DocumentInfo }) {
  const { t } = useUi();
  const said = (word: "issuer" | "published" | "rights", value: string | null) => value && t(word) + value;
  return (
    <div class="provenance" part="provenance">
      {info.state && <p>{info.state}</p>}
      <Facts values={[said("issuer", info.issuer), said("published", info.published), info.region, said("rights", info.rights)]} />
      {info.sourceUrl && /^https?:\/\//i.test(info.sourceUrl) && (
        <a class="source" href={info.sourceUrl} rel="noopener noreferrer" target="_blank">
          {t("source")}
          <span class="printed"> {info.sourceUrl}</span>
        </a>
      )}
    </div>
  );
}

function BlockText({ block, target }: { block: Block; target: boolean }) {
  const className = target ? "target" : undefined;
  if (block.type === "heading") {
    const Tag = `h${Math.min(6, Math.max(1, block.level + 1))}` as "h2";
    return (
      <Tag class={className} data-block tabIndex={-1}>
        {block.number + gap(block.number)}
        <Runs runs={block.runs} />
      </Tag>
    );
  }
  const [opening, rest] = splitRuns(block.runs, block.runIn);
  return (
    <p class={`${block.kind} ${className ?? ""}`} data-block tabIndex={-1}>
      {opening.length > 0 && (
        <b>
          <Runs runs={opening} />
        </b>
      )}
      <Runs runs={rest} />
    </p>
  );
}

/** Steps from hit to hit. The marks in the text are counted themselves, so that the figure is what one sees. */
function useHits(article: RefObject<HTMLElement | null>, reading: Reading, target: number) {
  const [now, setNow] = useState(-1);
  const [total, setTotal] = useState(0);
  const marks = () => [...(article.current?.querySelectorAll("mark:not(.rest)") ?? [])];

  useLayoutEffect(() => {
    const all = marks();
    const block = blockElements(article.current)[target];
    setTotal(all.length);
    show(all, block ? all.findIndex((mark) => block.contains(mark)) : -1);
  }, [reading, target]);

  function show(all: Element[], index: number) {
    for (const mark of all) mark.classList.toggle("now", mark === all[index]);
    setNow(index);
  }
  function step(by: number) {
    const all = marks();
    if (!all.length) return;
    // from a passage without hits, or from the beginning, on to the nearest one in that direction
    const from = now < 0 ? nearest(all, blockElements(article.current)[target], by) : now + by;
    const index = (from + all.length) % all.length;
    show(all, index);
    all[index]?.scrollIntoView({ block: "center" });
  }
  useKeys((event, typing) => {
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
  });
  return { now, total, step };
}

function nearest(marks: Element[], block: Element | undefined, by: number): number {
  if (!block) return by > 0 ? 0 : -1;
  const after = marks.findIndex((mark) => block.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = after < 0 ? marks.length : after;
  return by > 0 ? next : next - 1;
}

function arrive(article: HTMLElement | null, index: number) {
  const place = blockElements(article)[index] ?? article?.querySelector<HTMLElement>("h1");
  if (!article || !place) return;
  if (index < 0) {
    // the beginning of a document is the beginning of the frame, with the way back in sight
    const frame = article.closest(".frame");
    if (frame && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  } else place.scrollIntoView();
  place.focus({ preventScroll: true });
}

function blockElements(article: HTMLElement | null): HTMLElement[] {
  return [...(article?.querySelectorAll<HTMLElement>("[data-block]") ?? [])];
}

/** The block that begins with the quote, else one that holds it; -1 if the text no longer has it. */
function findQuote({ blocks }: Reading, quote: string): number {
  const exact = blocks.findIndex((block) => quoteOf(block) === quote);
  if (exact >= 0) return exact;
  const bare = (text: string) => text.replace(/[\s…]+/g, "");
  const wanted = bare(quote);
  const texts = blocks.map((block) => bare(block.number + plain(block.runs)));
  const beginning = texts.findIndex((text) => text.startsWith(wanted));
  return beginning >= 0 || !wanted ? beginning : texts.findIndex((text) => text.includes(wanted));
}
