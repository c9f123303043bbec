// The frame: name, search box and rooms above, the room itself below. It stands before the engine does.
import type { ComponentChildren, JSX } from "preact";
import { useErrorBoundary, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Explorer } from "../types";
import { isOn } from "./attributes";
import { EngineContext, UiContext, useAnnex, useKeys, useUi, type Ui } from "./context";
import { unknownFilters, withFacets, withKnown } from "./facets";
import { CompareRoom } from "./compare";
import { FiguresRoom } from "./figures";
import { MapRoom } from "./map";
import { Menu } from "./menu";
import { sum } from "./own";
import { AXES, NOTHING_CHOSEN, START, type Place, type View } from "./place";
import { prefer, preferences } from "./preferences";
import { Reader } from "./reader";
import { SeriesRoom } from "./series-room";
import { SearchBox } from "./search-box";
import { useSearch, type Search } from "./search";
import { SearchRoom } from "./search-room";
import { Link } from "./text";
import type { Word } from "./words";

interface RoomProps {
  search: Search;
  /** scrolls to where the room begins */
  toTop: () => void;
}

/** What is in each room, and what the button for its left column says; none where it has no such column. */
const ROOMS: Record<View, { Content: (props: RoomProps) => JSX.Element; side: (place: Place) => Word | null }> = {
  map: { Content: MapRoom, side: () => null },
  search: { Content: SearchRoom, side: () => "filters" },
  read: { Content: Reader, side: ({ document }) => (document ? "outline" : null) },
  figures: { Content: FiguresRoom, side: () => null },
  series: { Content: SeriesRoom, side: () => null },
  compare: { Content: CompareRoom, side: () => null },
};

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
        <Frame ready={engine !== null} />
      </UiContext.Provider>
    </EngineContext.Provider>
  );
}

function Frame({ ready }: { ready: boolean }) {
  const { t, place, odd, sheet, scroller, host } = useUi();
  const { Content, side } = ROOMS[place.view];
  const opens = side(place);
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
      {!ready ? (
        <Opening />
      ) : (
        <Room key={place.view}>
          <Content search={search} toTop={toTop} />
        </Room>
      )}
    </div>
  );
}

/** The part of the corpus that no search needs could not be had. */
function Partial() {
  const { t } = useUi();
  if (useAnnex() !== "missing") return null;
  return (
    <p class="note" role="status">
      {t("partial")}
    </p>
  );
}

/** Mostly gone before anyone could read it: the words show only after a while. */
function Opening() {
  return (
    <main class="room">
      <p class="opening quiet">{useUi().t("loading")}</p>
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
