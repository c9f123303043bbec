// How much of what the first answer needs has arrived, for readers on slow lines.
import { useEffect, useState } from "preact/hooks";

let arrived = 0;
let all = 0;
const listeners = new Set<() => void>();

/** So many bytes are to come. */
export function expect(bytes: number): void {
  all = bytes;
}

/** Counts a body that is read by somebody else. */
export async function count(response: Response): Promise<void> {
  const reader = response.body?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      arrived += read.value.length;
      listeners.forEach((told) => told());
    }
  } catch {
    // whoever reads the body itself hears of it
  }
}

/** In percent; null where nothing is known to come. */
export function useProgress(): number | null {
  const [, tell] = useState(0);
  useEffect(() => {
    const told = () => tell(arrived);
    listeners.add(told);
    return () => void listeners.delete(told);
  }, []);
  return all ? Math.min(100, Math.floor((arrived / all) * 100)) : null;
}
