// Reading a document whole. Its text is plain text of the page: the browser's own search, selection and print see all of it.
// Of a long one the first screen is drawn by itself, and all the rest at once behind it.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Block, DocumentInfo, Reading } from "../types";
import { bareText, citation, report, sentenceAt, sentenceSpan } from "./cite";
import { useAnnex, useEngine, useTitle, useUi } from "./context";
import { useCopy } from "./copy";
import { blockElements, useHits } from "./hits";
import { OutlineList, pathOf } from "./outline";
import { trimmed } from "./own";
import { address, isChosen } from "./place";
import { preferences } from "./preferences";
import { ReaderBar } from "./reader-bar";
import { MarkCard } from "./reader-marks";
import { SelectionTools } from "./reader-selection";
import { selectedText, type Selected } from "./selection";
import { SourcePanel } from "./reader-source";
import { TextTable } from "./reader-table";
import { BlockText, Origin } from "./reader-text";
import { ThemeList, ThemeReading } from "./reader-themes";
import { Side } from "./side";
import { Documents, Link, TEXT_LANGUAGE, plain, quoteOf } from "./text";
import { useCurrentBlock } from "./use-current-block";

/** Characters of a document that is not on the screen within a tenth of a second if all of it is drawn first. */
const LONG = 20_000;

export function Reader({ toTop }: { toTop: () => void }) {
  const { place, t, citing } = useUi();
  const { explorer } = useEngine();
  const info = useMemo(() => explorer.documents().find((one) => one.key === place.document), [explorer, place.document]);
  useTitle(info?.title ?? "");
  const annex = useAnnex();
  const theme = useMemo(() => (place.through ? explorer.themes().find(({ id }) => id === place.through) : undefined), [explorer, annex, place.through]);
  if (info) return <Document key={info.key} info={info} toTop={toTop} />;
  if (theme && !place.document) return <ThemeReading key={theme.id} theme={theme} toTop={toTop} />;
  citing.current = () => "";
  return (
    <main class="room" part="reader">
      <div class="column">
        <h1>{t("choose")}</h1>
        {place.document && <p class="note">{t("no-document", place.document)}</p>}
        <Documents />
        <ThemeList parent={null} label={t("through")} />
      </div>
    </main>
  );
}

const topOf = (element: Element | undefined) => element?.getBoundingClientRect().top ?? 0;

