// The text of a document as it is set, and the lines above it.
import type { Block, Change, MarkedRun, Reading } from "../types";
import { useUi } from "./context";
import type { Copying } from "./copy";
import { MarkedRuns, type TextRun } from "./reader-marks";
import { Tags } from "./reader-themes";
import { Texts } from "./reader-texts";
import { SourceFacts, gap, splitRuns } from "./text";
import { useWording } from "./wording";

/** Above the text: what condition it is in and where it comes from. */
export function Origin({ reading, copying }: { reading: Reading; copying: Copying }) {
  const { t } = useUi();
  const { document: info, changes } = reading;
  const wording = useWording();
  const state = info.state ? wording(info.state) : null;
  // where nobody wrote on the condition in the language of the reader, the ledger tells it first
  const told = changes && state?.lang !== t.locale;
  return (
    <div class="provenance" part="provenance" lang={t.locale}>
      {told && <Changes changes={changes} />}
      {state && (
        <p>
          {told && t("remark")}
          <span lang={state.lang}>{state.said}</span>
        </p>
      )}
      <SourceFacts info={info} />
      <Texts reading={reading} copying={copying} />
    </div>
  );
}

/** Where nobody has written on the condition of the text, the ledger tells it. */
function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useUi();
  const said = changes.map(({ kind, count }) => t(`change-${kind}`, count)).join(t("and"));
  return <p>{t("changes", said || t("changes-none"))}</p>;
}

/** `said` is the stretch of a passage one was sent to, if it is less than all of it. */
export function BlockText({ block, target, said }: { block: Block; target: boolean; said: [from: number, to: number] | null }) {
  const className = target ? "target" : undefined;
  if (block.type === "heading") {
    const Tag = `h${Math.min(6, Math.max(1, block.level + 1))}` as "h2";
    return (
      <Tag class={className} data-block={block.id} tabIndex={-1}>
        {block.number && <span class="numeral">{block.number}</span>}
        {gap(block.number)}
        <MarkedRuns runs={block.runs} />
      </Tag>
    );
  }
  const [opening, rest] = splitRuns(said ? marked(block.runs, said) : block.runs, block.runIn);
  return (
    <p class={`${block.kind} ${className ?? ""}`} data-block={block.id} tabIndex={-1}>
      {opening.length > 0 && (
        <b>
          <MarkedRuns runs={opening} />
        </b>
      )}
      <MarkedRuns runs={rest} />
      <Tags themes={block.themes} />
    </p>
  );
}

function marked(runs: readonly MarkedRun[], [from, to]: [number, number]): TextRun[] {
  const [before, rest] = splitRuns(runs, from);
  const [within, after] = splitRuns(rest, to - from);
  return [...before, ...within.map((run) => ({ ...run, said: true })), ...after];
}
