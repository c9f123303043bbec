// Reading a document whole. Its text is plain text of the page, nothing of it is fetched or drawn later: the browser's own
// search, selection and print see all of it.
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { DocumentInfo, Reading } from "../types";
import { citation, selectedText } from "./cite";
import { useAnnex, useEngine, useTitle, useUi } from "./context";
import { blockElements, useHits } from "./hits";
import { OutlineList, pathOf } from "./outline";
import { address, isChosen } from "./place";
import { preferences } from "./preferences";
import { ReaderBar } from "./reader-bar";
import { MarkCard } from "./reader-marks";
import { BlockText, Provenance } from "./reader-text";
import { Side } from "./side";
import { Documents, Link, TEXT_LANGUAGE, plain, quoteOf } from "./text";
import { useCurrentBlock } from "./use-current-block";

export function Reader({ toTop }: { toTop: () => void }) {
  const { place, t, citing } = useUi();
  const { explorer } = useEngine();
  const info = useMemo(() => explorer.documents().find((one) => one.key === place.document), [explorer, place.document]);
  useTitle(info?.title ?? "");
  if (info) return <Document key={info.key} info={info} toTop={toTop} />;
  citing.current = () => "";
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

function Document({ info, toTop }: { info: DocumentInfo; toTop: () => void }) {
  const ui = useUi();
  const { place, t, go, back, scroller, citing } = ui;
  const { explorer } = useEngine();
  const query = place.query.trim();
  const article = useRef<HTMLElement>(null);
  const annex = useAnnex();
  const reading = useMemo(() => explorer.read(info.key, query || undefined), [explorer, annex, info.key, query]);
  const { blocks } = reading;
  const outline = useMemo(() => explorer.outline(info.key), [explorer, info.key]);
  // Two passages may begin alike: the one that was clicked is meant, as long as the address still says so.
  const clicked = useRef(-1);
  const target = useMemo(() => {
    if (!place.at) return -1;
    const meant = blocks[clicked.current];
    return meant && quoteOf(meant) === place.at ? clicked.current : findQuote(reading, place.at);
  }, [reading, place.at]);
  const current = useCurrentBlock(article, reading, scroller.root);
  const hits = useHits(article, reading, target);
  const elements = () => blockElements(article.current);

  useLayoutEffect(() => {
    if (!scroller.arrive(`read ${info.key} ${place.at}`, back)) arrive(target);
  }, [place.at, info.key]);

  // other sizes move the lines: what one was reading stays where it was
  const { size } = preferences();
  const sized = useRef(size);
  useLayoutEffect(() => {
    const block = elements()[current];
    if (sized.current !== size && current > 0 && block) scroller.show(block);
    sized.current = size;
  }, [size]);

  function arrive(index: number) {
    const found = elements()[index] ?? article.current?.querySelector<HTMLElement>("h1");
    // the beginning of a document is the beginning of the frame, with the way back in sight
    if (index < 0) toTop();
    else if (found) scroller.show(found);
    // a guest that opens a document by itself leaves the focus where the reader has it
    if (ui.page || ui.acted) found?.focus({ preventScroll: true });
  }

  function jump(index: number) {
    const block = blocks[index];
    if (!block) return;
    clicked.current = index;
    const quote = quoteOf(block);
    if (quote === place.at) arrive(index);
    else go({ at: quote }, "push");
    ui.emit("select", { document: info.key, quote });
  }

  /** The passage one means: the one clicked last or sent to, as long as it is in sight, else the one at the reading line. */
  const focused = useRef(-1);
  function inFocus(): number {
    const all = elements();
    const inSight = [focused.current, target].find((index) => {
      const box = all[index]?.getBoundingClientRect();
      return box && box.bottom > 0 && box.top < innerHeight;
    });
    return inSight ?? current;
  }
  function cite(): string {
    const selected = selectedText(article.current?.getRootNode() as ShadowRoot, elements());
    const index = selected.text ? selected.first : inFocus();
    const block = blocks[index];
    if (!block) return "";
    const text = selected.text || elements()[index]?.textContent || "";
    return citation(t, text, info, pathOf(outline.nodes, block), explorer.about().edition);
  }
  function link(): string {
    const block = blocks[inFocus()];
    return location.href.replace(/#.*/, "") + address({ ...place, query: "", at: block ? quoteOf(block) : "" });
  }
  citing.current = cite;

  const text = useMemo(() => blocks.map((block, index) => <BlockText block={block} target={index === target} />), [reading, target]);
  // what the text gives as its own title, in one line or several
  const titles = Math.max(0, blocks.findIndex((block) => block.kind !== "title"));
  const listed = query !== "" || isChosen(place.chosen);
  return (
    <main class="room" part="reader">
      <Side label={t("outline")}>
        <OutlineList nodes={outline.nodes} blocks={blocks} current={current} jump={jump} />
      </Side>
      <div class="column reading">
        <p class="back">
          <Link to={{ view: "search" }} move="back">
            ← {t(listed ? "back" : "held")}
          </Link>
        </p>
        {place.at && target < 0 && (
          <p class="note" role="alert">
            {t("gone")}
          </p>
        )}
        <article
          class="text"
          part="text"
          ref={article}
          lang={TEXT_LANGUAGE}
          onFocusIn={(event) => {
            const block = (event.target as Element).closest<HTMLElement>("[data-block]");
            focused.current = block ? elements().indexOf(block) : -1;
          }}
        >
          {titles ? text.slice(0, titles) : <h1 tabIndex={-1}>{info.title || t("untitled")}</h1>}
          <Provenance info={info} />
          {text.slice(titles)}
        </article>
        <MarkCard article={article} reading={reading} current={current} raw={false} />
        <ReaderBar query={query} hits={hits} cite={cite} link={link} />
      </div>
    </main>
  );
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
