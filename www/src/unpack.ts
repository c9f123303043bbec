import { toBytes } from "../pack/dense.mjs";

/** What pack.mjs packed: text of dense.mjs over a deflate-raw stream. Fails where the browser has no DecompressionStream. */
export const unpack = (text: string) => inflated(toBytes(text));

/** The same in Base64, for scripts that other tools print anew: what is not a letter or a figure would grow there. */
export const unpack64 = (text: string) => inflated(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));

async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new DecompressionStream("deflate-raw");
  const writer = stream.writable.getWriter();
  // their failures arrive at the reading end as well
  writer.write(packed).catch(() => {});
  writer.close().catch(() => {});
  return bytesOf(stream.readable.getReader());
}

/** By hand, since a detour over Blob and Response takes three times as long. */
async function bytesOf(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    length += read.value.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes.buffer;
}
