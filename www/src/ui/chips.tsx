import { useEngine, useUi } from "./context";
import { facetLabel } from "./facets";
import { AXES, NOTHING_CHOSEN, isChosen, toggle } from "./place";
import { TEXT_LANGUAGE } from "./text";

/** The filters in use, each of them a button that takes it away. */
export function Chips() {
  const { t, place, go } = useUi();
  const engine = useEngine();
  if (!isChosen(place.chosen)) return null;
  return (
    <div class="chips" part="chips" role="group" aria-label={t("active")}>
      {AXES.flatMap((axis) =>
        place.chosen[axis].map((name) => {
          const label = facetLabel(t, engine, axis, name);
          return (
            <button type="button" class="chip" aria-label={t("drop", label)} onClick={() => go({ chosen: toggle(place.chosen, axis, name) }, "push")}>
              <span lang={axis === "theme" || axis === "kind" ? t.locale : TEXT_LANGUAGE}>{label}</span> <span aria-hidden="true">×</span>
            </button>
          );
        }),
      )}
      <button type="button" class="plain" onClick={() => go({ chosen: NOTHING_CHOSEN }, "push")}>
        {t("clear")}
      </button>
    </div>
  );
}
