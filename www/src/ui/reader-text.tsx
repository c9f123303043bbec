// The text of a document as it is set, and the lines above it.
import type { Block, DocumentInfo } from "../types";
import { useUi } from "./context";
import { MarkedRuns } from "./reader-marks";
import { Facts, TEXT_LANGUAGE, gap, splitRuns } from "./text";

/** Above the text: what condition it is in and where it comes from. */
export function Provenance({ info }: { info: DocumentInfo }) {
  const { t } = useUi();
  const said = (word: "issuer" | "published" | "rights", value: string | null) => value && t(word) + value;
  return (
    <div class="provenance" part="provenance">
      {info.state && <p lang={TEXT_LANGUAGE}>{info.state}</p>}
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

export function BlockText({ block, target }: { block: Block; target: boolean }) {
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
  const [opening, rest] = splitRuns(block.runs, block.runIn);
  return (
    <p class={`${block.kind} ${className ?? ""}`} data-block tabIndex={-1}>
      {opening.length > 0 && (
        <b>
          <MarkedRuns runs={opening} />
        </b>
      )}
      <MarkedRuns runs={rest} />
    </p>
  );
}
