// Words that come with the corpus and are no text of its documents: names of themes, sentences of the editors. Each is shown in the
// language of the page, as far as somebody wrote it in that.
import { useMemo } from "preact/hooks";
import type { ThemeInfo, ThemeName } from "../types";
import { TEXT_LANGUAGE, useAnnex, useEngine, useUi } from "./context";
import type { Voice } from "./figure-words";
import type { Locale } from "./words";

export interface Worded {
  readonly said: string;
  readonly lang: Locale;
}

export function inLanguage(locale: Locale, text: string, others: { traditional: string; english: string } | undefined): Worded {
  const own = { "zh-Hans": text, "zh-Hant": others?.traditional, en: others?.english }[locale];
  return own ? { said: own, lang: locale } : { said: text, lang: TEXT_LANGUAGE };
}

/** For sentences with figures: their units are written in the characters of the page. */
export function useVoice(): Voice {
  const { t } = useUi();
  const engine = useEngine();
  const annex = useAnnex();
  return useMemo(() => {
    const written = (unit: string) => (t.locale === "zh-Hant" ? engine.wordings.get(unit)?.traditional : null) ?? unit;
    return { t, unitOf: (number) => number.replace(/[^\d.,–:%]+$/, written) };
  }, [t, engine, annex]);
}

export function themeName(locale: Locale, theme: ThemeInfo): Worded {
  return inLanguage(locale, theme.name, theme);
}

export function useThemeName(): (theme: ThemeName) => { name: string; lang: string } {
  const { t } = useUi();
  const { themes } = useEngine();
  return ({ id, name }) => {
    const { said, lang } = inLanguage(t.locale, name, themes.get(id));
    return { name: said, lang };
  };
}

/** What the editors say. In other languages the annex has it: nothing until that has come, so that no sentence changes while one reads it. */
export function useWording(): (text: string) => Worded | null {
  const { t } = useUi();
  const engine = useEngine();
  const annex = useAnnex();
  return (text) => {
    if (t.locale === TEXT_LANGUAGE) return { said: text, lang: TEXT_LANGUAGE };
    return annex === "coming" ? null : inLanguage(t.locale, text, engine.wordings.get(text));
  };
}
