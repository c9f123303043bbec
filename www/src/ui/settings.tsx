// What the reader may settle once: language, colours, size of the text, keys.
import { useUi } from "./context";
import { SIZES, isRemembered, preferences } from "./preferences";
import { LOCALES, matchLocale } from "./words";

export function Settings() {
  const { t, host, choose } = useUi();
  const chosen = preferences();
  const step = (by: number) => SIZES[SIZES.indexOf(chosen.size) + by];
  const sizes = (by: number, name: "smaller" | "larger") => (
    <button type="button" disabled={!step(by)} onClick={() => choose({ size: step(by) ?? 1 })}>
      {t(name)}
    </button>
  );
  return (
    <>
      <label>
        {t("language")}
        <select value={matchLocale([host.getAttribute("locale") ?? "", chosen.locale]) ?? ""} onChange={(event) => choose({ locale: event.currentTarget.value })}>
          <option value="">{t("as-browser")}</option>
          {Object.entries(LOCALES).map(([value, name]) => (
            <option value={value} lang={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("scheme")}
        <select value={host.getAttribute("color-scheme") || chosen.scheme} onChange={(event) => choose({ scheme: event.currentTarget.value })}>
          <option value="">{t("as-browser")}</option>
          <option value="light">{t("light")}</option>
          <option value="dark">{t("dark")}</option>
        </select>
      </label>
      <div role="group" aria-label={t("size")}>
        {t("size")}
        <span class="sizes">
          {sizes(-1, "smaller")} {Math.round(chosen.size * 100)}% {sizes(1, "larger")}
        </span>
      </div>
      <label>
        {t("keys")}
        <input type="checkbox" checked={chosen.keys} onChange={(event) => choose({ keys: event.currentTarget.checked })} />
      </label>
      {!isRemembered() && <p class="quiet">{t("unremembered")}</p>}
    </>
  );
}
