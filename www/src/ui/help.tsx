// How to ask, with examples that run.
import { useContext, useMemo } from "preact/hooks";
import { EngineContext, useUi } from "./context";
import { examplesOf } from "./examples";
import { asked } from "./place";
import { TEXT_LANGUAGE } from "./text";

export function HelpText() {
  const { t } = useUi();
  return (
    <>
      <Ways />
      <p class="quiet">{t("help-keys")}</p>
    </>
  );
}

function Ways() {
  const { t, go } = useUi();
  const engine = useContext(EngineContext);
  const examples = useMemo(() => (engine ? examplesOf(engine, t) : []), [engine, t]);
  return (
    <dl>
      {examples.map(({ word, queries }) => (
        <div>
          <dt lang={TEXT_LANGUAGE}>
            {queries.map((query) => (
              <button type="button" data-close onClick={() => go(asked(query), "push")}>
                {query}
              </button>
            ))}
          </dt>
          <dd>{t(word)}</dd>
        </div>
      ))}
    </dl>
  );
}
