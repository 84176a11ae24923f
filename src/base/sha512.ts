/** SHA-512 (FIPS 180-4), for seeding `random` from text as CPython does, and for `hashlib`. Short inputs only: plain, not fast. */

const MASK = 0xffff_ffff_ffff_ffffn;

/** First 64 bits of the fractional parts of the `power`-th roots of the first `count` primes. */
function rootFractions(count: number, root: 2n | 3n): bigint[] {
  const made: bigint[] = [];
  for (let n = 2; made.length < count; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
    if (isPrime) made.push(integerRoot(BigInt(n) << (64n * root), root) & MASK);
  }
  return made;
}

function integerRoot(value: bigint, root: 2n | 3n): bigint {
  let low = 0n;
  let high = 1n << BigInt(Math.ceil(value.toString(2).length / Number(root)) + 1);
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** root <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

let constants: { readonly k: readonly bigint[]; readonly h: readonly bigint[] } | null = null;

const rotate = (x: bigint, n: bigint): bigint => ((x >> n) | (x << (64n - n))) & MASK;

/** The 64-byte digest. `start`: other first values, which make SHA-384 of it. */
export function sha512(data: Uint8Array, start?: readonly bigint[]): Uint8Array {
  constants ??= { k: rootFractions(80, 3n), h: rootFractions(8, 2n) };
  const { k } = constants;
  const padded = new Uint8Array(Math.ceil((data.length + 17) / 128) * 128);
  padded.set(data);
  padded[data.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(data.length) * 8n);
  const view = new DataView(padded.buffer);
  const h = [...(start ?? constants.h)];
  for (let block = 0; block < padded.length; block += 128) {
    const w: bigint[] = [];
    for (let t = 0; t < 16; t++) w.push(view.getBigUint64(block + t * 8));
    for (let t = 16; t < 80; t++) {
      const x = w[t - 15]!;
      const y = w[t - 2]!;
      const s0 = rotate(x, 1n) ^ rotate(x, 8n) ^ (x >> 7n);
      const s1 = rotate(y, 19n) ^ rotate(y, 61n) ^ (y >> 6n);
      w.push((w[t - 16]! + s0 + w[t - 7]! + s1) & MASK);
    }
    let [a, b, c, d, e, f, g, last] = h as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    for (let t = 0; t < 80; t++) {
      const s1 = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
      const first = last + s1 + ((e & f) ^ (~e & MASK & g)) + k[t]! + w[t]!;
      const s0 = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
      const second = s0 + ((a & b) ^ (a & c) ^ (b & c));
      [last, g, f, e, d, c, b, a] = [g, f, e, (d + first) & MASK, c, b, a, (first + second) & MASK];
    }
    for (const [i, value] of [a, b, c, d, e, f, g, last].entries()) h[i] = (h[i]! + value) & MASK;
  }
  const digest = new Uint8Array(64);
  const out = new DataView(digest.buffer);
  for (const [i, value] of h.entries()) out.setBigUint64(i * 8, value);
  return digest;
}
