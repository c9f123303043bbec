// Taking text along by the clipboard.
import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "./context";

export interface Copying {
  /** it was copied a moment ago */
  said: boolean;
  /** what the clipboard did not take */
  refused: string;
  copy(text: string): void;
  dismiss(): void;
}

const SAID_FOR = 4000;

/** Where the clipboard is refused, the text is shown instead. */
export function useCopy(): Copying {
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
