// The application, or the plain sentence that says why there is none.
import { useErrorBoundary } from "preact/hooks";
import type { ErrorCode } from "../types";
import { App, type AppProps } from "./app";
import { isWord } from "./words";

interface RootProps extends AppProps {
  failure: ErrorCode | null;
  failed: (error: unknown) => void;
  restart: () => void;
}

export function Root({ failure, failed, restart, ...app }: RootProps) {
  const { t } = app;
  if (!failure) return <Guarded failed={failed} {...app} />;
  // what has words of its own lies in the file or the browser; all else is worth a second try
  const lasting = failure !== "panic" && isWord(failure);
  return (
    <div class="failure" part="failure" role="alert">
      <p>{t(lasting ? failure : "panic")}</p>
      {!lasting && (
        <button type="button" onClick={restart}>
          {t("again")}
        </button>
      )}
    </div>
  );
}

/** Every view asks the engine while it is drawn, so a dead engine arrives here; what goes wrong in one room stays there. */
function Guarded({ failed, ...app }: AppProps & { failed: (error: unknown) => void }) {
  const [error] = useErrorBoundary((thrown) => {
    // not from within the drawing that was cut short
    queueMicrotask(() => failed(thrown));
  });
  return error ? null : <App {...app} />;
}
