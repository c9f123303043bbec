// The application, or the plain sentence that says why there is none.
import { useErrorBoundary } from "preact/hooks";
import type { ErrorCode, Explorer } from "../types";
import { App, type AppProps } from "./app";
import { isWord } from "./words";

interface RootProps extends Omit<AppProps, "explorer"> {
  /** null while it is loaded and after it failed */
  explorer: Explorer | null;
  failure: ErrorCode | null;
  failed: (error: unknown) => void;
  restart: () => void;
}

export function Root({ explorer, failure, failed, restart, ...rest }: RootProps) {
  const { t } = rest;
  if (explorer) return <Guarded explorer={explorer} failed={failed} {...rest} />;
  if (!failure) return null;
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

/** Every view asks the engine while it is drawn, so whatever the engine throws arrives here. */
function Guarded({ failed, ...props }: AppProps & { failed: (error: unknown) => void }) {
  const [error] = useErrorBoundary((thrown) => {
    // not from within the drawing that was cut short
    queueMicrotask(() => failed(thrown));
  });
  return error ? null : <App {...props} />;
}
