// <plan-explorer>: the whole application as one element. It holds where the reader stands, keeps that in step with the
// attributes and, if asked to, with the address of the page, and hands everything else to the views.
import { hydrate, render } from "preact";
import { FLAGS, merge, oddAttributes, placeFrom, isLength, isOn, OBSERVED, STRINGS } from "./ui/attributes";
import type { Move } from "./ui/context";
import { dress } from "./ui/dress";
import { keepKeys } from "./ui/keys";
import { onLater } from "./ui/later";
import { START, address, asked, parse, settled, type Place } from "./ui/place";
import { onPreference, preferences, prefer, type Preferences } from "./ui/preferences";
import { Root, type Failure } from "./ui/root";
import { Scroller } from "./ui/scroller";
import { standing } from "./ui/standing";
import { matchLocale, words } from "./ui/words";
import type { Explorer } from "./types";

/** Opens the engine, on the corpus of this address or on the one it carries; the same promise for the same corpus. */
export type Load = (corpus?: string) => Promise<Explorer>;

/** Typing is written into the address when it comes to rest: browsers refuse to be told at every key. */
const TYPING_RESTS = 300;

/** Registers the element; a second copy of the script on the page changes nothing. */
export function defineElement(load: Load, tag = "plan-explorer"): void {
  if (!customElements.get(tag)) customElements.define(tag, elementClass(load));
}

