// Themes by documents: how much of each text is about each theme. The figure always stands in the cell, its shade only helps.
import { useState } from "preact/hooks";
import type { CorpusMap, MatrixRow, ThemeName } from "../types";
import { useUi } from "./context";
import { DocumentHead, shortNames } from "./map-names";
import { sum } from "./own";
import { NOTHING_CHOSEN } from "./place";
import { Link } from "./text";
import { useThemeName } from "./wording";

export function MapMatrix({ map }: { map: CorpusMap }) {
  const { t } = useUi();
  const [open, show] = useState<readonly string[]>([]);
  const names = shortNames(t, map.documents);
  const rows = map.matrix.filter(({ parent }) => !parent || open.includes(parent));
  const parents = new Set(map.matrix.map(({ parent }) => parent));
  const undecided = map.documents.some((one) => one.undecided > 0);
  return (
    <div class="scrolls" role="region" aria-label={t("map-themes")} tabIndex={0}>
      <table class="grid matrix">
        <caption class="quiet">{t("matrix-how")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("theme")}</th>
            {map.documents.map((one, index) => (
              <DocumentHead document={one} name={names[index] ?? ""} />
            ))}
            <th scope="col">{t("matrix-all")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row row={row} map={map} unfolds={parents.has(row.id)} open={open.includes(row.id)} toggle={() => show(open.includes(row.id) ? open.filter((id) => id !== row.id) : [...open, row.id])} />
          ))}
          {undecided && (
            <tr class="quiet">
              <th scope="row">{t("undecided")}</th>
              {map.documents.map((one) => (
                <td>{t("passages", one.undecided)}</td>
              ))}
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** All that is said of a theme, in order of time. */
export function ReadThrough({ theme, passages }: { theme: ThemeName; passages: number }) {
  const { t } = useUi();
  const { name } = useThemeName()(theme);
  return (
    <Link to={{ view: "read", document: "", at: "", through: theme.id }}>
      {t("passages", passages)}
      <span class="unseen"> {name}</span>
    </Link>
  );
}

function Row({ row, map, unfolds, open, toggle }: { row: MatrixRow; map: CorpusMap; unfolds: boolean; open: boolean; toggle: () => void }) {
  const { t } = useUi();
  const { name, lang } = useThemeName()(row);
  const all = sum(row.cells.map(({ passages }) => passages));
  return (
    <tr class={row.parent ? "sub" : undefined}>
      <th scope="row">
        {unfolds ? (
          <button type="button" class="plain" aria-expanded={open} lang={lang} onClick={toggle}>
            {name}
          </button>
        ) : (
          <span lang={lang}>{name}</span>
        )}
      </th>
      {row.cells.map(({ share, passages }, index) => {
        const document = map.documents[index]!;
        return (
          <td class={`shade${Math.min(5, Math.ceil(share / 5))}`}>
            {passages ? (
              <Link to={{ view: "search", query: "", chosen: { ...NOTHING_CHOSEN, doc: [document.document], theme: [row.id] } }}>
                {share ? share.toFixed(1) : 0}
                <span class="unseen">
                  % {t("passages", passages)} {name} {document.title}
                </span>
              </Link>
            ) : (
              <span class="quiet">0</span>
            )}
          </td>
        );
      })}
      <td>{all > 0 && <ReadThrough theme={row} passages={all} />}</td>
    </tr>
  );
}
