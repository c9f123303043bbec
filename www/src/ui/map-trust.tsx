// What the themes are, how passages come by them, how far they can be trusted, and where a site owner changes them.
import { useMemo, useState } from "preact/hooks";
import { useEngine, useUi } from "./context";
import { themeName, useWording } from "./wording";

export function MapTrust() {
  const { t } = useUi();
  const wording = useWording();
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
            {themes.map((theme) => ({ ...theme, name: themeName(t.locale, theme), what: wording(theme.definition) })).map(({ name, what, accuracy }) => (
              <tr>
                <th scope="row">
                  <span lang={name.lang}>{name.said}</span>
                  <span class="clause" lang={what?.lang}>
                    {what?.said}
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
