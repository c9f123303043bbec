// The main series, small: what was promised and what is reported, at a glance; each leads to the whole.
import { useMemo } from "preact/hooks";
import { SmallChart } from "./chart";
import { layout } from "./chart-layout";
import { useAnnex, useEngine, useUi } from "./context";
import { statusWord } from "./figure-words";
import { START } from "./place";
import { Link, TEXT_LANGUAGE } from "./text";

const CARDS = 6;

export function SeriesCards() {
  const { t } = useUi();
  const { explorer } = useEngine();
  const annex = useAnnex();
  const list = useMemo(() => explorer.series({ limit: CARDS * 3 }).series.filter((one) => (layout(one, "small")?.marks.length ?? 0) > 1).slice(0, CARDS), [explorer, annex]);
  // while the annex is on its way its place is kept, so that nothing moves when it comes
  if (!list.length && annex !== "coming") return null;
  return (
    <section class={list.length ? undefined : "series-kept"}>
      <h2>{t("map-series")}</h2>
      <div class="series-cards">
        {list.map((series) => (
          <Link to={{ view: "figures", ledger: { ...START.ledger, series: series.id } }}>
            <b lang={TEXT_LANGUAGE}>{series.indicator}</b>{" "}
            <span class="quiet">
              <span lang={TEXT_LANGUAGE}>{series.subject}</span> · {statusWord(t, series)}
            </span>
            <SmallChart series={series} />
          </Link>
        ))}
      </div>
      <p class="quiet">
        <Link to={{ view: "figures", ledger: { ...START.ledger, by: "series" } }}>{t("series-all")}</Link>
      </p>
    </section>
  );
}
