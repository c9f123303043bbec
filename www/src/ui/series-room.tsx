// One series alone, without the frame: what a page embeds. It is asked for by name, and by subject where several share it.
import { useMemo, useState } from "preact/hooks";
import type { Explorer, FigureRequest, Series } from "../types";
import { useAnnex, useEngine, useTitle, useUi } from "./context";
import { SeriesView } from "./series";
import { SERIES_COLUMNS, SeriesList } from "./series-list";
import { Link, TEXT_LANGUAGE } from "./text";

/** Names that are offered where there is none as asked for. */
const NEAR = 6;
/** Rows that are listed at first, and more of them at a time. */
const PAGE = 50;

export function SeriesRoom() {
  const { t, place, citing } = useUi();
  const { series: id, fname: name, fsubject: subject } = place.ledger;
  citing.current = () => "";
  return (
    <main class="room" part="figures">
      <div class="column whole">
        <h1 class="unseen">{t("figures")}</h1>
        {id || name ? <SeriesFound id={id} name={name} subject={subject} /> : <Held subject={subject} />}
        <p class="quiet">
          <Link to={{ view: "figures", ledger: { ...place.ledger, series: "", fname: "", fsubject: "" } }}>{t("series-all")}</Link>
        </p>
      </div>
    </main>
  );
}

/** All series, or those of a subject: where no name is asked for, there is nothing that could be missing. */
function Held({ subject }: { subject: string }) {
  const { t, place } = useUi();
  const { explorer } = useEngine();
  const annex = useAnnex();
  const [limit, show] = useState(PAGE);
  const { fsort } = place.ledger;
  const sort = SERIES_COLUMNS.some(([, name]) => name === fsort.replace(/^-/, "")) ? (fsort as FigureRequest["sort"]) : undefined;
  const { total, series } = useMemo(
    () => explorer.series({ limit, filters: subject ? { subject: [subject] } : {}, ...(sort && { sort }) }),
    [explorer, annex, subject, limit, sort],
  );
  useTitle(t("figures"));
  if (annex === "coming") return <p class="opening quiet">{t("loading")}</p>;
  return (
    <>
      <p class="quiet" role="status">
        {annex === "missing" ? t("figure-missing") : t("series-count", total)}
      </p>
      <SeriesList list={series} sorted={!!sort} />
      {total > limit && (
        <button type="button" class="more" onClick={() => show(limit + PAGE)}>
          {t("more")}
        </button>
      )}
    </>
  );
}

/** The series that is asked for, and others of its name; where there is none, those that come near. */
export function SeriesFound({ id, name, subject }: { id: string; name: string; subject: string }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const annex = useAnnex();
  const found = useMemo(() => seriesOf(explorer, id, name, subject), [explorer, annex, id, name, subject]);
  const [shown, ...others] = found;
  useTitle(shown?.indicator ?? t("figures"));
  if (shown)
    return (
      <>
        <SeriesView series={shown} />
        {others.length > 0 && <Choice says={t("series-others")} list={others} />}
      </>
    );
  if (annex === "coming") return <p class="opening quiet">{t("loading")}</p>;
  return (
    <>
      <p class="note" role="status">
        {annex === "missing" ? t("figure-missing") : t("series-none", [name || id, subject].filter(Boolean).join(" · "))}
      </p>
      <Near name={name || id} />
    </>
  );
}

/** An id is name, subject and unit; of an address written by hand it may be the name alone, or name and subject. */
function seriesOf(explorer: Explorer, id: string, name: string, subject: string): Series[] {
  const known = id ? explorer.series({ filters: { series: [id] } }).series : [];
  if (known.length) return known;
  const [indicator = "", of = ""] = id ? id.split("|") : [name, subject];
  return indicator ? explorer.series({ filters: { indicator: [indicator], ...(of && { subject: [of] }) } }).series : [];
}

function Choice({ says, list }: { says: string; list: readonly Series[] }) {
  const { place } = useUi();
  return (
    <p class="steps quiet">
      {says}
      {list.map((series) => (
        <span lang={TEXT_LANGUAGE}>
          <Link to={{ ledger: { ...place.ledger, series: series.id } }}>{[series.indicator, series.subject, series.unit].filter(Boolean).join(" · ")}</Link>
        </span>
      ))}
    </p>
  );
}

/** Series whose names share the most characters with the one asked for. */
function Near({ name }: { name: string }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const near = useMemo(() => {
    const asked = [...new Set(name)];
    const { rows } = explorer.indicators({ limit: 100_000 });
    const likeness = (other: string) => asked.filter((sign) => other.includes(sign)).length / Math.max(asked.length, new Set(other).size);
    const known = [...new Map(rows.map((row) => [row.series, likeness(row.indicator)]))];
    const best = known.filter(([, like]) => like > 0.3).sort((a, b) => b[1] - a[1]).slice(0, NEAR);
    return best.flatMap(([id]) => explorer.series({ filters: { series: [id] } }).series);
  }, [explorer, explorer.annex, name]);
  return near.length ? <Choice says={t("series-near")} list={near} /> : null;
}
