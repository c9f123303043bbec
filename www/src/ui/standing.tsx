// The frame as it stands in the HTML of the page over http, before any script has run: box and rooms, nothing asked, in Chinese.
import { START } from "./place";
import { Root } from "./root";
import { Scroller } from "./scroller";
import { words } from "./words";

const nothing = () => {};

/** The same nodes for whoever writes that HTML (pack/frame.tsx) and for the element that takes them over. */
export function standing(host: HTMLElement, scroller: Scroller) {
  const t = words("zh-Hans");
  const ui = { place: START, back: false, acted: false, odd: [], t, host, page: true, scroller, citing: { current: () => "" } };
  const moves = { go: nothing, choose: nothing, emit: nothing, complete: nothing, failed: nothing, restart: nothing };
  return <Root explorer={null} failure={null} {...ui} {...moves} />;
}
