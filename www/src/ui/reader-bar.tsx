// Below the text: stepping through the hits, and taking a passage along.
import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "./context";
import type { Hits } from "./hits";

interface ReaderBarProps {
  query: string;
  hits: Hits;
  cite: () => string;
  link: () => string;
}

const SAID_FOR = 4000;

export function ReaderBar({ query, hits, cite, link }: ReaderBarProps) {
  const { t, page, go } = useUi();
  const { said, refused, copy, dismiss } = useCopy();
  const status = !hits.total ? t("no-places", query) : hits.now < 0 ? t("places", hits.total) : t("place", hits.now + 1, hits.total);
  return (
    // the selection is what is to be copied: pressing a button must not take it away
    <div class="bar" part="bar" onMouseDown={(event) => (event.target as Element).closest("button") && event.preventDefault()}>
      {refused && <ByHand text={refused} close={dismiss} />}
      {query && (
        <span class="steps" part="hits" role="group" aria-label={t("places", hits.total)}>
          <span aria-live="polite">{status}</span>
          {hits.total > 0 && (
            <>
              <button type="button" aria-keyshortcuts="p" onClick={() => hits.step(-1)}>
                {t("previous")}
              </button>
              <button type="button" aria-keyshortcuts="n" onClick={() => hits.step(1)}>
                {t("next")}
              </button>
            </>
          )}
          <button type="button" class="plain" aria-label={t("unmark")} title={t("unmark")} onClick={() => go({ query: "" }, "push")}>
            ×
          </button>
        </span>
      )}
      <span class="steps take">
        <span class="quiet" role="status">
          {said && t("copied")}
        </span>
        <button type="button" class="plain" title={t("cite-title")} onClick={() => copy(cite())}>
          {t("cite")}
        </button>
        {page && (
          <button type="button" class="plain" title={t("link-title")} onClick={() => copy(link())}>
            {t("link")}
          </button>
        )}
      </span>
    </div>
  );
}

/** Where the clipboard is refused, the text is shown instead. */
export function useCopy() {
  const [said, say] = useState(false);
  const [refused, refuse] = useState("");
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(say, SAID_FOR, false);
    return () => clearTimeout(timer);
  }, [said]);
  async function copy(text: string) {
    if (!text) return;
    say(false);
    try {
      await navigator.clipboard.writeText(text);
      refuse("");
      say(true);
    } catch {
      refuse(text);
    }
  }
  return { said, refused, copy, dismiss: () => refuse("") };
}

export function ByHand({ text, close }: { text: string; close: () => void }) {
  const { t } = useUi();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, [text]);
  return (
    <div class="by-hand" onKeyDown={(event) => event.key === "Escape" && close()}>
      <label>
        {t("copy-refused")}
        <textarea ref={area} readOnly rows={4} value={text} />
      </label>
      <button type="button" onClick={close}>
        {t("close")}
      </button>
    </div>
  );
}
