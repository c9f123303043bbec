// Where a passage comes from: its place in the seed, and its raw text beside the served one, each repair explained.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Block, DocumentInfo, Piece, Repair } from "../types";
import { useAnnex, useEngine, useUi } from "./context";
import { positions } from "./cite";
import { trimmed } from "./own";
import { Reason, useReason } from "./reasons";
import { ThemeSaid } from "./reader-themes";
import { Facts, Link, SourceFacts, TEXT_LANGUAGE } from "./text";
import type { Word } from "./words";

interface SourcePanelProps {
  block: Block;
  info: DocumentInfo;
  path: readonly string[];
  close: () => void;
}

export function SourcePanel({ block, info, path, close }: SourcePanelProps) {
  const { t, place } = useUi();
  const { explorer } = useEngine();
  const annex = useAnnex();
  const panel = useRef<HTMLElement>(null);
  const origin = useMemo(() => (annex === "there" ? explorer.provenance(block.id) : null), [explorer, annex, block.id]);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  return (
    <aside class="asked" part="asked">
      <section
        class="asked-panel"
        ref={panel}
        tabIndex={-1}
        aria-label={t("origin-title")}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          close();
        }}
      >
        <p class="asked-head">
          <b>{t("origin-title")}</b>
          <button type="button" class="plain" aria-label={t("close")} title={t("close")} onClick={close}>
            ×
          </button>
        </p>
        {origin && <Both pieces={origin.pieces} repairs={origin.repairs} />}
        {block.themes.map((theme) => (
          <ThemeSaid theme={theme} />
        ))}
        <p class="path" lang={TEXT_LANGUAGE}>
          {path.map((title) => (
            <span>{title}</span>
          ))}
        </p>
        <p>
          {t("origin-file")} {info.file} {t("origin-span", positions(t, block.spans))}
        </p>
        <SourceFacts info={info} />
        <Facts values={[!info.sourceUrl && t("origin-none"), `${t("edition")} ${explorer.about().edition}`]} />
        {origin && !place.raw && <Link to={{ raw: "1" }}>{t("origin-whole")}</Link>}
      </section>
    </aside>
  );
}

function Both({ pieces, repairs }: { pieces: readonly Piece[]; repairs: readonly Repair[] }) {
  const { t } = useUi();
  const reason = useReason();
  const why = ({ repair }: Piece) => (repair === null ? undefined : repairs[repair] && reason(repairs[repair]).said);
  const changed = pieces.some(({ raw, served }) => raw !== served);
  if (!pieces.length) return <p class="note">{t("origin-unkept")}</p>;
  const side = (word: Word, field: "raw" | "served", Tag: "del" | "ins") => (
    <div>
      <h3>{t(word)}</h3>
      <p lang={TEXT_LANGUAGE}>
        {pieces.map((piece) => (piece.raw === piece.served ? piece[field] : <Tag title={why(piece)}>{piece[field]}</Tag>))}
      </p>
    </div>
  );
  return (
    <>
      {!changed && <p>{t("origin-same")}</p>}
      <ul class="repairs">
        {alike(repairs).map(([first, times]) => (
          <li>
            {times > 1 ? t("repair-times", times) : <Change repair={first} />}
            <Reason {...first} />
            {t("repair-sure", Math.round(first.confidence * 100))}
            {!first.applied && <b> {t("repair-flagged")}</b>}
          </li>
        ))}
      </ul>
      {changed && (
        <div class="both">
          {side("raw", "raw", "del")}
          {side("repaired", "served", "ins")}
        </div>
      )}
    </>
  );
}

/** What is longer than some 60 characters, up to the end of the clause that reaches there. */
const LONG = /^[^]{60,}?(?=[\s，。；：！？、])/;
const shortened = (text: string) => (LONG.exec(text)?.[0].concat("……") ?? text);

function Change({ repair }: { repair: Repair }) {
  const { t } = useUi();
  const { raw, served, moved, applied } = repair;
  if (moved) return <b>{t("repair-moved")}</b>;
  return (
    <span lang={TEXT_LANGUAGE}>
      {raw && trimmed(raw) && <del>{shortened(raw)}</del>}
      {raw && served && applied && " → "}
      {served && applied && <ins>{shortened(served)}</ins>}
      <span lang={t.locale}>{t("colon")}</span>
    </span>
  );
}

/** Repairs of one kind, reason and sureness that change no words are told once, with their number. */
function alike(repairs: readonly Repair[]): [Repair, number][] {
  const groups = new Map<string, [Repair, number]>();
  for (const repair of repairs) {
    const { kind, reason, confidence, applied, raw, served } = repair;
    const name = [kind, reason, confidence, applied, /[\p{L}\p{N}]/u.test(raw + served) && groups.size].join();
    const group = groups.get(name) ?? [repair, 0];
    groups.set(name, [group[0], group[1] + 1]);
  }
  return [...groups.values()];
}
