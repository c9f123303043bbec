// What is held by district, kind and year; what is not held is said to be just that.
import type { CorpusMap } from "../types";
import { useUi } from "./context";
import { valueLabel } from "./facets";
import { Link, TEXT_LANGUAGE } from "./text";

export function MapCoverage({ map: { coverage, documents } }: { map: CorpusMap }) {
  const { t } = useUi();
  const title = (key: string) => documents.find(({ document }) => document === key)?.title || t("untitled");
  return (
    <>
      <p class="quiet">{t("held-how")}</p>
      {coverage.held.length > 0 && <Held coverage={coverage} title={title} />}
      {coverage.unplaced.length > 0 && (
        <p class="quiet">
          {t("held-unplaced")} <span lang={TEXT_LANGUAGE}>{coverage.unplaced.map(title).join(t("and"))}</span>
        </p>
      )}
    </>
  );
}

function Held({ coverage, title }: { coverage: CorpusMap["coverage"]; title: (key: string) => string }) {
  const { t } = useUi();
  return (
    <div class="scrolls" role="region" aria-label={t("map-held")} tabIndex={0}>
      <table class="grid coverage">
        <thead>
          <tr>
            <th scope="col">{t("region")}</th>
            {coverage.years.map((year) => (
              <th scope="col">{year}</th>
            ))}
          </tr>
        </thead>
        {coverage.regions.map((region) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={coverage.years.length + 1} lang={TEXT_LANGUAGE}>
                {region}
              </th>
            </tr>
            {coverage.kinds.map((kind) => (
              <tr class="sub">
                <th scope="row">{valueLabel(t, "kind", { value: kind, label: kind, count: 0 })}</th>
                {coverage.years.map((year) => {
                  const held = coverage.held.find((one) => one.region === region && one.kind === kind && one.year === year);
                  return (
                    <td>
                      {held ? (
                        held.documents.map((key) => (
                          <Link to={{ view: "read", document: key, at: "" }}>
                            {t("held-yes")}
                            <span class="unseen"> {title(key)}</span>
                          </Link>
                        ))
                      ) : (
                        <span class="quiet">{t("held-no")}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
