// The frame: name, search box and rooms above, the room itself below. It stands before the engine does.
import type { ComponentChildren, JSX } from "preact";
import { useErrorBoundary, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Explorer } from "../types";
import { isOn } from "./attributes";
import { EngineContext, UiContext, useAnnex, useEngine, useKeys, useUi, type Ui } from "./context";
import { unknownFilters, withFacets, withKnown } from "./facets";
import { hasten, later } from "./later";
import { sum } from "./own";
import { AXES, NOTHING_CHOSEN, START, type Place, type View } from "./place";
import { Popup } from "./popup";
import { prefer, preferences } from "./preferences";
import { useProgress } from "./progress";
import { SearchBox } from "./search-box";
import { useSearch, type Search } from "./search";
import { SearchRoom } from "./search-room";
import { Link } from "./text";
import type { Word } from "./words";

export interface RoomProps {
  search: Search;
  /** scrolls to where the room begins */
  toTop: () => void;
}

/** What the button for the left column says; none where a room has no such column. */
const SIDES: Partial<Record<View, (place: Place) => Word | null>> = { search: () => "filters", read: ({ document }) => (document ? "outline" : null) };

/** The rooms with a door of their own, in order. The map is there while nothing is asked. */
const DOORS = { map: { query: "", chosen: NOTHING_CHOSEN }, search: {}, read: {}, figures: {} } satisfies Partial<Record<View, Partial<Place>>>;

export interface AppProps extends Omit<Ui, "sheet"> {
  /** null while it is being opened */
  explorer: Explorer | null;
}

export function App({ explorer, ...ui }: AppProps) {
  const engine = useMemo(() => explorer && withFacets(explorer), [explorer]);
  const place = useMemo(() => (engine ? withKnown(engine, ui.place) : ui.place), [engine, ui.place]);
  const { t } = ui;
  const odd = [
    ...ui.odd,
    ...(ui.place.odd ? [["view", ui.place.odd] as const] : []),
    ...(engine ? unknownFilters(engine, ui.place).map(([axis, name]) => [t(axis), name] as const) : []),
  ];
  const [open, show] = useState(false);
  return (
    <EngineContext.Provider value={engine}>
      <UiContext.Provider value={{ ...ui, place, odd, sheet: { open, show } }}>
        <Frame ready={engine !== null} whole={explorer?.whole ?? false} missing={explorer?.annex === "missing"} />
      </UiContext.Provider>
    </EngineContext.Provider>
  );
}

function Frame({ ready, whole, missing }: { ready: boolean; whole: boolean; missing: boolean }) {
  const { t, place, odd, sheet, scroller, host } = useUi();
  const opens = SIDES[place.view]?.(place);
  const Content: ((props: RoomProps) => JSX.Element) | undefined = place.view === "search" ? SearchRoom : whole ? later()?.ROOMS[place.view] : undefined;
  const chosen = sum(AXES.map((axis) => place.chosen[axis].length));
  const { side: width, folded } = preferences();
  const nameless = isOn(host, "hide-name");
  const search = useSearch();
  const box = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  useKeys((event, letter) => {
    const asked = letter === "/" || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey);
    if (!asked) return;
    event.preventDefault();
    box.current?.focus();
    box.current?.select();
  });

  useEffect(() => sheet.show(false), [place.view]);
  useEffect(() => {
    if (ready && !Content) hasten();
  });

  // New results begin at their top, wherever the reader had scrolled to in the old ones. Measured only where something has
  // been scrolled: it lays the page out.
  const toTop = () => {
    const top = scroller.root?.getBoundingClientRect().top ?? 0;
    if (scroller.top > 0 && frame.current && frame.current.getBoundingClientRect().top < top) scroller.show(frame.current);
  };

  /** Where the container is wide, a column that was put away comes back; else it is a sheet to open and close. */
  function openSide() {
    const side = frame.current?.querySelector<HTMLElement>(".side");
    if (!side || getComputedStyle(side).display !== "none") return sheet.show(!sheet.open);
    prefer({ folded: false });
    requestAnimationFrame(() => side.querySelector<HTMLElement>(".fold")?.focus());
  }

  return (
    <div class={["frame", folded && "folded", nameless && "nameless"].filter(Boolean).join(" ")} part="frame" ref={frame} style={{ "--side": `${width}px` }}>
      <header class="top" part="top" hidden={place.view === "series"}>
        {!nameless && (
          <Link class="name" to={START}>
            {t("name")}
          </Link>
        )}
        <SearchBox input={box} search={search} />
        {opens && (
          <button type="button" class="opener" aria-expanded={sheet.open} aria-controls="side" onClick={openSide}>
            {t(opens)}
            {opens === "filters" && chosen > 0 && ` (${chosen})`}
          </button>
        )}
        <nav class="rooms" part="rooms" aria-label={t("rooms")}>
          {(Object.keys(DOORS) as (keyof typeof DOORS)[]).map((view) => (
            <Link to={{ view, ...DOORS[view] }} current={place.view === view} move="back">
              {t(view)}
            </Link>
          ))}
          <Menu />
        </nav>
      </header>
      {odd.map(([name, value]) => (
        <p class="note" role="status">
          {t("odd", name, value)}
        </p>
      ))}
      {ready && <Partial />}
      {!ready || !Content ? (
        <Opening hopeless={missing} />
      ) : (
        <Room key={place.view}>
          <Content search={search} toTop={toTop} />
        </Room>
      )}
    </div>
  );
}

/** What the reader may settle once. */
function Menu() {
  const { t } = useUi();
  const Settings = later()?.Settings;
  return (
    <Popup class="menu" part="menu" label={t("settings")}>
      {Settings ? <Settings /> : <p class="quiet">{t("loading")}</p>}
    </Popup>
  );
}

/** What comes after the first answer could not be had. */
function Partial() {
  const { t, complete } = useUi();
  const { explorer } = useEngine();
  if (useAnnex() !== "missing") return null;
  return (
    <p class="note" role="status">
      {t(explorer.whole ? "partial" : "partial-first")}
      <button type="button" class="plain" onClick={complete}>
        {t("retry")}
      </button>
    </p>
  );
}

/** Mostly gone before anyone could read it: the words show only after a while. Where nothing more will come, that is said above. */
function Opening({ hopeless }: { hopeless: boolean }) {
  const { t, place } = useUi();
  const share = useProgress();
  return (
    <main class="room">
      <div class="column">
        {place.view === START.view && <slot name="texts" />}
        {!hopeless && <p class="opening quiet">{share === null || share === 100 ? t("loading") : t("loading-share", share)}</p>}
      </div>
    </main>
  );
}

/** What goes wrong in a room stays in the room; only a dead engine ends everything. */
function Room({ children }: { children: ComponentChildren }) {
  const { t, emit } = useUi();
  const [error, reset] = useErrorBoundary((thrown) => {
    if (!isDead(thrown)) queueMicrotask(() => emit("error", { code: "room", message: String(thrown?.message ?? thrown) }));
  });
  if (!error) return <>{children}</>;
  if (isDead(error)) throw error;
  return (
    <main class="room">
      <div class="column nothing" role="alert">
        <p>{t("broken")}</p>
        <button type="button" onClick={reset}>
          {t("again")}
        </button>
      </div>
    </main>
  );
}

function isDead(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === "panic" || code === "freed";
}
