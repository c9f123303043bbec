// A series as a picture: what was promised is open, what is reported is filled, a range is a bar, a bound an arrow. Each mark
// is a link to its sentence.
import { useMemo } from "preact/hooks";
import type { Figure, FigureKind, Series } from "../types";
import { fallsBy, layout, risesBy, type Mark, type Plot } from "./chart-layout";
import { useEngine, useUi } from "./context";
import { kindWord, period, sourced } from "./figure-words";
import { sum } from "./own";
import { Link, TEXT_LANGUAGE } from "./text";
import { useVoice } from "./wording";

const OPEN: readonly FigureKind[] = ["target", "context"];
const ROUND: readonly FigureKind[] = ["target", "outcome"];
const KINDS: readonly FigureKind[] = ["outcome", "target", "baseline", "context"];

export function Chart({ series }: { series: Series }) {
  const { t } = useUi();
  const voice = useVoice();
  const { explorer } = useEngine();
  const { labels, line } = useMemo(() => sourced(voice, series, explorer.documents()), [voice, series, explorer]);
  const plot = layout(series, "wide", labels);
  const parts = series.points.filter(({ normValue }) => Array.isArray(normValue));
  const left = series.points.length - (plot?.marks.length ?? 0) - parts.length;
  return (
    <figure class="chart">
      {plot && (
        <>
          <figcaption class="quiet marks-key">
            {KINDS.filter((kind) => plot.marks.some(({ point }) => point.kind === kind)).map((kind) => (
              <span>
                <Sign kind={kind} /> {kindWord(t, kind)}
              </span>
            ))}
            {plot.marks.some((mark) => risesBy(mark) > 13) && <span>{t("chart-up")}</span>}
            {plot.marks.some(fallsBy) && <span>{t("chart-down")}</span>}
            {plot.marks.some(({ length }) => length > 0) && <span>{t("chart-range")}</span>}
            {plot.marks.some(({ since, x }) => since !== x) && <span>{t("chart-period")}</span>}
            {!plot.fromZero && <span>{t("chart-cut")}</span>}
          </figcaption>
          <div class="plot" lang={TEXT_LANGUAGE}>
            <svg width="100%" height={plot.height + 34} role="group" aria-label={t("chart-of", series.subject, series.indicator, plot.marks.length)}>
              <text class="tick" x="0" dx="-8" y="12" text-anchor="end">
                {plot.unit}
              </text>
              {plot.ticks.map(({ y, text }) => (
                <>
                  <line class="rule" x1="0" x2="100%" y1={y} y2={y} />
                  <text class="tick" x="0" dx="-8" y={y + 4} text-anchor="end" aria-hidden="true">
                    {text}
                  </text>
                </>
              ))}
              <Marks plot={plot} linked />
            </svg>
          </div>
        </>
      )}
      {line && <p class="quiet">{line}</p>}
      {parts.map((point) => (
        <Parts point={point} />
      ))}
      {left > 0 && <p class="quiet">{t("chart-left", left)}</p>}
    </figure>
  );
}

/** The parts of a ratio, each with its number, side by side. */
function Parts({ point }: { point: Figure }) {
  const { t } = useUi();
  const parts = [point.normValue].flat().map(Number);
  const whole = sum(parts) || 1;
  let end = 0;
  return (
    <p class="parts">
      <Link to={{ view: "read", document: point.document, at: point.quote }}>
        {period(point.year) || t("time-unknown")} <span class="quiet">{kindWord(t, point.kind)}</span> {point.printed}
        <svg width="100%" height="28" aria-hidden="true">
          {parts.map((part) => {
            const share = (part / whole) * 100;
            end += share;
            return (
              <>
                <rect x={`${end - share}%`} y="1" width={`${share}%`} height="26" />
                {share >= 8 && (
                  <text class="said" x={`${end - share / 2}%`} y="18" text-anchor="middle">
                    {part}
                  </text>
                )}
              </>
            );
          })}
        </svg>
      </Link>
    </p>
  );
}

/** Without axis and links, to stand in a link of its own. */
export function SmallChart({ series }: { series: Series }) {
  const plot = layout(series, "small");
  if (!plot) return null;
  return (
    <svg class="small-chart" width="100%" height={plot.height + 30} aria-hidden="true" lang={TEXT_LANGUAGE}>
      <line class="rule" x1="0" x2="100%" y1={plot.height} y2={plot.height} />
      <Marks plot={plot} />
    </svg>
  );
}

function Marks({ plot, linked }: { plot: Plot; linked?: boolean }) {
  return (
    <>
      {plot.years.map(({ x, year }) => (
        <text class="tick" x={`${x}%`} y={plot.height + 26} text-anchor="middle">
          {year}
        </text>
      ))}
      {plot.crowds.map(({ x, half }) => (
        <svg x={`${x}%`} y={plot.height + 8} overflow="visible">
          <path class="crowd" d={`M${-half}-4v4h${2 * half}v-4`} />
        </svg>
      ))}
      {plot.lines.map(({ x1, y1, x2, y2 }) => (
        <line class="thread" x1={`${x1}%`} y1={y1} x2={`${x2}%`} y2={y2} />
      ))}
      {plot.marks.map((mark) =>
        linked ? (
          <Link class="point" to={{ view: "read", document: mark.point.document, at: mark.point.quote }}>
            <Said point={mark.point} />
            <Drawn mark={mark} />
          </Link>
        ) : (
          <Drawn mark={mark} />
        ),
      )}
    </>
  );
}

/** What the mark is called: 2025 目标 不低于2500亿元，《…》 */
function Said({ point }: { point: Figure }) {
  const { t } = useUi();
  return <title>{`${period(point.year)} ${kindWord(t, point.kind)} ${point.printed}，《${point.documentTitle}》`}</title>;
}

function Drawn({ mark }: { mark: Mark }) {
  const { x, y, since, aside, length, point } = mark;
  const labels = [["narrow", mark.label], ["roomy", mark.roomy]] as const;
  return (
    <>
      {since !== x && <line class="since" x1={`${since}%`} x2={`${x}%`} y1={y + length / 2} y2={y + length / 2} />}
      <svg x={`${x}%`} y={y} overflow="visible">
        <g transform={`translate(${aside})`}>
          <circle class="touch" cy={length / 2} r="12" />
          {length > 0 ? <rect class={OPEN.includes(point.kind) ? "open" : "full"} x="-4" width="8" height={Math.max(length, 3)} /> : <Shape kind={point.kind} />}
          {risesBy(mark) > 13 && <path class="arrow" d="M0-7v-13m-4 4 4-4 4 4" />}
          {risesBy(mark) === 13 && <path class="arrow" d="M-6-9q3-4 6 0t6 0" />}
          {fallsBy(mark) > 0 && <path class="arrow" d="M0 7v13m-4-4 4 4 4-4" />}
        </g>
        {labels.map(
          ([room, label]) =>
            label && (
              <text class={`said ${room}`} x={label.dx} y={label.dy} text-anchor={label.anchor}>
                {label.text}
              </text>
            ),
        )}
      </svg>
    </>
  );
}

function Shape({ kind }: { kind: FigureKind }) {
  const fill = OPEN.includes(kind) ? "open" : "full";
  return ROUND.includes(kind) ? <circle class={fill} r="5" /> : <path class={fill} d="M0-6 6 0 0 6-6 0z" />;
}

function Sign({ kind }: { kind: FigureKind }) {
  return (
    <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <Shape kind={kind} />
    </svg>
  );
}
