// The text of a document as it is set, and the lines above it.
import type { Block, DocumentInfo, MarkedRun } from "../types";
import type { Copying } from "./copy";
import { MarkedRuns, type TextRun } from "./reader-marks";
import { Tags } from "./reader-themes";
import { Texts } from "./reader-texts";
import { SourceFacts, TEXT_LANGUAGE, gap, splitRuns } from "./text";

/** Above the text: what condition it is in and where it comes from. */
export function Origin({ info, copying }: { info: DocumentInfo; copying: Copying }) {
  return (
    <div class="provenance" part="provenance">
      {info.state && <p lang={TEXT_LANGUAGE}>{info.state}</p>}
      <SourceFacts info={info} />
      <Texts info={info} copying={copying} />
    </div>
  );
}

/** `said` is the stretch of a passage one was sent to, if it is less than all of it. */
export function BlockText({ block, target, said }: { block: Block; target: boolean; said: [from: number, to: number] | null }) {
  const className = target ? "target" : undefined;
  if (block.type === "heading") {
    const Tag = `h${Math.min(6, Math.max(1, block.level + 1))}` as "h2";
    return (
      <Tag class={className} data-block tabIndex={-1}>
        {block.number + gap(block.number)}
        <MarkedRuns runs={block.runs} />
      </Tag>
    );
  }
  const [opening, rest] = splitRuns(said ? marked(block.runs, said) : block.runs, block.runIn);
  return (
    <p class={`${block.kind} ${className ?? ""}`} data-block tabIndex={-1}>
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
