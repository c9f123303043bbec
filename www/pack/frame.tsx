// The frame as HTML and the styles it needs, for the page over http.
import renderToString from "preact-render-to-string";
import { standing } from "../src/ui/standing";
import type { Scroller } from "../src/ui/scroller";
import { FIRST, LAST } from "../src/ui/styles";

const host = { getAttribute: () => null, hasAttribute: () => false } as unknown as HTMLElement;
const scroller = { top: 0, root: null } as unknown as Scroller;

export const frame = renderToString(standing(host, scroller));
export const styles = [FIRST, LAST];
