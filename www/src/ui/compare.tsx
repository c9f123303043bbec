// Two documents side by side by theme, and the wording one takes from the other.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { ComparedTheme, Comparison } from "../types";
import { useEngine, useTitle, useUi } from "./context";
import { shortNames } from "./map-names";
import { NOTHING_CHOSEN } from "./place";
import { Link, TEXT_LANGUAGE, excerpt, plain } from "./text";
import { useThemeName } from "./wording";

/** Shared runs shown before one asks for all, and passages of a theme on either side. */
const RUNS = 3;
const PASSAGES = 5;

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
  return (
    <>
      {caveats.map((caveat) => (
        <p class="note kept">{t(`caveat-${caveat}`)}</p>
      ))}
      {repeated.newer !== repeated.older && <Repeated comparison={comparison} />}
      <section>
        <h2>{t("map-themes")}</h2>
        <div class="scrolls" role="region" aria-label={t("map-themes")} tabIndex={0}>
          <table class="grid compared">
            <caption class="quiet">{t("compare-how")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("theme")}</th>
                {shortNames(t, [a, b]).map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            {(["both", "a", "b"] as const).map((treated) => (
              <Group treated={treated} comparison={comparison} themes={themes.filter((theme) => theme.treated === treated && !theme.parent)} />
            ))}
          </table>
        </div>
      </section>
    </>
  );
}

/** The themes both treat, or only one of them. */
function Group({ treated, themes, comparison }: { treated: ComparedTheme["treated"]; themes: readonly ComparedTheme[]; comparison: Comparison }) {
  const { t } = useUi();
  if (!themes.length) return null;
  const { a, b } = comparison;
  const [nameA = "", nameB = ""] = shortNames(t, [a, b]);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          {treated === "both" ? t("compare-both") : t("compare-only", treated === "a" ? nameA : nameB)}
        </th>
      </tr>
      {themes.map((theme) => (
        <Theme key={theme.id} theme={theme} comparison={comparison} />
      ))}
    </tbody>
  );
}

/** One line; what it stands for unfolds below it. */
function Theme({ theme, comparison }: { theme: ComparedTheme; comparison: Comparison }) {
  const { t } = useUi();
  const { name, lang } = useThemeName()(theme);
  const [open, show] = useState(false);
  return (
    <>
      <tr class="sub">
        <th scope="row">
          <button type="button" class="plain" aria-expanded={open} lang={lang} onClick={() => show(!open)}>
            {name}
          </button>
        </th>
        {[theme.a, theme.b].map((passages) => (
          <td>{passages.length ? t("passages", passages.length) : <span class="quiet">{t("compare-none")}</span>}</td>
        ))}
      </tr>
      {open && (
        <tr>
          <td colSpan={3}>
            <Parts parts={comparison.themes.filter(({ parent }) => parent === theme.id)} comparison={comparison} />
            <div class="sides">
              <Side side="a" theme={theme} comparison={comparison} />
              <Side side="b" theme={theme} comparison={comparison} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

/** The sub-themes: which both treat, and which only one. */
function Parts({ parts, comparison: { a, b } }: { parts: readonly ComparedTheme[]; comparison: Comparison }) {
  const { t } = useUi();
  const named = useThemeName();
  const [nameA = "", nameB = ""] = shortNames(t, [a, b]);
  return (
    <>
      {(["both", "a", "b"] as const).map((treated) => {
        const own = parts.filter((part) => part.treated === treated);
        if (!own.length) return null;
        return (
          <p class="parts">
            <span class="quiet">{treated === "both" ? t("compare-both") : t("compare-only", treated === "a" ? nameA : nameB)}</span>
            {own.map((part) => (
              <Link to={{ view: "search", query: "", chosen: { ...NOTHING_CHOSEN, doc: [a.key, b.key], theme: [part.id] }, sort: "document" }}>
                <span lang={named(part).lang}>{named(part).name}</span> {part.a.length} : {part.b.length}
              </Link>
            ))}
          </p>
        );
      })}
    </>
  );
}

/** What one document says of a theme, wording it shares with the other marked. */
function Side({ side, theme, comparison }: { side: "a" | "b"; theme: ComparedTheme; comparison: Comparison }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const named = useThemeName();
  const { a, b, repeated } = comparison;
  const document = comparison[side].key;
  const all = theme[side].length;
  const { hits } = useMemo(() => explorer.search({ filters: { doc: [document], theme: [theme.id] }, sort: "document", limit: PASSAGES }), [explorer, document, theme.id]);
  if (!all) return <div />;
  return (
    <ul lang={TEXT_LANGUAGE}>
      <li class="quiet" lang={t.locale}>
        {shortNames(t, [a, b])[side === "a" ? 0 : 1]}
      </li>
      {hits.map(({ id, quote, snippet, cut }) => {
        const shared = repeated.runs.filter(({ newer, older }) => (document === repeated.newer ? newer : older).id === id);
        return (
          <li key={id}>
            <Link to={{ view: "read", document, at: quote }}>
              <Marked text={plain(excerpt(snippet, cut))} shared={shared.map(({ text }) => text)} />
            </Link>
            {shared.length > 0 && (
              <span class="quiet" lang={t.locale}>
                {" "}
                {t("compare-shared")}
              </span>
            )}
          </li>
        );
      })}
      {all > hits.length && (
        <li lang={t.locale}>
          <Link to={{ view: "search", query: "", chosen: { ...NOTHING_CHOSEN, doc: [document], theme: [theme.id] } }}>
            {t("compare-search", all)}
            <span class="unseen">
              {" "}
              {named(theme).name}
            </span>
          </Link>
        </li>
      )}
    </ul>
  );
}

function Marked({ text, shared: [run, ...more] }: { text: string; shared: readonly string[] }): JSX.Element {
  const at = run ? text.indexOf(run) : -1;
  if (!run) return <>{text}</>;
  if (at < 0) return <Marked text={text} shared={more} />;
  return (
    <>
      <Marked text={text.slice(0, at)} shared={more} />
      <mark>{run}</mark>
      <Marked text={text.slice(at + run.length)} shared={more} />
    </>
  );
}

function Repeated({ comparison: { a, b, repeated } }: { comparison: Comparison }) {
  const { t } = useUi();
  const [all, showAll] = useState(false);
  const { newer, older, chars, share, runs } = repeated;
  const title = (key: string) => (key === a.key ? a : b).title || t("untitled");
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
          {t("repeated-all", runs.length)}
        </button>
      )}
    </section>
  );
}
