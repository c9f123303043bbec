// The frame: name, search box and rooms above, the room itself below.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { UiContext, useKeys, useUi, type Left, type Ui } from "./context";
import { allFacets, withKnown } from "./facets";
import { AXES, START } from "./place";
import { Reader } from "./reader";
import { SearchBox } from "./search-box";
import { SearchRoom, useSearch } from "./search-room";
import { Link } from "./text";

export type AppProps = Omit<Ui, "all" | "left" | "sheet">;

export function App(props: AppProps) {
  const all = useMemo(() => allFacets(props.explorer), [props.explorer]);
  const place = useMemo(() => withKnown(all, props.place), [all, props.place]);
  const left = useRef<Left | null>(null);
  const [open, show] = useState(false);
  return (
    <UiContext.Provider value={{ ...props, place, all, left, sheet: { open, show } }}>
      <Frame />
    </UiContext.Provider>
  );
}

function Frame() {
  const { t, place, sheet } = useUi();
  const reading = place.view === "read";
  const chosen = AXES.reduce((sum, axis) => sum + place.chosen[axis].length, 0);
  const search = useSearch();
  const box = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  useKeys((event, typing) => {
    const asked = event.key === "/" ? !typing : event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!asked || event.altKey) return;
    event.preventDefault();
    box.current?.focus();
    box.current?.select();
  });

  useEffect(() => sheet.show(false), [reading]);

  // New results begin at their top, wherever the reader had scrolled to in the old ones.
  const toTop = () => {
    if (frame.current && frame.current.getBoundingClientRect().top < 0) frame.current.scrollIntoView();
  };

  return (
    <div class="frame" part="frame" ref={frame}>
      <header class="top" part="top">
        <Link class="name" to={START}>
          {t("name")}
        </Link>
        <SearchBox input={box} search={search} typed={toTop} />
        {(!reading || place.document) && (
          <button type="button" class="opener" aria-expanded={sheet.open} aria-controls="side" onClick={() => sheet.show(!sheet.open)}>
            {reading ? t("outline") : t("filters")}
            {!reading && chosen > 0 && ` (${chosen})`}
          </button>
        )}
        <nav class="rooms" aria-label={t("rooms")}>
          <Link to={{ view: "search" }} current={!reading}>
            {t("search")}
          </Link>
          <Link to={{ view: "read" }} current={reading}>
            {t("read")}
          </Link>
        </nav>
      </header>
      {reading ? <Reader /> : <SearchRoom search={search} toTop={toTop} />}
    </div>
  );
}
