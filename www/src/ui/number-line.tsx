// A number that was searched for is a figure of the ledger: one line above the results leads to its row.
import { useMemo } from "preact/hooks";
import { useAnnex, useEngine, useUi } from "./context";
import { lookedFor, period } from "./figure-words";
import { trimmed } from "./own";
import { START } from "./place";
import { Link, TEXT_LANGUAGE } from "./text";

/** A year alone asks for a time. */
const YEAR = /^(19|20)\d\d年?$/;

export function NumberLine() {
  const { t, place } = useUi();
  const { explorer } = useEngine();
  const annex = useAnnex();
  const asked = trimmed(place.query.normalize("NFKC").replace(/["“”「」]/g, " "));
  const { doc, region } = place.chosen;
  const found = useMemo(() => {
    if (!/\d/.test(asked) || YEAR.test(asked)) return null;
    return explorer.indicators({ ...lookedFor(explorer, asked, { doc: [...doc], region: [...region] }), limit: 1 });
  }, [explorer, annex, asked, doc, region]);
  const first = found?.rows[0];
  if (!found || !first) return null;
  return (
    <p class="number-line">
      {t("number-line")}
      <Link to={{ view: "figures", ledger: { ...START.ledger, find: asked, fdoc: doc[0] ?? "", fregion: region[0] ?? "" } }}>
        <span lang={TEXT_LANGUAGE}>{[first.indicator, period(first.year), first.printed].join(" ")}</span>
        {found.total > 1 && ` · ${t("number-all", found.total)}`}
      </Link>
    </p>
  );
}
