// Both texts of a document, and what of its seed neither shows: to look at, and to take along.
import { useState } from "preact/hooks";
import type { DocumentInfo, Reading } from "../types";
import { useAnnex, useEngine, useUi } from "./context";
import type { Copying } from "./copy";
import { Reason } from "./reasons";
import { saveAs } from "./save";
import { Link, TEXT_LANGUAGE } from "./text";

export function Texts({ reading, copying }: { reading: Reading; copying: Copying }) {
  const { t, place } = useUi();
  const annex = useAnnex();
  if (annex !== "there") return null;
  const small = reading.blocks.flatMap(({ runs }) => runs.filter((run) => run.small)).length;
  return (
    <>
      <p class="sorting" role="group" aria-label={t("texts")}>
        <Link to={{ raw: "" }} current={!place.raw}>
          {t("repaired")}
        </Link>
        <Link to={{ raw: "1" }} current={!!place.raw}>
          {t("raw")}
        </Link>
      </p>
      {place.raw && (
        <p class="note">
          {t("raw-how")}
          {small > 0 && t("raw-small", small)}
        </p>
      )}
      <Rest info={reading.document} copying={copying} />
    </>
  );
}

function Rest({ info, copying }: { info: DocumentInfo; copying: Copying }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const [open, show] = useState(false);
  const dropped = open ? explorer.dropped(info.key) : [];
  const raw = open ? explorer.rawText(info.key) : null;
  return (
    <details onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{t("rest")}</summary>
      {open && (
        <>
          {dropped.length ? (
            <ul class="dropped">
              {dropped.map((block) => (
                <li>
                  <b>
                    <Reason {...block} />
                  </b>
                  <pre tabIndex={0} lang={TEXT_LANGUAGE}>{block.raw}</pre>
                </li>
              ))}
            </ul>
          ) : (
            <p>{t(raw === null ? "origin-unkept" : "dropped-none")}</p>
          )}
          {raw !== null && <Take name={t("raw")} file={`${info.key}.raw`} text={() => raw} copying={copying} />}
          <Take name={t("repaired")} file={info.key} text={() => explorer.servedText(info.key)} copying={copying} />
        </>
      )}
    </details>
  );
}

/** A frame without an origin of its own is sandboxed, and saves nothing without telling: there one can copy. */
const caged = () => self.origin === "null" && location.protocol !== "file:";

function Take({ name, file, text, copying }: { name: string; file: string; text: () => string; copying: Copying }) {
  const { t } = useUi();
  return (
    <p class="steps">
      {name}
      {!caged() && (
        <button type="button" onClick={() => saveAs(`${file}.txt`, "text/plain", text())}>
          {t("figure-take")}
        </button>
      )}
      <button type="button" onClick={() => copying.copy(text())}>
        {t("copy")}
      </button>
    </p>
  );
}
