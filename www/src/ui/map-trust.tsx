// What the themes are, how passages come by them, how far they can be trusted, and where a site owner changes them.
import { useMemo, useState } from "preact/hooks";
import { useEngine, useUi } from "./context";
import { TEXT_LANGUAGE } from "./text";

export function MapTrust() {
  const { t } = useUi();
  const { explorer } = useEngine();
  const [open, show] = useState(false);
  const all = useMemo(() => (open ? explorer.themes() : []), [explorer, explorer.annex, open]);
  const themes = all.filter(({ parent }) => !parent);
  const measured = themes.some(({ accuracy }) => accuracy);
  return (
    <details class="trust" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{t("map-trust")}</summary>
      <p>{t("trust-what", themes.length, all.length - themes.length)}</p>
      <p>{t(measured ? "trust-how" : "trust-none")}</p>
      <p>{t("trust-change")}</p>
      <div class="scrolls" role="region" aria-label={t("map-trust")} tabIndex={0}>
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">{t("theme")}</th>
              {measured && (["trust-right", "trust-found", "trust-labels"] as const).map((word) => <th scope="col">{t(word)}</th>)}
            </tr>
          </thead>
          <tbody>
            {themes.map(({ name, english, definition, accuracy }) => (
              <tr>
                <th scope="row">
                  {t.locale === "en" ? english : <span lang={TEXT_LANGUAGE}>{name}</span>}
                  <span class="clause" lang={TEXT_LANGUAGE}>
                    {definition}
                  </span>
                </th>
                {measured && [accuracy?.precision, accuracy?.recall].map((share) => <td>{share === undefined ? "—" : `${share}%`}</td>)}
                {measured && <td>{accuracy?.labels ?? "—"}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
