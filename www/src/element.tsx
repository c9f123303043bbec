// <plan-explorer>: the whole application as one element. It holds where the reader stands, keeps that in step with the
// attributes and, if asked to, with the address of the page, and hands everything else to the views.
import { render } from "preact";
import { Root } from "./ui/root";
import { START, address, parse, type Place } from "./ui/place";
import { styleSheet } from "./ui/styles";
import { words } from "./ui/words";
import type { ErrorCode, Explorer } from "./types";

/** Typing is written into the address when it comes to rest: browsers refuse to be told at every key. */
const TYPING_RESTS = 300;

/** Registers the element; a second copy of the script on the page changes nothing. */
export function defineElement(load: () => Promise<Explorer>, tag = "plan-explorer"): void {
  if (!customElements.get(tag)) customElements.define(tag, elementClass(load));
}

// A function, since a module that is loaded on a server has no HTMLElement to extend.
function elementClass(load: () => Promise<Explorer>): CustomElementConstructor {
  return class PlanExplorer extends HTMLElement {
    static observedAttributes = ["query", "document", "region", "year", "view", "hash-sync", "color-scheme", "locale"];

    #slot = document.createElement("slot");
    #wrapper = document.createElement("div");
    #explorer: Explorer | null = null;
    #failure: ErrorCode | null = null;
    /** what the attributes say, the place of an empty address */
    #home = START;
    #place = START;
    #waiting = false;
    #timer = 0;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [styleSheet()];
      this.#wrapper.className = "plan";
      root.append(this.#slot, this.#wrapper);
    }

    connectedCallback() {
      addEventListener("popstate", this.#moved);
      if (this.#synced) this.#moved();
      this.#start();
    }

    disconnectedCallback() {
      removeEventListener("popstate", this.#moved);
      clearTimeout(this.#timer);
      render(null, this.#wrapper);
    }

    attributeChangedCallback(name: string, before: string | null, value: string | null) {
      if (before === value) return;
      if (name === "hash-sync") {
        if (this.isConnected && this.#synced) this.#moved();
      } else {
        const change = fromAttributes(this, name);
        this.#home = merge(this.#home, change);
        this.#place = merge(this.#place, change);
        if (this.isConnected && this.#synced) this.#write(false);
      }
      this.#renderSoon();
    }

    get #synced() {
      return this.hasAttribute("hash-sync");
    }

    async #start() {
      if (this.#explorer) return this.#render();
      try {
        this.#explorer = await load();
        this.#failure = null;
        this.#render();
        this.#emit("ready", {});
      } catch (error) {
        this.#fail(error);
      }
    }

    /** From the beginning: the place one was at may be what stopped the engine. */
    #restart = () => {
      this.#place = START;
      this.#write(true);
      this.#start();
    };

    #fail = (error: unknown) => {
      const { code, message } = error as { code?: ErrorCode; message?: string };
      this.#failure = code ?? "panic";
      this.#explorer = null;
      this.#render();
      this.#emit("error", { code: this.#failure, message: message ?? String(error) });
    };

    /** The address was changed: by the buttons of the browser, or by hand. */
    #moved = () => {
      if (!this.#synced) return;
      clearTimeout(this.#timer);
      const place = parse(location.hash);
      this.#place = address(place) ? place : this.#home;
      this.#renderSoon();
    };

    #go = (change: Partial<Place>, push: boolean) => {
      // a typed address not yet written would otherwise be missing on the way back
      if (push) this.#write(false);
      this.#place = { ...this.#place, ...change };
      clearTimeout(this.#timer);
      if (push) this.#write(true);
      else this.#timer = window.setTimeout(() => this.#write(false), TYPING_RESTS);
      this.#render();
    };

    #write(push: boolean) {
      if (!this.#synced) return;
      const target = address(this.#place);
      if (target === address(parse(location.hash))) return;
      try {
        history[push ? "pushState" : "replaceState"](null, "", location.href.replace(/#.*/, "") + target);
      } catch {
        // a sandboxed frame may forbid it: then the place lives here alone
      }
    }

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
      if (!this.isConnected) return;
      const t = words(this.getAttribute("locale"));
      this.#slot.hidden = this.#explorer !== null;
      this.#wrapper.lang = t.locale;
      this.#wrapper.dataset.scheme = this.getAttribute("color-scheme") ?? "";
      render(
        <Root
          explorer={this.#explorer}
          failure={this.#failure}
          restart={this.#restart}
          failed={this.#fail}
          place={this.#place}
          t={t}
          host={this}
          page={this.#synced}
          go={this.#go}
          emit={this.#emit}
        />,
        this.#wrapper,
      );
    }

    #emit = (name: "ready" | "search" | "select" | "error", detail: object) => {
      this.dispatchEvent(new CustomEvent(`plan-explorer-${name}`, { bubbles: true, composed: true, detail }));
    };
  };
}

type Change = Partial<Omit<Place, "chosen">> & { chosen?: Partial<Place["chosen"]> };

/** What one attribute says about the place. Several values are parted by commas. */
function fromAttributes(element: HTMLElement, name: string): Change {
  const value = (attribute: string) => element.getAttribute(attribute) ?? "";
  const list = (attribute: string) => value(attribute).split(/[,，]/).map((one) => one.trim()).filter(Boolean);
  switch (name) {
    case "query":
      return { query: value("query") };
    case "region":
      return { chosen: { region: list("region") } };
    case "year":
      return { chosen: { year: list("year") } };
    case "document":
    case "view":
      // without a view, a document is there to be read; in a search it is what is searched
      return value("view") === "search"
        ? { view: "search", document: "", at: "", chosen: { doc: list("document") } }
        : { view: value("document") || value("view") === "read" ? "read" : "search", document: value("document"), at: "", chosen: { doc: [] } };
    default:
      return {};
  }
}

function merge(place: Place, change: Change): Place {
  return { ...place, ...change, chosen: { ...place.chosen, ...change.chosen } };
}
