// Below the text: stepping through the hits, and taking a passage along.
import { useUi } from "./context";
import { ByHand, type Copying } from "./copy";
import type { Hits } from "./hits";

interface ReaderBarProps {
  query: string;
  hits: Hits;
  copying: Copying;
  cite: () => string;
  link: () => string;
  report: () => string;
  /** whether it is shown where the passage comes from, and to show it or no longer */
  asked: boolean;
  ask: () => void;
}

export function ReaderBar({ query, hits, copying, cite, link, report, asked, ask }: ReaderBarProps) {
  const { t, page, go } = useUi();
  const { said, refused, copy, dismiss } = copying;
  const status = !hits.total ? t("no-places", query) : hits.now < 0 ? t("places", hits.total) : t("place", hits.now + 1, hits.total);
  return (
    // the selection is what is to be copied: pressing a button must not take it away
    <div class="bar" part="bar" onMouseDown={(event) => (event.target as Element).closest("button") && event.preventDefault()}>
      {refused && <ByHand text={refused} close={dismiss} />}
      {query && (
        <span class="steps" part="hits" role="group" aria-label={t("places", hits.total)}>
          <span aria-live="polite">{status}</span>
          {hits.total > 0 && (
            <>
              <button type="button" aria-keyshortcuts="p" onClick={() => hits.step(-1)}>
                {t("previous")}
              </button>
              <button type="button" aria-keyshortcuts="n" onClick={() => hits.step(1)}>
                {t("next")}
              </button>
            </>
          )}
          <button type="button" class="plain" aria-label={t("unmark")} title={t("unmark")} onClick={() => go({ query: "" }, "push")}>
            ×
          </button>
        </span>
      )}
      <span class="steps take">
        <span class="quiet" role="status">
          {said && t("copied")}
        </span>
        <button type="button" class="plain" title={t("cite-title")} onClick={() => copy(cite())}>
          {t("cite")}
        </button>
        {page && (
          <button type="button" class="plain" title={t("link-title")} onClick={() => copy(link())}>
            {t("link")}
          </button>
        )}
        <button type="button" class="plain asks" title={t("origin-title")} aria-expanded={asked} onClick={ask}>
          {t("origin")}
        </button>
        <button type="button" class="plain" title={t("report-how")} onClick={() => copy(report())}>
          {t("report")}
        </button>
      </span>
    </div>
  );
}
