// How far down one is: in the page, or in the element itself where it has a height of its own. Both rooms and every place
// in the history are found again as they were left, also after a reload.
import { keep, recall } from "./session";

export class Scroller {
  /** the element scrolls by itself */
  own = false;
  #area: HTMLElement;
  #seen = new Map<string, number>();
  #key = "";
  #top = 0;

  constructor(area: HTMLElement) {
    this.#area = area;
  }
  /** `page`: the element is the page, so that a reload should change nothing */
  attach(page: boolean) {
    if (page) {
      for (const [key, top] of Object.entries(recall("tops"))) this.#seen.set(key, top);
      addEventListener("pagehide", this.#remember);
    }
    addEventListener("scroll", this.keep, { passive: true });
    this.#area.addEventListener("scroll", this.keep, { passive: true });
  }
  detach() {
    removeEventListener("pagehide", this.#remember);
    removeEventListener("scroll", this.keep);
    this.#area.removeEventListener("scroll", this.keep);
  }
  /** what an IntersectionObserver has to watch */
  get root(): HTMLElement | null {
    return this.own ? this.#area : null;
  }
  /** as last reported: asking the browser itself would make it lay the page out */
  get top(): number {
    return this.#top;
  }
  knows(key: string): boolean {
    return this.#seen.has(key);
  }
  /** From now on positions belong to this place. Goes back to where it was left if asked to, and tells whether it did. */
  arrive(key: string, back: boolean): boolean {
    this.#key = key;
    const seen = back ? this.#seen.get(key) : undefined;
    if (seen === undefined) this.#seen.set(key, this.#top);
    else this.#move(seen);
    return seen !== undefined;
  }
  /** Brings something to the top, or to the middle. A page around an area of its own stays where it is. */
  show(element: Element, block: "start" | "center" = "start") {
    if (!this.own) return element.scrollIntoView?.({ block }); // not every made-up browser scrolls
    const area = this.#area.getBoundingClientRect();
    const { top, height } = element.getBoundingClientRect();
    const gap = block === "center" ? (area.height - height) / 2 : parseFloat(getComputedStyle(element).scrollMarginTop) || 0;
    this.#area.scrollTop += top - area.top - gap;
  }
  /** Scrolls on by so many pixels. */
  move(by: number) {
    if (by) this.#move((this.own ? this.#area.scrollTop : scrollY) + by);
  }
  // not by a method of the area: libraries put others of its name in its place
  #move(top: number) {
    if (this.own) this.#area.scrollTop = top;
    else scrollTo({ top, behavior: "instant" });
  }
  /** Notes where one is, as scrolling does by itself, a moment later. */
  keep = () => {
    this.#top = this.own ? this.#area.scrollTop : scrollY;
    this.#seen.set(this.#key, this.#top);
  };
  #remember = () => {
    this.keep();
    keep("tops", Object.fromEntries(this.#seen));
  };
}
