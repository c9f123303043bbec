// Why the text was repaired, in the language of the page. The ledger gives its reasons in Chinese, one for a kind of damage; what
// a person decided has a reason of its own, which stands as it was written.
import { useUi } from "./context";
import { TEXT_LANGUAGE } from "./text";
import { isWord, type Words } from "./words";

interface Reasoned {
  kind: string;
  reason: string;
}

export function reasonWords(t: Words, repair: Reasoned | undefined): string | undefined {
  const word = repair && `reason-${repair.kind}`;
  return t.locale !== "zh-Hans" && word && isWord(word) ? t(word) : repair?.reason;
}

export function Reason({ kind, reason }: Reasoned) {
  const { t } = useUi();
  const said = reasonWords(t, { kind, reason })!;
  return (
    <>
      <span lang={said === reason ? TEXT_LANGUAGE : t.locale}>{said}</span>
      {kind === "patch" && said !== reason && (
        <>
          {t("colon")}
          <span lang={TEXT_LANGUAGE}>{reason}</span>
        </>
      )}
    </>
  );
}
