// Why the text was repaired, in the language of the page. The ledger gives its reasons in Chinese, one for a kind of damage; what
// a person decided has a reason of its own.
import { TEXT_LANGUAGE, useUi } from "./context";
import { useWording, type Worded } from "./wording";
import { isWord } from "./words";

interface Reasoned {
  kind: string;
  reason: string;
}

export function useReason(): (repair: Reasoned) => Worded {
  const { t } = useUi();
  const wording = useWording();
  return ({ kind, reason }) => {
    const word = `reason-${kind}`;
    const ofKind = kind !== "patch" && t.locale !== TEXT_LANGUAGE && isWord(word);
    return (ofKind ? { said: t(word), lang: t.locale } : wording(reason)) ?? { said: reason, lang: TEXT_LANGUAGE };
  };
}

export function Reason(repair: Reasoned) {
  const { t } = useUi();
  const { said, lang } = useReason()(repair);
  return (
    <>
      {repair.kind === "patch" && t("reason-patch") + t("colon")}
      <span lang={lang}>{said}</span>
    </>
  );
}