// A function, since a module that is loaded on a server has no HTMLElement to extend.
function elementClass(load: Load): CustomElementConstructor {
  class PlanExplorer extends HTMLElement {
    static observedAttributes = OBSERVED;

    #slot: HTMLSlotElement;
    #wrapper: HTMLElement;
    #scroller: Scroller;
    #explorer: Explorer | null = null;
    #failure: Failure | null = null;
    /** the place at which the engine stopped last: there it is opened a second time, and not a third */
    #stopped = "";
    /** what the attributes say, the place of an empty address */
    #home = START;
    #place = START;
    /** the last move went back to a place one had left */
    #back = false;
    #acted = false;
    #citing = { current: () => "" };
    #waiting = false;
    #timer = 0;
    #forget: (() => void) | null = null;
    /** counts the engines asked for: one that arrives after another was asked for is passed over */
    #asked = 0;

    constructor() {
      super();
      const stands = this.shadowRoot;
      const root = stands ?? this.attachShadow({ mode: "open" });
      if (!stands) root.append(...bare());
      this.#slot = root.querySelector<HTMLSlotElement>(".guest + slot")!;
      this.#slot.hidden = true;
      this.#wrapper = root.querySelector(".plan")!;
      this.#scroller = new Scroller(this.#wrapper);
      dress(root, this);
      // the box that is being typed into stays the one it is
      if (stands) hydrate(standing(this, this.#scroller), this.#wrapper);
    }

    // public

    /** Searches in place of the reader. */
    search(query: string) {
      this.#go(asked(String(query)), "push");
    }

    /** Opens a document, at the passage that begins with the quote if one is given. */
    open(documentKey: string, quote = "") {
      this.#go({ view: "read", document: String(documentKey), at: String(quote) }, "push");
    }

    /** The selection or the passage in focus, with its source; "" if there is none. */
    cite(): string {
      return this.#citing.current();
    }

    /** Asks for the engine again, after a failure or destroy(). */
    refresh() {
      if (this.isConnected) this.#connect();
    }

    /** Lets go of everything, as taking the element out of the page does. */
    destroy() {
      this.#forget?.();
      this.#forget = null;
      clearTimeout(this.#timer);
      this.#asked++;
      this.#explorer = null;
      render(null, this.#wrapper);
    }

    // what the browser calls

    connectedCallback() {
      // properties set before the element was defined would hide those of the class
      for (const name of PROPERTIES) {
        if (!Object.hasOwn(this, name)) continue;
        const own = this as unknown as Record<string, unknown>;
        const value = own[name];
        delete own[name];
        own[name] = value;
      }
      this.#connect();
    }

    disconnectedCallback() {
      this.destroy();
    }

    attributeChangedCallback(name: string, before: string | null, value: string | null) {
      if (before === value) return;
      const change = placeFrom(this, name);
      if (change) {
        this.#home = merge(this.#home, change);
        this.#place = merge(this.#place, change);
        this.#back = false;
      }
      if (this.#forget) {
        if (name === "hash-sync") this.#moved();
        else if (name === "corpus") this.#start();
        else if (change) this.#write(false);
      }
      this.#renderSoon();
    }

    // the engine

    #connect() {
      if (!this.#forget) {
        const quiet = [onPreference, onLater].map((on) => on(() => this.#renderSoon()));
        addEventListener("popstate", this.#moved);
        this.#scroller.attach(this.#synced);
        this.#forget = () => {
          quiet.forEach((stop) => stop());
          removeEventListener("popstate", this.#moved);
          this.#scroller.detach();
        };
        this.#moved();
      }
      this.#start();
    }

    async #start() {
      const asked = ++this.#asked;
      const corpus = this.getAttribute("corpus");
      this.#explorer = null;
      this.#failure = null;
      try {
        const opening = load(corpus ? new URL(corpus, this.ownerDocument.baseURI).href : undefined);
        this.#render(); // the frame stands before the engine does, and takes what is typed
        const explorer = await opening;
        if (asked !== this.#asked) return;
        this.#explorer = explorer;
        this.#render();
        this.#emit("ready", explorer.about());
        await this.#settled(explorer);
      } catch (error) {
        if (asked === this.#asked) this.#fail(error);
      }
    }

    /** Waits for all that comes after the first answer. What does not need what is missing goes on. */
    async #settled(explorer: Explorer) {
      const trouble = await explorer.settled;
      if (explorer !== this.#explorer) return;
      this.#render();
      if (trouble) this.#emit("error", { code: trouble.code, message: trouble.message });
    }

    #complete = () => {
      if (!this.#explorer) return;
      void this.#explorer.complete();
      this.#render();
      void this.#settled(this.#explorer);
    };

    /** From the beginning: the place one was at may be what stopped the engine. */
    #restart = () => {
      this.#place = { ...START, look: this.#place.look };
      this.#stopped = "";
      this.#write(true);
      this.#start();
    };

    #fail = (error: unknown) => {
      const { code = "panic", message = String(error) } = (error ?? {}) as Partial<Failure>;
      this.#emit("error", { code, message });
      const place = address(this.#place) || "#";
      if (code === "panic" && place !== this.#stopped) {
        // what stopped may have been the browser's doing: the reader is spared it unless it comes again
        this.#stopped = place;
        this.#start();
        return;
      }
      this.#failure = { code, message };
      this.#explorer = null;
      this.#render();
    };

    // the place

    /** The address was changed: by the buttons of the browser, or by hand. */
    #moved = () => {
      if (!this.#synced) return;
      clearTimeout(this.#timer);
      const place = parse(location.hash);
      for (const [name, value] of Object.entries(place.look)) this.setAttribute(name, value);
      const { document, at } = this.#place;
      this.#place = !address(place) && !place.odd ? this.#home : place.view === "search" ? { ...place, document, at } : place;
      this.#back = true;
      this.#renderSoon();
    };

    #go = (change: Partial<Place>, move: Move) => {
      const push = move !== "type";
      // a typed address not yet written would otherwise be missing on the way back
      if (push) {
        this.#write(false);
        this.#scroller.keep();
      }
      this.#place = settled({ ...this.#place, odd: "", ...change, look: this.#place.look });
      this.#back = move === "back";
      this.#acted = true;
      clearTimeout(this.#timer);
      if (push) this.#write(true);
      else this.#timer = window.setTimeout(() => this.#write(false), TYPING_RESTS);
      this.#render();
    };

    get #synced() {
      return isOn(this, "hash-sync");
    }

    #write(push: boolean) {
      if (!this.#synced || !this.#forget) return;
      const target = address(this.#place);
      if (target === address(parse(location.hash))) return;
      try {
        history[push ? "pushState" : "replaceState"](history.state, "", location.href.replace(/#.*/, "") + target);
      } catch {
        // a sandboxed frame may forbid it: then the place lives here alone
      }
    }

    // the screen

    // Attributes change one by one, the screen once.
    #renderSoon() {
      if (this.#waiting) return;
      this.#waiting = true;
      queueMicrotask(() => {
        this.#waiting = false;
        this.#render();
      });
    }

    #render() {
      if (!this.#forget) return;
      const chosen = preferences();
      const t = words(matchLocale([this.getAttribute("locale") ?? "", chosen.locale, ...navigator.languages]));
      this.#slot.hidden = this.#failure === null;
      this.#wrapper.lang = t.locale;
      this.#wrapper.dataset.scheme = this.getAttribute("color-scheme") || chosen.scheme;
      this.#wrapper.classList.toggle("clear", isOn(this, "transparent"));
      this.#wrapper.style.setProperty("--scale", String(chosen.size));
      this.#setHeight(this.getAttribute("height") ?? "");
      render(
        <Root
          explorer={this.#explorer}
          failure={this.#failure}
          restart={this.#restart}
          failed={this.#fail}
          place={this.#place}
          back={this.#back}
          acted={this.#acted}
          odd={oddAttributes(this)}
          t={t}
          host={this}
          page={this.#synced}
          scroller={this.#scroller}
          citing={this.#citing}
          go={this.#go}
          choose={this.#choose}
          emit={this.#emit}
          complete={this.#complete}
        />,
        this.#wrapper,
      );
    }

    #setHeight(value: string) {
      const own = isLength(value);
      this.#scroller.own = own;
      this.#wrapper.classList.toggle("own", own);
      this.#wrapper.style.setProperty("--view", own ? value : "");
    }

    /** A choice of the reader wins over an attribute by taking its place; a later change of the attribute wins again. */
    #choose = (change: Partial<Preferences>) => {
      for (const [name, value] of [["locale", change.locale], ["color-scheme", change.scheme]] as const)
        if (value !== undefined) {
          if (this.hasAttribute(name)) this.setAttribute(name, value);
          if (this.#place.look[name]) this.#place = { ...this.#place, look: { ...this.#place.look, [name]: value } };
        }
      this.#write(false);
      prefer(change);
    };

    #emit = (name: "ready" | "search" | "select" | "error", detail: object) => {
      this.dispatchEvent(new CustomEvent(`plan-explorer-${name}`, { bubbles: true, composed: true, detail }));
    };
  }
  for (const name of STRINGS) reflect(PlanExplorer.prototype, name, (element) => element.getAttribute(name) ?? "");
  for (const name of FLAGS) reflect(PlanExplorer.prototype, name, (element) => isOn(element, name));
  keepKeys((node) => node instanceof PlanExplorer);
  return PlanExplorer;
}

/** What the page's HTML may bring along: a place for words of the page, and around the wrapper a box that keeps its styles out and gives a width. */
function bare(): Node[] {
  const guest = document.createElement("div");
  const wrapper = document.createElement("div");
  guest.className = "guest";
  guest.append(wrapper);
  wrapper.className = "plan";
  wrapper.setAttribute("part", "plan");
  return [guest, document.createElement("slot")];
}

const property = (attribute: string) => attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const PROPERTIES = OBSERVED.map(property);

/** A property that says what the attribute says. Null, undefined and false take the attribute away. */
function reflect(prototype: HTMLElement, attribute: string, get: (element: HTMLElement) => unknown) {
  Object.defineProperty(prototype, property(attribute), {
    configurable: true,
    enumerable: true,
    get(this: HTMLElement) {
      return get(this);
    },
    set(this: HTMLElement, value: unknown) {
      if (value == null || value === false) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value === true ? "" : String(value));
    },
  });
}
