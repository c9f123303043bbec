// Two documents side by side by theme, and the wording one takes from the other.
import { useMemo, useState } from "preact/hooks";
import type { ComparedTheme, Comparison, PassageRef } from "../types";
import { useEngine, useTitle, useUi } from "./context";
import { shortNames } from "./map-names";
import { NOTHING_CHOSEN } from "./place";
import { Link, TEXT_LANGUAGE } from "./text";

const RUNS = 20;

export function CompareRoom() {
  const { t, place, citing } = useUi();
  const { explorer } = useEngine();
  const known = (key: string) => explorer.documents().some((info) => info.key === key);
  const { a, b } = place;
  const comparison = useMemo(() => (known(a) && known(b) ? explorer.compare(a, b) : null), [explorer, a, b]);
  useTitle(t("compare"));
  citing.current = () => "";
  const strange = [a, b].filter((key) => key && !known(key));
  return (
    <main class="room" part="compare">
      <div class="column whole">
        <h1>{t("compare")}</h1>
        <ComparePicker />
        {strange.map((key) => (
          <p class="note">{t("no-document", key)}</p>
        ))}
        {comparison && <Compared comparison={comparison} />}
      </div>
    </main>
  );
}

/** Two documents to choose, here and on the map. */
export function ComparePicker() {
  const { t, place, go } = useUi();
  const { explorer } = useEngine();
  const documents = explorer.documents();
  const [a, chooseA] = useState(place.a || documents[0]?.key || "");
  const [b, chooseB] = useState(place.b || documents[1]?.key || "");
  const select = (word: "compare-a" | "compare-b", value: string, choose: (key: string) => void) => (
    <label>
      <span class="unseen">{t(word)}</span>
      <select lang={TEXT_LANGUAGE} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {documents.map((info) => (
          <option value={info.key}>{info.title || info.key}</option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      class="picker"
      onSubmit={(event) => {
        event.preventDefault();
        go({ view: "compare", a, b }, "push");
      }}
    >
      {select("compare-a", a, chooseA)}
      {select("compare-b", b, chooseB)}
      <button>{t("compare-go")}</button>
    </form>
  );
}

function Compared({ comparison }: { comparison: Comparison }) {
  const { t } = useUi();
  const { a, b, repeated, themes, caveats } = comparison;
  const [nameA = "", nameB = ""] = shortNames(t, [a, b]);
  return (
    <>
      {caveats.map((caveat) => (
        <p class="note">{t(`caveat-${caveat}`)}</p>
      ))}
      {(["both", "a", "b"] as const).map((treated) => {
        const own = themes.filter((theme) => theme.treated === treated);
        if (!own.length) return null;
        return (
          <section>
            <h2>{treated === "both" ? t("compare-both") : t("compare-only", treated === "a" ? nameA : nameB)}</h2>
            <div class="compared-head" aria-hidden="true">
              <span>{nameA}</span>
              <span>{nameB}</span>
            </div>
            {own.map((theme) => (
              <Theme theme={theme} comparison={comparison} />
            ))}
          </section>
        );
      })}
      {repeated.newer !== repeated.older && <Repeated {...repeated} comparison={comparison} />}
    </>
  );
}

/** Folded, since a theme may have dozens of passages; what it has is counted on its line. */
function Theme({ theme, comparison: { a, b } }: { theme: ComparedTheme; comparison: Comparison }) {
  const { t } = useUi();
  const [open, show] = useState(false);
  const side = (document: string, passages: readonly PassageRef[]) =>
    passages.length > 0 ? (
      <ul lang={TEXT_LANGUAGE}>
        {passages.map(({ quote }) => (
          <li>
            <Link to={{ view: "read", document, at: quote }}>{quote}…</Link>
          </li>
        ))}
        <li lang={t.locale}>
          <Link to={{ view: "search", query: "", chosen: { ...NOTHING_CHOSEN, doc: [document], theme: [theme.id] } }}>{t("compare-search")}</Link>
        </li>
      </ul>
    ) : (
      <p class="quiet">{t("compare-none")}</p>
    );
  return (
    <details class={theme.parent ? "compared sub" : "compared"} onToggle={(event) => show(event.currentTarget.open)}>
      <summary>
        <span lang={TEXT_LANGUAGE}>{theme.name}</span>{" "}
        <span class="count">
          {theme.a.length} : {theme.b.length}
        </span>
      </summary>
      {open && (
        <div class="sides">
          {side(a.key, theme.a)}
          {side(b.key, theme.b)}
        </div>
      )}
    </details>
  );
}

function Repeated({ newer, older, chars, share, runs, comparison: { a, b } }: Comparison["repeated"] & { comparison: Comparison }) {
  const { t } = useUi();
  const [all, showAll] = useState(false);
  const title = (key: string) => (key === a.key ? a : b).title;
  return (
    <section>
      <h2>{t("repeated")}</h2>
      <p>{runs.length ? t("repeated-how", title(newer), title(older), chars, String(share)) : t("repeated-none")}</p>
      <ol class="repeated">
        {runs.slice(0, all ? undefined : RUNS).map((run) => (
          <li>
            <mark lang={TEXT_LANGUAGE}>{run.text}</mark>
            <span class="facts">
              {([[newer, run.newer], [older, run.older]] as const).map(([document, { quote }]) => (
                <Link to={{ view: "read", document, at: quote }}>
                  <span lang={TEXT_LANGUAGE}>{title(document)}</span>
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {runs.length > RUNS && !all && (
        <button type="button" class="more" onClick={() => showAll(true)}>
          {t("more")}
        </button>
      )}
    </section>
  );
}