/** Runs something once what is drawn now is on the screen, or a while later in a page that nobody looks at; gives what calls it off. */
function afterPaint(run: () => void): () => void {
  const timer = setTimeout(run, 1000);
  const frame = requestAnimationFrame(() => setTimeout(run));
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

function Document({ info, toTop }: { info: DocumentInfo; toTop: () => void }) {
  const ui = useUi();
  const { place, t, go, back, scroller, citing } = ui;
  const { explorer } = useEngine();
  // a raw reading shows no hits
  const query = place.raw ? "" : trimmed(place.query);
  const article = useRef<HTMLElement>(null);
  const annex = useAnnex();
  const here = `read ${info.key} ${place.at}`;
  // where one comes back to is known by how far down it is, which only the whole text has
  const [whole, draw] = useState(info.chars < LONG || !!place.raw || (back && scroller.knows(here)));
  const reading = useMemo(() => {
    if (!whole) return explorer.readAround(info.key, place.at, query);
    return place.raw ? explorer.readRaw(info.key) : explorer.read(info.key, query || undefined);
  }, [explorer, annex, info.key, query, place.raw, whole || place.at]);
  useEffect(() => (whole ? undefined : afterPaint(() => draw(true))), [whole]);
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
  const copying = useCopy();
  /** the passage whose origin is shown, -1 for none */
  const [asked, ask] = useState(-1);

  useLayoutEffect(() => {
    if (!scroller.arrive(here, back)) arrive(target);
  }, [place.at, info.key]);

  // other sizes and readings move the lines: what one was reading stays where it was
  const look = preferences().size + place.raw;
  const looked = useRef(look);
  useLayoutEffect(() => {
    const block = elements()[current];
    if (looked.current !== look && current > 0 && block) scroller.show(block);
    looked.current = look;
  }, [look]);

  // what comes with the annex, and with the rest of the text, lengthens the page above: not every browser keeps what one is
  // reading in its place by itself
  const drawn = annex + whole;
  const kept = useRef<{ drawn: string; held?: HTMLElement; top: number }>({ drawn, top: 0 });
  if (kept.current.drawn !== drawn) {
    const { id } = blocks[current > 0 ? current : target] ?? {};
    const held = elements().find((element) => element.dataset.block === id);
    kept.current = { drawn, held, top: topOf(held) };
  }
  useLayoutEffect(() => {
    const { held, top } = kept.current;
    if (held?.isConnected) scroller.move(topOf(held) - top);
  }, [drawn]);

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
  /** What is selected, else the passage one means. */
  function meant() {
    const selected = selectedText(article.current?.getRootNode() as ShadowRoot, elements());
    const index = selected.text ? selected.first : inFocus();
    return { block: blocks[index], text: selected.text || (blocks[index]?.table != null ? plain(blocks[index].runs) : elements()[index]?.textContent) || "" };
  }
  function cite(): string {
    const { block, text } = meant();
    return block ? citation(t, text, info, pathOf(outline.nodes, block), explorer.about().edition, !!place.raw) : "";
  }
  function link(at = blocks[inFocus()]): string {
    return linkTo(at ? quoteOf(at) : "");
  }
  function linkTo(at: string): string {
    return location.href.replace(/#.*/, "") + address({ ...place, query: "", at });
  }
  function linkToSentence({ first, from }: Selected): string {
    const text = elements()[first]?.textContent ?? "";
    return linkTo(sentenceAt(text, from, (quote) => findQuote(reading, quote) === first) || quoteOf(blocks[first]!));
  }
  function reportIt(): string {
    const { block, text } = meant();
    return block ? report(t, text, info, pathOf(outline.nodes, block), block.spans, explorer.about().edition, ui.page ? link(block) : "") : "";
  }
  citing.current = cite;

  const text = useMemo(() => {
    const said = (block: Block) => (block.type === "heading" || place.at === quoteOf(block) ? null : sentenceSpan(plain(block.runs), place.at));
    const one = (block: Block, index: number) => <BlockText key={block.id} block={block} target={index === target} said={index === target ? said(block) : null} />;
    return blocks.map((block, index) => {
      const table = block.table === null ? undefined : reading.tables[block.table];
      if (!table) return one(block, index);
      if (blocks[index - 1]?.table === block.table) return null;
      const rows = blocks.slice(index).filter((other) => other.table === block.table);
      return <TextTable key={`table ${block.table}`} table={table} rows={rows} above={blocks[index - 1]} first={index} target={target} />;
    });
  }, [reading, target, place.at]);
  // what the text gives as its own title, in one line or several
  const titles = Math.max(0, blocks.findIndex((block) => block.kind !== "title"));
  const headed = titles
    ? text.slice(0, titles)
    : [
        <h1 key="title" tabIndex={-1}>
          {info.title || t("untitled")}
        </h1>,
      ];
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
        {whole && place.at && target < 0 && (
          <p class="note" role="alert">
            {t("gone")}
          </p>
        )}
        <article
          class={place.raw ? "text raw" : "text"}
          part="text"
          ref={article}
          lang={TEXT_LANGUAGE}
          onFocusIn={(event) => {
            const block = (event.target as Element).closest<HTMLElement>("[data-block]");
            focused.current = block ? elements().indexOf(block) : -1;
            if (asked >= 0 && block) ask(focused.current);
          }}
        >
          {[...headed, <Origin key="origin" reading={reading} copying={copying} />, ...text.slice(titles)]}
        </article>
        <MarkCard article={article} reading={reading} current={current} raw={!!place.raw} explain={ask} />
        <SelectionTools article={article} copying={copying} cite={cite} link={linkToSentence} report={reportIt} />
        <ReaderBar query={whole ? query : ""} hits={hits} copying={copying} cite={cite} link={link} report={reportIt} asked={asked >= 0} ask={() => ask(asked < 0 ? inFocus() : -1)} />
        {blocks[asked] && (
          <SourcePanel
            block={blocks[asked]}
            info={info}
            path={pathOf(outline.nodes, blocks[asked])}
            close={() => {
              ask(-1);
              article.current?.parentElement?.querySelector<HTMLElement>(".asks")?.focus();
            }}
          />
        )}
      </div>
    </main>
  );
}

/** The block that begins with the quote, else one that holds it; -1 if the text no longer has it. */
function findQuote({ blocks }: Reading, quote: string): number {
  const exact = blocks.findIndex((block) => quoteOf(block) === quote);
  if (exact >= 0) return exact;
  const wanted = bareText(quote);
  const texts = blocks.map((block) => bareText(block.number + plain(block.runs)));
  const beginning = texts.findIndex((text) => text.startsWith(wanted));
  return beginning >= 0 || !wanted ? beginning : texts.findIndex((text) => text.includes(wanted));
}
