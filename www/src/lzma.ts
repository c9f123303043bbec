// Reads what `xz --format=lzma` and src/bin/plan-lzma.rs write, with the length in the head: LZMA packs wasm and Chinese texts a seventh
// smaller than what browsers unpack by themselves.

/** Places of the probabilities, each kind behind the last. */
const IS_MATCH = 0; // 12 states of 16 positions
const IS_REP = 192; // of 12 states, as the three after it
const IS_REP_0 = 204;
const IS_REP_1 = 216;
const IS_REP_2 = 228;
const IS_REP_0_LONG = 240; // 12 states of 16 positions
const SLOT = 432; // 4 lengths of 64
const SPECIAL = 688; // low bits of middle distances
const ALIGN = 803; // 16
const LENGTH = 819; // two choices, 16 positions of 8 low and of 8 middle lengths, 256 high ones
const REPEATED_LENGTH = LENGTH + 514;
const LITERAL = REPEATED_LENGTH + 514;

const HEAD = 13;
/** No more than this is made of a damaged head. */
const MOST = 1 << 26;

const damaged = () => new Error("the packed bytes are damaged");

export interface Unpacking {
  /** As long as they will be from the beginning. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Goes on until the first `to` of them are there. Throws where the stream cannot be one of LZMA, or ends early; it has no checksum. */
  decode(to: number): void;
}

export function lzma(packed: Uint8Array): Unpacking {
  const head = new DataView(packed.buffer, packed.byteOffset, packed.length);
  if (packed.length < HEAD + 5 || packed[0]! >= 9 * 5 * 5) throw damaged();
  const lc = packed[0]! % 9;
  const lp = Math.floor(packed[0]! / 9) % 5;
  const positions = (1 << Math.floor(packed[0]! / 45)) - 1;
  const size = head.getUint32(5, true);
  if (size > MOST || head.getUint32(9, true)) throw damaged();
  const bytes = new Uint8Array(size);
  const probabilities = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);
  let next = HEAD + 5;
  // not by themselves: what functions share and is no small number is made anew with each change
  const coder = new Uint32Array([0xffffffff, head.getUint32(HEAD + 1)]);
  let at = 0;
  let state = 0;
  // the last four distances, the last one first
  let rep0 = 0;
  let rep1 = 0;
  let rep2 = 0;
  let rep3 = 0;

  /** Goes down a tree of bits from `node` to the first number that is no less than `end`. */
  function down(place: number, node: number, end: number): number {
    let range = coder[0]!;
    let code = coder[1]!;
    while (node < end) {
      const probability = probabilities[place + node]!;
      const bound = (range >>> 11) * probability;
      if (code < bound) {
        range = bound;
        probabilities[place + node] = probability + ((2048 - probability) >> 5);
        node <<= 1;
      } else {
        range -= bound;
        code -= bound;
        probabilities[place + node] = probability - (probability >> 5);
        node = (node << 1) | 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[next++]!) >>> 0;
      }
    }
    coder[0] = range;
    coder[1] = code;
    return node;
  }
  const bit = (place: number) => down(place - 1, 1, 2) & 1;
  const tree = (place: number, bits: number) => down(place, 1, 1 << bits) - (1 << bits);
  function even(bits: number): number {
    let value = 0;
    for (; bits; bits--) {
      coder[0]! >>>= 1;
      const one = coder[1]! >= coder[0]!;
      if (one) coder[1]! -= coder[0]!;
      value = (value << 1) | +one;
      if (coder[0]! < 0x1000000) {
        coder[0]! <<= 8;
        coder[1] = (coder[1]! << 8) | packed[next++]!;
      }
    }
    return value;
  }
  function lowFirst(place: number, bits: number): number {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(place + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  }
  function lengthOf(place: number, position: number): number {
    if (!bit(place)) return 2 + tree(place + 2 + (position << 3), 3);
    if (!bit(place + 1)) return 10 + tree(place + 130 + (position << 3), 3);
    return 18 + tree(place + 258, 8);
  }
  function literal(): void {
    const place = LITERAL + 0x300 * (((at & ((1 << lp) - 1)) << lc) + ((at && bytes[at - 1]!) >> (8 - lc)));
    let node = 1;
    if (state >= 7) {
      let other = bytes[at - rep0 - 1]!;
      let same = true;
      while (same && node < 0x100) {
        const expected = (other >> 7) & 1;
        const one = bit(place + ((1 + expected) << 8) + node);
        node = (node << 1) | one;
        other <<= 1;
        same = one === expected;
      }
    }
    bytes[at++] = down(place, node, 0x100);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }
  function distance(length: number): number {
    const slot = tree(SLOT + (Math.min(length - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const from = (2 | (slot & 1)) << bits;
    if (slot < 14) return from + lowFirst(SPECIAL + from - slot, bits);
    return (from + (even(bits - 4) << 4) + lowFirst(ALIGN, 4)) >>> 0;
  }
  /** The length of what stands there already, `rep0` + 1 bytes before. */
  function match(position: number): number {
    if (!bit(IS_REP + state)) {
      const length = lengthOf(LENGTH, position);
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      rep0 = distance(length);
      state = state < 7 ? 7 : 10;
      return length;
    }
    if (!bit(IS_REP_0 + state)) {
      if (!bit(IS_REP_0_LONG + (state << 4) + position)) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else if (!bit(IS_REP_1 + state)) {
      [rep0, rep1] = [rep1, rep0];
    } else if (!bit(IS_REP_2 + state)) {
      [rep0, rep1, rep2] = [rep2, rep0, rep1];
    } else {
      [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
    }
    const length = lengthOf(REPEATED_LENGTH, position);
    state = state < 7 ? 8 : 11;
    return length;
  }
  return {
    bytes,
    decode(to) {
      const end = Math.min(to, size);
      while (at < end) {
        if (next > packed.length) throw damaged();
        const position = at & positions;
        if (!bit(IS_MATCH + (state << 4) + position)) {
          literal();
          continue;
        }
        const length = match(position);
        if (rep0 >= at || length > size - at) throw damaged();
        for (const stop = at + length; at < stop; at++) bytes[at] = bytes[at - rep0 - 1]!;
      }
    },
  };
}
