// How to ask, with examples that run.
import { useUi } from "./context";
import { Popup } from "./menu";
import { asked } from "./place";
import { TEXT_LANGUAGE } from "./text";

const WAYS = [
  ["help-all", "养老 服务"],
  ["help-exact", "“养老服务”"],
  ["help-not", "养老 -服务"],
] as const;

export function Help() {
  const { t, go } = useUi();
  return (
    <Popup class="help" part="help" label={t("help")} sign="?">
      <dl>
        {WAYS.map(([word, query]) => (
          <div>
            <dt>
              <button type="button" data-close lang={TEXT_LANGUAGE} onClick={() => go(asked(query), "push")}>
                {query}
              </button>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{t("help-keys")}</p>
    </Popup>
  );
}
