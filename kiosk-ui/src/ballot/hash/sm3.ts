const initial = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];
const blockSize = 64;

function rotate(word: number, by: number): number {
  const bits = by % 32;
  return bits === 0 ? word : (word << bits) | (word >>> (32 - bits));
}

function permute0(x: number): number {
  return x ^ rotate(x, 9) ^ rotate(x, 17);
}

function permute1(x: number): number {
  return x ^ rotate(x, 15) ^ rotate(x, 23);
}

/** The rounds' constants T_j, rotated by j as every round uses them. */
const constants = Int32Array.from({ length: 64 }, (_, j) => rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j));

/** The hash function SM3 (GB/T 32905-2016). */
export function sm3(data: Uint8Array): Uint8Array {
  const padded = pad(data);
  const view = new DataView(padded.buffer);
  const state = Int32Array.from(initial);
  const words = new Int32Array(68);
  for (let at = 0; at < padded.length; at += blockSize) {
    for (let j = 0; j < 16; j++) words[j] = view.getInt32(at + 4 * j);
    compress(state, words);
  }
  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  state.forEach((word, i) => out.setInt32(4 * i, word));
  return digest;
}

/** A one bit, zeroes, and the length in bits as 64 bits, up to whole blocks. */
function pad(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = Math.ceil((data.length + 9) / blockSize) * blockSize;
  const padded = new Uint8Array(length);
  padded.set(data);
  padded[data.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(data.length / 0x2000_0000));
  view.setUint32(length - 4, (data.length << 3) >>> 0);
  return padded;
}

function compress(state: Int32Array, words: Int32Array): void {
  const word = (j: number) => words[j] ?? 0;
  for (let j = 16; j < 68; j++) {
    const mixed = permute1(word(j - 16) ^ word(j - 9) ^ rotate(word(j - 3), 15));
    words[j] = mixed ^ rotate(word(j - 13), 7) ^ word(j - 6);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let j = 0; j < 64; j++) {
    const first = rotate((rotate(a, 12) + e + (constants[j] ?? 0)) | 0, 7);
    const second = first ^ rotate(a, 12);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const t1 = (ff + d + second + (word(j) ^ word(j + 4))) | 0;
    const t2 = (gg + h + first + word(j)) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, t1];
    [h, g, f, e] = [g, rotate(f, 19), e, permute0(t2)];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i] ?? 0) ^ value));
}
