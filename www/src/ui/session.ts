// What lasts as long as the tab: found again after a reload, gone with the tab. Only where the element is the page; a guest
// leaves nothing behind.

import { json } from "./own";

const PLACE = "plan-explorer";

export function recall(name: string): Record<string, number> {
  try {
    const found = JSON.parse(sessionStorage.getItem(`${PLACE}/${name}`) ?? "{}");
    return Object.fromEntries(Object.entries(found ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === "number"));
  } catch {
    return {};
  }
}

export function keep(name: string, values: Record<string, number>) {
  try {
    sessionStorage.setItem(`${PLACE}/${name}`, json(values));
  } catch {
    // forbidden or full: then a reload begins at the top
  }
}
