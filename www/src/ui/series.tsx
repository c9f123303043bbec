// One thing through the years: what was promised beside what was reported, as a chart, as a table, and in words. Nothing is
// decided here between sources that differ.
import { useMemo } from "preact/hooks";
import type { Conflict, DocumentInfo, Figure, Series } from "../types";
import { Chart } from "./chart";
import { useEngine, useUi } from "./context";
import { layout } from "./chart-layout";
import { compared, kindWord, period, pointOf, statusWord } from "./figure-words";
import { ByHand, useCopy } from "./copy";
import { Link, TEXT_LANGUAGE, plain } from "./text";
import { useVoice } from "./wording";

export function SeriesView({ series }: { series: Series }) {
  const { t } = useUi();
  const { indicator, subject, points } = series;
  const unit = useMemo(() => layout(series, "wide")?.unit, [series]) ?? series.unit;
  return (
    <article class="series" part="series">
      <h2 lang={TEXT_LANGUAGE}>
        {indicator} <span class="quiet">{[subject, unit].filter(Boolean).join(" · ")}</span>
      </h2>
      <div class="series-top">
        <Chart series={series} />
        <Verdict series={series} />
      </div>
      {series.conflicts.length > 0 && (
        <section>
          <h3>{t("conflicts")}</h3>
          <ul class="conflicts">
            {differences(series.conflicts).map(([kind, sides]) => (
              <Differ kind={kind} sides={sides.map((ids) => points.filter(({ id }) => ids.has(id)))} />
            ))}
          </ul>
        </section>
      )}
      <div class="scrolls" role="region" aria-label={t("series-points")} tabIndex={0}>
        <table class="grid ledger">
          <caption class="quiet">{t("series-points")}</caption>
          <thead>
            <tr>
              {(["year", "figure-value", "figure-kind", "doc", "series-sentence"] as const).map((word) => (
                <th scope="col">{t(word)}</th>
              ))}
            </tr>
          </thead>
          <tbody lang={TEXT_LANGUAGE}>
            {points.map((point) => (
              <tr>
                <th scope="row">{period(point.year) || <span lang={t.locale}>{t("time-unknown")}</span>}</th>
                <td>
                  <Opens point={point} />
                  <Doubt point={point} />
                </td>
                <td lang={t.locale}>{kindWord(t, point.kind)}</td>
                <td class="long">{point.documentTitle}</td>
                <td class="long">
                  <Clause point={point} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Sources series={series} />
    </article>
  );
}

/** The value as it is written, a link to its sentence. */
function Opens({ point }: { point: Figure }) {
  return <Link to={{ view: "read", document: point.document, at: point.quote }}>{point.printed}</Link>;
}

export function Doubt({ point }: { point: Figure }) {
  const { t } = useUi();
  if (point.confidence !== "low") return null;
  return (
    <span class="doubt" lang={t.locale}>
      {t("figure-doubt")}
    </span>
  );
}

export function Clause({ point }: { point: Figure }) {
  return <span class="clause">{point.clause.map((run) => (run.hit ? <b>{run.text}</b> : run.text))}</span>;
}

/** The state in a word, what it rests on in its own sentences, and what was computed, called so. */
function Verdict({ series }: { series: Series }) {
  const { t } = useUi();
  const voice = useVoice();
  const { explorer } = useEngine();
  const { points, derived, subject } = series;
  const rests = [...series.targets.map(({ id }) => id), series.outcome].map((id) => pointOf(series, id));
  const from = useMemo(() => {
    if (!derived) return [];
    const all = explorer.indicators({ filters: { subject: [subject] }, limit: 100_000 }).rows;
    return all.filter(({ id }) => derived.from.includes(id) && !points.some((point) => point.id === id));
  }, [explorer, series]);
  return (
    <dl class="verdict">
      <div>
        <dt>{t("status")}</dt>
        <dd>
          <b>{statusWord(t, series)}</b>
        </dd>
      </div>
      {rests.map(
        (point) =>
          point && (
            <div>
              <dt>
                {kindWord(t, point.kind)} {period(point.year)}
              </dt>
              <dd lang={TEXT_LANGUAGE}>
                <Opens point={point} /> <Clause point={point} />
                <span class="clause">《{point.documentTitle}》</span>
              </dd>
            </div>
          ),
      )}
      <div>
        <dt>{t("status-derived")}</dt>
        <dd>
          {compared(voice, series, explorer.documents())}
          {derived && (
            <span class="clause" lang={t.locale}>
              {t("derived-how")}{" "}
              {from.map((point) => (
                <span lang={TEXT_LANGUAGE}>
                  <Opens point={point} /> <Clause point={point} />
                </span>
              ))}
            </span>
          )}
        </dd>
      </div>
    </dl>
  );
}

type Difference = [kind: Conflict["kind"], sides: [Set<string>, Set<string>]];

/** What is the same difference, told in several places, as one. */
function differences(conflicts: readonly Conflict[]): Difference[] {
  const found = new Map<string, Difference>();
  for (const { kind, rows, words } of conflicts) {
    const one: Difference = found.get(kind + words) ?? [kind, [new Set(), new Set()]];
    found.set(kind + words, one);
    rows.forEach((id, side) => one[1][side]?.add(id));
  }
  return [...found.values()];
}

/** Both, side by side. */
function Differ({ kind, sides }: { kind: Conflict["kind"]; sides: readonly (readonly Figure[])[] }) {
  const { t } = useUi();
  return (
    <li>
      <span class="quiet">{t(`conflict-${kind}`)}</span>
      <div class="sides" lang={TEXT_LANGUAGE}>
        {sides.map((side) => (
          <div>
            {side.map((point) => (
              <p>
                {period(point.year)} <Opens point={point} />
                <span class="clause">《{point.documentTitle}》</span>
              </p>
            ))}
          </div>
        ))}
      </div>
    </li>
  );
}

/** The documents the points are from, and the whole to take along. */
function Sources({ series }: { series: Series }) {
  const { t, citing } = useUi();
  const voice = useVoice();
  const { explorer } = useEngine();
  const { said, refused, copy, dismiss } = useCopy();
  const keys = series.points.map(({ document }) => document);
  const documents = explorer.documents();
  const sources = documents.filter(({ key }) => keys.includes(key));
  const text = () => seriesText(series, [statusWord(t, series), compared(voice, series, documents)], sources, `${t("name")} · ${t("edition")} ${explorer.about().edition.slice(0, 8)}`);
  citing.current = text;
  return (
    <section>
      <h3>{t("series-sources")}</h3>
      <ul class="sources quiet">
        {sources.map((info) => (
          <li lang={TEXT_LANGUAGE}>
            {named(info)}
            {info.sourceUrl && (
              <>
                {" "}
                <a href={info.sourceUrl} rel="noopener noreferrer" target="_blank" lang={t.locale}>
                  {t("source")}
                </a>
                <span class="printed"> {info.sourceUrl}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      <p class="steps">
        <button type="button" onClick={() => copy(text())}>
          {t("copy-sourced")}
        </button>
        <span class="quiet" role="status">
          {said && t("copied")}
        </span>
      </p>
      {refused && <ByHand text={refused} close={dismiss} />}
      <p class="quiet">{t("figure-limits")}</p>
    </section>
  );
}

function named({ title, issuer, published, year }: DocumentInfo): string {
  const by = [issuer, published ?? year].filter(Boolean).join("，");
  return `《${title}》${by && `（${by}）`}`;
}

/** The whole as text: the state, a line for each figure with its sentence, the documents. */
function seriesText(series: Series, [status, words]: readonly [string, string], sources: readonly DocumentInfo[], edition: string): string {
  const lines = series.points.map((point) => [period(point.year), point.printed, plain(point.clause), `《${point.documentTitle}》`].join("\t"));
  return [`${series.indicator}（${series.subject}）：${status}`, words, ...lines, ...sources.flatMap((info) => [named(info), info.sourceUrl]), edition].filter(Boolean).join("\n");
}
