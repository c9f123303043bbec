// Narrowing down: every value of every axis with its count, and the ones in use above the results.
import type { Facets, FacetValue } from "../types";
import { useUi } from "./context";
import { facetLabel, facetName } from "./facets";
import { AXES, NOTHING_CHOSEN, isChosen, toggle, type Axis } from "./place";
import { Side } from "./side";
import { TEXT_LANGUAGE } from "./text";

type Value = FacetValue & { document?: string };

/** `facets` is absent while nothing is asked: then the counts are those of the corpus. */
export function Filters({ facets }: { facets: Facets | undefined }) {
  const { t, all } = useUi();
  return (
    <Side label={t("filters")}>
      {AXES.map((axis) => (
        <Axis axis={axis} values={all[axis]} counts={(facets ?? all)[axis]} />
      ))}
    </Side>
  );
}

// The values and their order come from the whole corpus: only the figures change while one types.
function Axis({ axis, values, counts }: { axis: Axis; values: Value[]; counts: Value[] }) {
  const { t, all } = useUi();
  if (values.length < 2) return null;
  const count = new Map(counts.map((value) => [value.value, value.count]));
  const choices = (some: Value[]) => some.map((value) => <Choice axis={axis} value={value} count={count.get(value.value) ?? 0} />);
  if (axis !== "section")
    return (
      <fieldset class="axis">
        <legend>{t(axis)}</legend>
        {choices(values)}
      </fieldset>
    );
  // many, and each means something only within its document
  return (
    <details class="axis">
      <summary>{t(axis)}</summary>
      {all.doc.map((doc) => {
        const own = values.filter((value) => value.document === doc.value);
        return (
          own.length > 0 && (
            <fieldset>
              <legend lang={TEXT_LANGUAGE}>{doc.label}</legend>
              {choices(own)}
            </fieldset>
          )
        );
      })}
    </details>
  );
}

function Choice({ axis, value, count }: { axis: Axis; value: Value; count: number }) {
  const { place, go } = useUi();
  const name = facetName(axis, value);
  return (
    <label class={count ? "choice" : "choice zero"} lang={TEXT_LANGUAGE}>
      <input
        type="checkbox"
        checked={place.chosen[axis].includes(name)}
        onChange={() => go({ chosen: toggle(place.chosen, axis, name) }, true)}
      />
      <span>{value.label}</span>
      <span class="count">{count}</span>
    </label>
  );
}

/** The filters in use, each of them a button that takes it away. */
export function Chips() {
  const { t, all, place, go } = useUi();
  if (!isChosen(place.chosen)) return null;
  return (
    <div class="chips" part="chips" role="group" aria-label={t("active")}>
      {AXES.flatMap((axis) =>
        place.chosen[axis].map((name) => {
          const label = facetLabel(all, axis, name);
          return (
            <button type="button" class="chip" aria-label={t("drop", label)} onClick={() => go({ chosen: toggle(place.chosen, axis, name) }, true)}>
              <span lang={TEXT_LANGUAGE}>{label}</span> <span aria-hidden="true">×</span>
            </button>
          );
        }),
      )}
      <button type="button" class="plain" onClick={() => go({ chosen: NOTHING_CHOSEN }, true)}>
        {t("clear")}
      </button>
    </div>
  );
}
