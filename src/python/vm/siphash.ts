/**
 * SipHash with one compression and three finalisation rounds, key zero: how CPython hashes str and bytes when
 * PYTHONHASHSEED=0. Words of 64 bits are kept as two of 32, low half first.
 * Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF"; PEP 456.
 */

// The state after mixing in a zero key: the constants of the paper, halves of v0 to v3.
const V0_LOW = 0x70736575;
const V0_HIGH = 0x736f6d65;
const V1_LOW = 0x6e646f6d;
const V1_HIGH = 0x646f7261;
const V2_LOW = 0x6e657261;
const V2_HIGH = 0x6c796765;
const V3_LOW = 0x79746573;
const V3_HIGH = 0x74656462;

const state = new Int32Array(8);

function round(): void {
  let [a0, a1, b0, b1, c0, c1, d0, d1] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  let low = (a0 >>> 0) + (b0 >>> 0);
  a1 = (a1 + b1 + (low > 0xffffffff ? 1 : 0)) | 0;
  a0 = low | 0;
  let t = (b0 << 13) | (b1 >>> 19);
  b1 = ((b1 << 13) | (b0 >>> 19)) ^ a1;
  b0 = t ^ a0;
  [a0, a1] = [a1, a0];
  low = (c0 >>> 0) + (d0 >>> 0);
  c1 = (c1 + d1 + (low > 0xffffffff ? 1 : 0)) | 0;
  c0 = low | 0;
  t = (d0 << 16) | (d1 >>> 16);
  d1 = ((d1 << 16) | (d0 >>> 16)) ^ c1;
  d0 = t ^ c0;
  low = (a0 >>> 0) + (d0 >>> 0);
  a1 = (a1 + d1 + (low > 0xffffffff ? 1 : 0)) | 0;
  a0 = low | 0;
  t = (d0 << 21) | (d1 >>> 11);
  d1 = ((d1 << 21) | (d0 >>> 11)) ^ a1;
  d0 = t ^ a0;
  low = (c0 >>> 0) + (b0 >>> 0);
  c1 = (c1 + b1 + (low > 0xffffffff ? 1 : 0)) | 0;
  c0 = low | 0;
  t = (b0 << 17) | (b1 >>> 15);
  b1 = ((b1 << 17) | (b0 >>> 15)) ^ c1;
  b0 = t ^ c0;
  [c0, c1] = [c1, c0];
  state[0] = a0;
  state[1] = a1;
  state[2] = b0;
  state[3] = b1;
  state[4] = c0;
  state[5] = c1;
  state[6] = d0;
  state[7] = d1;
}

function mix(low: number, high: number): void {
  state[6]! ^= low;
  state[7]! ^= high;
  round();
  state[0]! ^= low;
  state[1]! ^= high;
}

/**
 * The hash of `length` units of `width` bytes each (1, 2 or 4, little endian); `unit` gives the n-th.
 * Returns [low, high] as signed 32-bit halves.
 */
export function sipHash(length: number, width: 1 | 2 | 4, unit: (index: number) => number): [number, number] {
  state[0] = V0_LOW;
  state[1] = V0_HIGH;
  state[2] = V1_LOW;
  state[3] = V1_HIGH;
  state[4] = V2_LOW;
  state[5] = V2_HIGH;
  state[6] = V3_LOW;
  state[7] = V3_HIGH;
  const perHalf = 4 / width;
  const bits = width * 8;
  const half = (from: number): number => {
    let word = 0;
    for (let i = 0; i < perHalf && from + i < length; i++) word |= unit(from + i) << (i * bits);
    return word;
  };
  const perWord = perHalf * 2;
  const whole = length - (length % perWord);
  for (let i = 0; i < whole; i += perWord) mix(half(i), half(i + perHalf));
  mix(half(whole), half(whole + perHalf) | ((length * width) << 24));
  state[4]! ^= 0xff;
  round();
  round();
  round();
  return [state[0]! ^ state[2]! ^ state[4]! ^ state[6]!, state[1]! ^ state[3]! ^ state[5]! ^ state[7]!];
}
