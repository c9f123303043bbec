// Narrowing down: every value of every axis with its count.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { FacetValue, SearchResult } from "../types";
import { useEngine, useUi } from "./context";
import { facetName, valueLabel, valuesOf } from "./facets";
import { AXES, toggle, type Axis } from "./place";
import { Side } from "./side";
import { Strip } from "./strip";
import { TEXT_LANGUAGE } from "./text";

type Value = FacetValue & { document?: string };

/** `result` is null while nothing is asked: then the counts are those of the corpus. Until it is known the column is empty. */
export function Filters({ result }: { result: SearchResult | null | undefined }) {
  const { t } = useUi();
  const engine = useEngine();
  return (
    <Side label={t("filters")}>
      {result !== undefined && AXES.map((axis) => (
        <Axis axis={axis} values={valuesOf(result?.facets ?? engine.all, axis)} result={result} />
      ))}
    </Side>
  );
}

// Every answer has all values there are, in the same order: only the figures change while one types.
function Axis({ axis, values, result }: { axis: Axis; values: Value[]; result: SearchResult | null }) {
  const { t } = useUi();
  const [open, show] = useState(false);
  if (values.length < 2) return null;
  const choices = (some: Value[]) =>
    some.map((value) => {
      const spread = axis === "doc" && result?.spread.find(({ document }) => document === value.value);
      return (
        <>
          <Choice axis={axis} value={value} />
          {spread && <Strip spread={spread} title={value.label} />}
        </>
      );
    });
  if (axis !== "section" && axis !== "theme")
    return (
      <fieldset class="axis">
        <legend>{t(axis)}</legend>
        {choices(values)}
      </fieldset>
    );
  // many; drawn once they are asked for
  return (
    <details class="axis" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{t(axis)}</summary>
      {open && (axis === "theme" ? <Themes values={values} choices={choices} /> : <Sections values={values} choices={choices} />)}
    </details>
  );
}

type Choices = (some: Value[]) => ComponentChildren;

/** A chapter means something only within its document. */
function Sections({ values, choices }: { values: Value[]; choices: Choices }) {
  const { all } = useEngine();
  return (
    <>
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
    </>
  );
}

/** The most frequent first; the sub-themes of a theme once it, or one of them, is chosen. */
function Themes({ values, choices }: { values: Value[]; choices: Choices }) {
  const { t, place } = useUi();
  const { all } = useEngine();
  const chosen = (value: Value) => place.chosen.theme.includes(value.value);
  const counted = new Map(values.map((value) => [value.value, value]));
  const now = (value: Value) => counted.get(value.value) ?? value;
  const frequent = [...all.theme].sort((a, b) => b.count - a.count);
  return (
    <fieldset>
      <legend class="unseen">{t("theme")}</legend>
      {frequent.map((theme) => (
        <>
          {choices([now(theme)])}
          {(chosen(theme) || theme.subs.some(chosen)) && <div class="subs">{choices(theme.subs.map(now).filter((sub, at) => sub.count || theme.subs[at]!.count))}</div>}
        </>
      ))}
    </fieldset>
  );
}

function Choice({ axis, value }: { axis: Axis; value: Value }) {
  const { t, place, go } = useUi();
  const { themes } = useEngine();
  const name = facetName(axis, value);
  const label = valueLabel(t, axis, value, themes);
  return (
    <label class={value.count ? "choice" : "choice zero"} lang={label === value.label ? TEXT_LANGUAGE : undefined}>
      <input
        type="checkbox"
        checked={place.chosen[axis].includes(name)}
        onChange={() => go({ chosen: toggle(place.chosen, axis, name) }, "push")}
      />
      <span>{label}</span>
      <span class="count">{value.count}</span>
    </label>
  );
}
