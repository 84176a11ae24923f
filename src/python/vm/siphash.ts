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

/**
 * The hash of `length` units of `width` bytes each (1, 2 or 4, little endian); `unit` gives the n-th.
 * Returns [low, high] as signed 32-bit halves.
 */
export function sipHash(length: number, width: 1 | 2 | 4, unit: (index: number) => number): [number, number] {
  let [a0, a1, b0, b1] = [V0_LOW, V0_HIGH, V1_LOW, V1_HIGH];
  let [c0, c1, d0, d1] = [V2_LOW, V2_HIGH, V3_LOW, V3_HIGH];
  const perHalf = 4 / width;
  const bits = width * 8;
  const words = Math.floor(length / (2 * perHalf));
  const half = (from: number): number => {
    let word = 0;
    for (let i = 0; i < perHalf && from + i < length; i++) word |= unit(from + i) << (i * bits);
    return word;
  };
  // One round for each word and for the last one, which has the length in its top byte; then three more.
  for (let step = 0; step < words + 4; step++) {
    let low = 0;
    let high = 0;
    if (step <= words) {
      low = half(step * 2 * perHalf);
      high = half((step * 2 + 1) * perHalf);
      if (step === words) high |= (length * width) << 24;
    } else if (step === words + 1) {
      c0 ^= 0xff;
    }
    d0 ^= low;
    d1 ^= high;

    let sum = (a0 >>> 0) + (b0 >>> 0);
    a1 = (a1 + b1 + (sum > 0xffffffff ? 1 : 0)) | 0;
    a0 = sum | 0;
    let turned = (b0 << 13) | (b1 >>> 19);
    b1 = ((b1 << 13) | (b0 >>> 19)) ^ a1;
    b0 = turned ^ a0;
    turned = a0;
    a0 = a1;
    a1 = turned;

    sum = (c0 >>> 0) + (d0 >>> 0);
    c1 = (c1 + d1 + (sum > 0xffffffff ? 1 : 0)) | 0;
    c0 = sum | 0;
    turned = (d0 << 16) | (d1 >>> 16);
    d1 = ((d1 << 16) | (d0 >>> 16)) ^ c1;
    d0 = turned ^ c0;

    sum = (a0 >>> 0) + (d0 >>> 0);
    a1 = (a1 + d1 + (sum > 0xffffffff ? 1 : 0)) | 0;
    a0 = sum | 0;
    turned = (d0 << 21) | (d1 >>> 11);
    d1 = ((d1 << 21) | (d0 >>> 11)) ^ a1;
    d0 = turned ^ a0;

    sum = (c0 >>> 0) + (b0 >>> 0);
    c1 = (c1 + b1 + (sum > 0xffffffff ? 1 : 0)) | 0;
    c0 = sum | 0;
    turned = (b0 << 17) | (b1 >>> 15);
    b1 = ((b1 << 17) | (b0 >>> 15)) ^ c1;
    b0 = turned ^ c0;
    turned = c0;
    c0 = c1;
    c1 = turned;

    a0 ^= low;
    a1 ^= high;
  }
  return [a0 ^ b0 ^ c0 ^ d0, a1 ^ b1 ^ c1 ^ d1];
}
