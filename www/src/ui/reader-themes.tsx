// What a passage is about, in the words that say so; and one theme read through all documents, in order of time.
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { Block, DocumentInfo, ThemeInfo, ThemeTag } from "../types";
import { useAnnex, useEngine, useTitle, useUi } from "./context";
import { NOTHING_CHOSEN, START } from "./place";
import { Facts, Link, TEXT_LANGUAGE, aboutDocument, plain } from "./text";
import { themeName, useThemeName, useWording } from "./wording";

/** Beside the passage where there is room. Their words are drawn, not written: no search or copy of the text meets them. */
export function Tags({ themes }: { themes: readonly ThemeTag[] }) {
  const { t } = useUi();
  const named = useThemeName();
  if (!themes.length) return null;
  return (
    <span class="tags" part="tags">
      {themes.map(named).map(({ name, lang }, index) => (
        <span role="button" tabIndex={-1} aria-haspopup="dialog" aria-label={`${t("theme")} ${name}`} lang={lang} data-name={name} data-mark={`,,,${index}`} />
      ))}
    </span>
  );
}

export function ThemeSaid({ theme }: { theme: ThemeTag }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const named = useThemeName();
  const held = explorer.themes().find(({ id }) => id === theme.id)?.passages ?? 0;
  return (
    <section>
      <h2 lang={named(theme).lang}>{[theme, ...theme.subs].map((one) => named(one).name).join(" › ")}</h2>
      <Because theme={theme} />
      <p class="steps quiet">
        <Link to={{ view: "read", document: "", at: "", through: theme.id }}>{t("theme-through")}</Link>
        <Link to={{ ...START, view: "search", chosen: { ...NOTHING_CHOSEN, theme: [theme.id] } }}>{t("compare-search", held)}</Link>
      </p>
    </section>
  );
}

function Because({ theme }: { theme: ThemeTag }) {
  const { t } = useUi();
  if (!theme.because.length) return null;
  return (
    <p class="quiet">
      {t("theme-because")}
      <span lang={TEXT_LANGUAGE}>{theme.because.map((word) => (theme.heading.includes(word) ? t("named", word, t("theme-heading")) : word)).join(t("and"))}</span>
    </p>
  );
}

/** Themes, or the parts of one, to read through. */
export function ThemeList({ parent, label }: { parent: string | null; label: string }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const list = explorer.themes().filter((theme) => theme.parent === parent && theme.passages > 0);
  if (!list.length) return null;
  return (
    <nav class="theme-list" aria-label={label}>
      <h2>{label}</h2>
      <ul>
        {list.map((theme) => (
          <li>
            <Link to={{ view: "read", document: "", at: "", through: theme.id }}><span lang={themeName(t.locale, theme).lang}>{themeName(t.locale, theme).said}</span></Link> <span class="count">{theme.passages}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function ThemeReading({ theme, toTop }: { theme: ThemeInfo; toTop: () => void }) {
  const { t, back, scroller, citing } = useUi();
  const { explorer } = useEngine();
  const annex = useAnnex();
  const inTime = useMemo(() => [...explorer.documents()].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)), [explorer]);
  // one document after another, the first at once: reading all of them may take a while
  const [read, readOn] = useState(1);
  const name = themeName(t.locale, theme);
  const what = useWording()(theme.definition);
  useTitle(name.said);
  citing.current = () => "";
  useLayoutEffect(() => {
    if (!scroller.arrive(`through ${theme.id}`, back)) toTop();
  }, [theme.id]);
  useEffect(() => {
    if (read >= inTime.length) return;
    const timer = setTimeout(readOn, 20, read + 1);
    return () => clearTimeout(timer);
  }, [read, inTime]);
  return (
    <main class="room" part="reader">
      <div class="column">
        <p class="back">
          <Link to={{ through: "" }}>← {t("through")}</Link>
        </p>
        <h1 lang={name.lang}>{name.said}</h1>
        <p class="quiet" lang={what?.lang}>
          {what?.said}
        </p>
        <p class="quiet">{t("through-how", theme.passages)}</p>
        <ThemeList parent={theme.id} label={t("theme-parts")} />
        {inTime.slice(0, read).map((info) => (
          <Through key={info.key + annex} info={info} theme={theme.id} />
        ))}
        {read < inTime.length && <p class="quiet">{t("loading")}</p>}
      </div>
    </main>
  );
}

function Through({ info, theme }: { info: DocumentInfo; theme: string }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const blocks = useMemo(() => explorer.read(info.key).blocks.filter((block) => tagOf(block, theme)), [explorer, info.key, theme]);
  const outline = useMemo(() => new Map(explorer.outline(info.key).nodes.map((node) => [node.id, node.number + node.title])), [explorer, info.key]);
  if (!blocks.length) return null;
  return (
    <section class="text through">
      <h2 lang={TEXT_LANGUAGE}>{info.title || t("untitled")}</h2>
      <Facts values={[...aboutDocument(info), t("passages", blocks.length)]} />
      {blocks.map((block) => (
        <>
          <p class="path">
            <Link to={{ document: info.key, at: block.quote }}>{outline.has(block.section ?? "") ? <span lang={TEXT_LANGUAGE}>{outline.get(block.section!)}</span> : t("theme-open")}</Link>
          </p>
          <p lang={TEXT_LANGUAGE}>{plain(block.runs)}</p>
          <div class="because">
            <Because theme={tagOf(block, theme)!} />
          </div>
        </>
      ))}
    </section>
  );
}

const tagOf = ({ themes }: Block, id: string) => themes.find((tag) => tag.id === id || tag.subs.some((sub) => sub.id === id));
/** What nobody dated comes last. */
const timeOf = ({ published, year }: DocumentInfo) => published ?? year ?? "~";
