import { toBytes } from "../pack/dense.mjs";

/** What pack.mjs packed: text of dense.mjs over a deflate-raw stream. Fails where the browser has no DecompressionStream. */
export async function unpack(text: string): Promise<ArrayBuffer> {
  const stream = new DecompressionStream("deflate-raw");
  const writer = stream.writable.getWriter();
  // their failures arrive at the reading end as well
  writer.write(toBytes(text)).catch(() => {});
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
