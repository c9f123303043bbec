// The second half of the script: every room but that of the results, and what results unfold into.
import { CompareRoom } from "./compare";
import { dressRooms } from "./dress";
import { FiguresRoom } from "./figures";
import { MapRoom } from "./map";
import { Reader } from "./reader";
import { SeriesRoom } from "./series-room";
import { CHART } from "./styles-figures";
import { MAP } from "./styles-map";
import { READER } from "./styles-reader";
import { learn } from "./words";
import { LATER } from "./words-later";

export { citation } from "./cite";
export { Concordance } from "./concordance";
export { typicalWords } from "./examples";
export { Filters } from "./filters";
export { HelpText } from "./help";
export { Nothing, Unknowable } from "./nothing";
export { NumberLine } from "./number-line";
export { Settings } from "./settings";
export { Why } from "./why";
export const ROOMS = { map: MapRoom, read: Reader, figures: FiguresRoom, series: SeriesRoom, compare: CompareRoom };

/** How they look. */
export const STYLES = READER + MAP + CHART;

learn(LATER);
dressRooms(STYLES);
