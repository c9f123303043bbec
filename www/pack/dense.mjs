// Bytes as text, six in seven characters (Base64 takes eight): 116^7 is just above 256^6. Every character is one byte in any
// encoding that a page may have, and means itself in a script element as in a JavaScript string in double quotes. Both
// directions are here, for the packer and for the reader.

/** ASCII without what HTML changes (NUL, CR), ends a string early (" \), switches ISO-2022-JP (SO, SI, ESC), or is a blank: those that
 * make a page smaller do not leave blanks alone. "<" is among them, so that whoever writes a text into a page looks for
 * what would end it. */
const ALPHABET = [...new Uint8Array(128).keys()].map((code) => String.fromCharCode(code)).filter((sign) => !/[\0\s\x0e\x0f\x1b"\\]/.test(sign));
const BASE = ALPHABET.length;

/** Each group is a number of 48 bits, its last bytes and characters the highest; of a last group without all its bytes, the
 * characters that can only be zero are left out. */
export function toText(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 6) {
    const group = bytes.subarray(at, at + 6);
    let value = group.reduceRight((value, byte) => value * 256 + byte, 0);
    for (let i = 0; i <= group.length; i++) {
      text += ALPHABET[value % BASE];
      value = Math.floor(value / BASE);
    }
  }
  return text;
}

/** Throws where a character or a group is none that `toText` gives. */
export function toBytes(text) {
  const values = new Float64Array(256).fill(NaN);
  ALPHABET.forEach((sign, value) => (values[sign.charCodeAt(0)] = value));
  const groups = Math.ceil(text.length / 7);
  const codes = new Uint8Array(groups * 7).fill(ALPHABET[0].charCodeAt(0));
  new TextEncoder().encodeInto(text, codes);
  const bytes = new Uint8Array(groups * 6);
  for (let at = 0, to = 0; at < codes.length; at += 7) {
    let value = 0;
    for (let i = at + 6; i >= at; i--) value = value * BASE + values[codes[i]];
    if (!(value < 2 ** 48)) throw new Error("the text is damaged");
    // in halves, since bit operations take 32 bits
    const low = value % 2 ** 24;
    const high = value / 2 ** 24;
    bytes[to++] = low;
    bytes[to++] = low >> 8;
    bytes[to++] = low >> 16;
    bytes[to++] = high;
    bytes[to++] = high >> 8;
    bytes[to++] = high >> 16;
  }
  return bytes.subarray(0, text.length - groups);
}
