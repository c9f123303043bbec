// The documents on one axis of years: what a document looks back on is hollow, what it plans for is filled, a tick is the day
// it was published. Years are columns, so that the axis fills whatever width there is and its figures keep their size.
import type { MapDocument, Years } from "../types";
import { useUi } from "./context";
import { times } from "./own";
import { Facts, Link, TEXT_LANGUAGE } from "./text";

export function MapTime({ documents }: { documents: readonly MapDocument[] }) {
  const { t } = useUi();
  const years = documents
    .flatMap(({ looksBack, plansFor, published }) => [looksBack?.from, looksBack?.to, plansFor?.from, plansFor?.to, published?.date.slice(0, 4)])
    .map(Number)
    .filter(Boolean);
  const first = Math.min(...years);
  const count = Math.max(...years) - first + 1;
  const columns = times(years.length ? count : 0, (index) => first + index);
  const every = Math.ceil(count / 12);
  return (
    <div class="time">
      <p class="quiet key">
        <span class="bar-back" aria-hidden="true" /> {t("time-back")} <span class="bar-plan" aria-hidden="true" /> {t("time-plan")} <span class="bar-day" aria-hidden="true" /> {t("time-day")}
      </p>
      <div class="axis-years" aria-hidden="true">
        {columns.map((year, index) => (
          <span>{index % every === 0 ? year : ""}</span>
        ))}
      </div>
      <ul>
        {documents.map((one) => (
          <li>
            <div>
              <Link to={{ view: "read", document: one.document, at: "" }}>
                <span lang={TEXT_LANGUAGE}>{one.title || t("untitled")}</span>
              </Link>
              <Facts values={said(one)} />
            </div>
            {columns.length > 0 && <Bars one={one} first={first} count={count} />}
          </li>
        ))}
      </ul>
    </div>
  );

  function said({ looksBack, plansFor, published, region, passages }: MapDocument) {
    const known = [looksBack && `${t("time-back")} ${span(looksBack)}`, plansFor && `${t("time-plan")} ${span(plansFor)}`, published && `${t("time-day")} ${published.date}`];
    return [region, ...known, !looksBack && !plansFor ? t("time-unknown") : null, t("passages", passages)];
  }
}

function span({ from, to }: Years): string {
  return from === to ? from : `${from}–${to}`;
}

/** Geometry in years; what is drawn here stands in words below it. */
function Bars({ one, first, count }: { one: MapDocument; first: number; count: number }) {
  const box = (name: string, { from, to }: Years, y: number) => <rect class={name} x={+from - first} width={+to - +from + 1} y={y} height={8} />;
  const day = one.published && dayOf(one.published.date);
  return (
    <svg viewBox={`0 0 ${count} 20`} preserveAspectRatio="none" aria-hidden="true">
      <path class="line" d={times(count + 1, (year) => `M${year} 0v20`).join("")} />
      {one.looksBack && box("bar-back", one.looksBack, 6)}
      {one.plansFor && box("bar-plan", one.plansFor, 6)}
      {day && <path class="bar-day" d={`M${day - first} 1v18`} />}
    </svg>
  );
}

/** "2021-02" as 2021.08; without a month the middle of the year. */
function dayOf(date: string): number {
  const [year, month, day] = date.split("-").map(Number);
  return (year ?? 0) + (month ? (month - 1) / 12 + ((day ?? 15) - 1) / 366 : 0.5);
}
