// Why a result is there: what of the query stands where in it, and what else speaks for it.
import { useMemo } from "preact/hooks";
import type { Hit, WhyWord } from "../types";
import { useEngine, useUi } from "./context";

export function Why({ hit }: { hit: Hit }) {
  const { t, place } = useUi();
  const { explorer } = useEngine();
  const why = useMemo(() => explorer.why(place.query, hit.id), [explorer, place.query, hit.id]);
  const reasons = [
    ...why.words.flatMap(wordReasons),
    ...(why.missing.length ? [t("why-missing", listed(why.missing))] : []),
    ...(why.span === null ? [] : [t("why-span", why.span)]),
    ...(why.region ? [t("why-region", hit.region ?? "")] : []),
    ...(why.time ? [t("why-time")] : []),
    ...(why.rank === null ? [] : [t("why-rank", why.rank, why.total)]),
  ];

  function listed(words: readonly string[]): string {
    return words.map((word) => t("quoted", word)).join(t("and"));
  }
  function wordReasons({ typed, found, text, whole, headings }: WhyWord): string[] {
    const word = typed === found ? t("quoted", found) : t("why-for", typed, found);
    return [
      ...(text ? [t(whole === text ? "why-whole" : "why-partly", word, text, whole)] : []),
      ...(headings.length ? [t("why-headed", word, headings.map(({ title }) => title).join(" › "))] : []),
    ];
  }
  return (
    <ul class="reasons" part="why" lang={t.locale}>
      {reasons.map((reason) => (
        <li>{reason}</li>
      ))}
    </ul>
  );
}
