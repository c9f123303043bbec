// Offline after the first visit, and new versions on the reader's word: sw.js keeps one version whole; a newer one, fetched
// whole as well, waits until the bar below was answered or every page of the old one is closed.
import { trustedUrl } from "./trusted";
import { updateBar } from "./update-bar";

/** A page that stays open for days asks for a newer version when the reader comes back to it, but not more often. */
const ASK_AGAIN = 3_600_000;

/** Milliseconds after the page was loaded: fetching and checking it all again must not hold up the first answer. */
const AFTER_OPENING = 1000;

/** Offline is an extra: a page that cannot have it (file://, a sandboxed frame, a host without https) works all the same. */
export function keepOffline(): void {
  try {
    if (!isSecureContext || location.protocol === "file:" || !navigator.serviceWorker) return;
    const worker = trustedUrl(new URL("sw.js", document.baseURI).href);
    const register = () => void navigator.serviceWorker.register(worker).then(watch).catch(() => {});
    const soon = () => setTimeout(register, AFTER_OPENING);
    if (document.readyState === "complete") soon();
    else addEventListener("load", soon, { once: true });
  } catch {
    // navigator.serviceWorker throws in sandboxed frames
  }
}

function watch(registration: ServiceWorkerRegistration) {
  let accepted = false;
  const accept = () => {
    accepted = true;
    const next = registration.waiting;
    if (!next) return location.reload(); // it has taken over meanwhile
    next.addEventListener("statechange", () => next.state === "activated" && location.reload());
    next.postMessage("take over");
  };
  const announce = () => {
    // the first version of all has nothing to replace
    if (registration.waiting && registration.active) updateBar(accept);
  };
  announce();
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => coming.state === "installed" && announce());
  });
  // The reader may have answered in another window. What this page has loaded is of one version and works on; it is replaced
  // at once where nobody looks at it, and otherwise when the reader says so here too.
  const controlled = navigator.serviceWorker.controller !== null; // else it is the first version that takes over
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (!controlled || accepted) return;
    if (document.hidden) location.reload();
    else updateBar(() => location.reload());
  });
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - last < ASK_AGAIN) return;
    last = Date.now();
    registration.update().catch(() => {}); // offline
  });
}
