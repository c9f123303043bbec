// Keys that are typed into a field of the element. They are nobody else's: a page may listen for single letters everywhere, and take
// those it knows away.
import { isTyping } from "./context";

/**
 * Takes such keys where a page can hear of them first, at the window, and hands them on inside as events that do not leave the
 * shadow tree. The browser types them all the same. What the element has no use for goes on to the page if it may be meant for it:
 * Tab, which a dialog of the page may keep within itself, and what is pressed with Ctrl or Meta.
 */
export function keepKeys(isOurs: (node: EventTarget) => boolean) {
  const take = (event: KeyboardEvent) => {
    const path = event.composedPath();
    const field = path[0]!;
    if (event.key === "Tab" || !isTyping(field) || !path.some(isOurs)) return;
    const { key, code, keyCode, location, repeat, isComposing, ctrlKey, shiftKey, altKey, metaKey } = event;
    // no KeyboardEvent: in Firefox one leaves the shadow tree, whatever it is told
    const inside = Object.assign(new Event(event.type, { bubbles: true, cancelable: true }), { key, code, keyCode, location, repeat, isComposing, ctrlKey, shiftKey, altKey, metaKey });
    const taken = !field.dispatchEvent(inside);
    if (taken) event.preventDefault();
    if (taken || !(ctrlKey || metaKey)) event.stopImmediatePropagation();
  };
  for (const type of ["keydown", "keypress", "keyup"] as const) globalThis.addEventListener?.(type, take, true);
}
