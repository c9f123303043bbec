// The application, or the plain sentence that says why there is none.
import { useErrorBoundary, useRef } from "preact/hooks";
import type { ErrorCode, Explorer } from "../types";
import { App, type AppProps } from "./app";
import { isWord } from "./words";

/** What ended everything: its kind, and the sentence for whoever looks into it. */
export interface Failure {
  code: ErrorCode;
  message: string;
}

interface RootProps extends AppProps {
  failure: Failure | null;
  failed: (error: unknown) => void;
  restart: () => void;
}

export function Root({ failure, failed, restart, ...app }: RootProps) {
  const { t } = app;
  if (!failure) return <Guarded failed={failed} {...app} />;
  // what has words of its own lies in the file or the browser; all else is worth a second try
  const { code, message } = failure;
  const lasting = code !== "panic" && isWord(code);
  return (
    <div class="failure" part="failure" role="alert">
      <p>{t(lasting ? code : "panic")}</p>
      <p class="quiet" lang="en">
        {message}
      </p>
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
  const dead = useRef<Explorer | null>(null);
  useErrorBoundary((thrown) => {
    dead.current = app.explorer;
    // not from within the drawing that was cut short
    queueMicrotask(() => failed(thrown));
  });
  // the frame stays, with what is typed in it
  return <App {...app} explorer={app.explorer === dead.current ? null : app.explorer} />;
}
