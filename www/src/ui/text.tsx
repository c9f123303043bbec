// Small pieces of text that several views set alike.
import type { ComponentChildren } from "preact";
import type { Block, DocumentInfo, Run } from "../types";
import { address, type Place } from "./place";
import { useWording } from "./wording";
import { TEXT_LANGUAGE, isPlainClick, useEngine, useUi, type Move, type Ui } from "./context";

export { TEXT_LANGUAGE };

/** `rest` marks the second half of a hit that had to be cut in two, so that hits can be counted. */
export type Piece = Run & { rest?: boolean };

export function Runs({ runs }: { runs: readonly Piece[] }) {
  return <>{runs.map((run) => (run.hit ? <mark class={run.rest ? "rest" : undefined}>{run.text}</mark> : run.text))}</>;
}

/** Cuts runs at a number of UTF-16 units. */
export function splitRuns<Some extends Run>(runs: readonly Some[], at: number): [Some[], (Some & Piece)[]] {
  const before: Some[] = [];
  const after: (Some & Piece)[] = [];
  let left = at;
  for (const run of runs) {
    if (left > 0) before.push({ ...run, text: run.text.slice(0, left) });
    if (left < run.text.length) after.push(left > 0 ? { ...run, text: run.text.slice(left), rest: true } : run);
    left -= run.text.length;
  }
  return [before, after];
}

/** Runs that are shown in part: said to go on, without the comma they end with. */
export function excerpt(runs: readonly Run[], { before, after }: { before: boolean; after: boolean }): Run[] {
  const dots = { text: "……", hit: false };
  const last = runs.at(-1);
  const shown = after && last ? [...runs.slice(0, -1), { ...last, text: last.text.replace(/[，、；：,;:]$/, "") }] : runs;
  return [...(before ? [dots] : []), ...shown, ...(after ? [dots] : [])];
}

export function plain(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("");
}

/** What a block is addressed by. A heading with its number: titles alone come back in every chapter. */
export function quoteOf(block: Block): string {
  return block.type === "heading" ? block.number + plain(block.runs) : block.quote;
}

/** "第一章" and "1." stand apart from a title by a blank; behind "一、" and "（一）" a narrow space is drawn, and none written. */
export function gap(number: string): string {
  return /[\p{L}\p{N}.．]$/u.test(number) ? " " : "";
}

/**
 * What makes an <a> lead to a place. Where the page's address does not follow the reader, none leads there: then it is a link by
 * its role, and nothing to open elsewhere.
 */
export function leading({ page, place }: Ui, to: Partial<Place>) {
  if (page) return { href: address({ ...place, ...to, look: place.look }) || "#" };
  // in small letters, since an SVG knows no other
  return { role: "link", tabindex: 0, onKeyDown: follow } as const;
}

function follow(event: KeyboardEvent) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  event.currentTarget!.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}

/** A link that moves within the application, and is still a link to open elsewhere. */
export function Link(props: { to: Partial<Place>; class?: string; current?: boolean; move?: Move; children: ComponentChildren }) {
  const ui = useUi();
  return (
    <a
      class={props.class}
      {...leading(ui, props.to)}
      aria-current={props.current ? "true" : undefined}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        ui.go(props.to, props.move ?? "push");
      }}
    >
      {props.children}
    </a>
  );
}

/** The documents held, as a list to open one from. */
export function Documents() {
  const { t } = useUi();
  const { explorer } = useEngine();
  return (
    <ul class="documents" part="documents">
      {explorer.documents().map((info) => (
        <li key={info.key}>
          <Link to={{ view: "read", document: info.key, at: "" }}>
            <span lang={TEXT_LANGUAGE}>{info.title || t("untitled")}</span>
          </Link>
          <Facts values={[...aboutDocument(info), t("passages", info.passages)]} />
        </li>
      ))}
    </ul>
  );
}

export function aboutDocument(info: DocumentInfo): (string | null)[] {
  return [info.issuer, info.region, info.year];
}

/** A quiet line of facts; what is not known leaves no trace. */
export function Facts({ values }: { values: readonly ComponentChildren[] }) {
  return (
    <span class="facts">
      {values.filter(Boolean).map((value) => (
        <span>{value}</span>
      ))}
    </span>
  );
}

/** Where a document comes from: who issued it, when, and the page it was taken from, where its address is one to go to. */
export function SourceFacts({ info }: { info: DocumentInfo }) {
  const { t } = useUi();
  const wording = useWording();
  const rights = info.rights && wording(info.rights);
  const inChinese = (value: string | null) => value && <span lang={TEXT_LANGUAGE}>{value}</span>;
  const said = (word: "issuer" | "published" | "rights", value: ComponentChildren) => value && [t(word), value];
  return (
    <>
      <Facts values={[said("issuer", inChinese(info.issuer)), said("published", info.published), inChinese(info.region), said("rights", rights && <span lang={rights.lang}>{rights.said}</span>)]} />
      {info.sourceUrl && (
        <a class="source" href={info.sourceUrl} rel="noopener noreferrer" target="_blank">
          {t("source")}
          <span class="printed"> {info.sourceUrl}</span>
        </a>
      )}
    </>
  );
}
