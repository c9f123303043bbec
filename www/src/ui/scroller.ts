// How far down one is: in the page, or in the element itself where it has a height of its own. Both rooms and every place
// in the history are found again as they were left.

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
  attach() {
    addEventListener("scroll", this.#scrolled, { passive: true });
    this.#area.addEventListener("scroll", this.#scrolled, { passive: true });
  }
  detach() {
    removeEventListener("scroll", this.#scrolled);
    this.#area.removeEventListener("scroll", this.#scrolled);
  }
  /** what an IntersectionObserver has to watch */
  get root(): HTMLElement | null {
    return this.own ? this.#area : null;
  }
  /** as last reported: asking the browser itself would make it lay the page out */
  get top(): number {
    return this.#top;
  }
  /** From now on positions belong to this place. Goes back to where it was left if asked to, and tells whether it did. */
  arrive(key: string, back: boolean): boolean {
    this.#key = key;
    const seen = back ? this.#seen.get(key) : undefined;
    if (seen === undefined) this.#seen.set(key, this.#top);
    else (this.root ?? window).scrollTo({ top: seen, behavior: "instant" });
    return seen !== undefined;
  }
  #scrolled = () => {
    this.#top = this.own ? this.#area.scrollTop : scrollY;
    this.#seen.set(this.#key, this.#top);
  };
}
