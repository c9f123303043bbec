import { toBytes } from "../pack/dense.mjs";
import { lzma } from "./lzma";

/** Bytes unpacked in one go: some milliseconds. */
const STEP = 1 << 16;

/** What pack.mjs packed: text of dense.mjs over LZMA. Fails where the text is damaged, if that can be seen. */
export const unpack = (text: string) => unpacked(toBytes(text));

/** The same in Base64, for scripts that other tools print anew: what is not a letter or a figure would grow there. */
export const unpack64 = (text: string) => unpacked(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));

/** Packed UTF-8, at once: for what is small. */
export function unpackNow(text: string): string {
  const { bytes, decode } = lzma(toBytes(text));
  decode(bytes.length);
  return new TextDecoder().decode(bytes);
}

async function unpacked(packed: Uint8Array): Promise<ArrayBuffer> {
  const { bytes, decode } = lzma(packed);
  for (let at = 0; at < bytes.length; ) {
    if (at) await pause();
    decode((at += STEP));
  }
  return bytes.buffer;
}

/** Lets the page do something else. A timer would take a second in a page that nobody looks at. */
const pause = () =>
  new Promise<void>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
