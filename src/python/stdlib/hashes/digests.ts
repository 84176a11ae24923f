/** MD5 (RFC 1321), SHA-1, SHA-2 (FIPS 180-4) and SHA-3 (FIPS 202) of whole data. */
import { sha512 } from '../../../base/sha512';

/** Fills up a last block: a one, zeros, the length in bits. */
function padded(data: Uint8Array, isLittle: boolean): DataView {
  const blocks = Math.floor((data.length + 8) / 64) + 1;
  const bytes = new Uint8Array(blocks * 64);
  bytes.set(data);
  bytes[data.length] = 0x80;
  const view = new DataView(bytes.buffer);
  const bits = BigInt(data.length) * 8n;
  view.setBigUint64(bytes.length - 8, bits, isLittle);
  return view;
}

function output(words: Uint32Array, isLittle: boolean, length = words.length * 4): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, i) => {
    view.setUint32(i * 4, word, isLittle);
  });
  return new Uint8Array(view.buffer, 0, length);
}

const left = (x: number, n: number) => (x << n) | (x >>> (32 - n));
const right = (x: number, n: number) => (x >>> n) | (x << (32 - n));

const MD5_SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const MD5_SINES = Array.from({ length: 64 }, (_, i) => Math.floor(2 ** 32 * Math.abs(Math.sin(i + 1))) | 0);

function md5(data: Uint8Array): Uint8Array {
  const view = padded(data, true);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d] = state as unknown as [number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let mixed: number;
      let at: number;
      if (round === 0) [mixed, at] = [(b & c) | (~b & d), i];
      else if (round === 1) [mixed, at] = [(d & b) | (~d & c), (5 * i + 1) & 15];
      else if (round === 2) [mixed, at] = [b ^ c ^ d, (3 * i + 5) & 15];
      else [mixed, at] = [c ^ (b | ~d), (7 * i) & 15];
      const sum = (mixed + a + MD5_SINES[i]! + view.getInt32(block + at * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + left(sum, MD5_SHIFTS[round]![i & 3]!)) | 0];
    }
    state[0]! += a;
    state[1]! += b;
    state[2]! += c;
    state[3]! += d;
  }
  return output(state, true);
}

function sha1(data: Uint8Array): Uint8Array {
  const view = padded(data, false);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const words = new Int32Array(80);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4);
    for (let i = 16; i < 80; i++) {
      words[i] = left(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1);
    }
    let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      let mixed: number;
      if (i < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999;
      else if (i < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1;
      else if (i < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
      else mixed = (b ^ c ^ d) + 0xca62c1d6;
      const sum = (left(a, 5) + mixed + e + words[i]!) | 0;
      [e, d, c, b, a] = [d, c, left(b, 30), a, sum];
    }
    state[0]! += a;
    state[1]! += b;
    state[2]! += c;
    state[3]! += d;
    state[4]! += e;
  }
  return output(state, false);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}

/** The first 32 bits of the fraction of a root. */
const fraction = (x: number) => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;
const SHA256_ROUNDS = primes(64).map((p) => fraction(Math.cbrt(p)));
const SHA256_START = primes(8).map((p) => fraction(Math.sqrt(p)));
const SHA224_START = [
  0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
];

function sha256(data: Uint8Array, start: readonly number[], length: number): Uint8Array {
  const view = padded(data, false);
  const state = Uint32Array.from(start);
  const words = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4);
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15]!;
      const y = words[i - 2]!;
      const s0 = right(x, 7) ^ right(x, 18) ^ (x >>> 3);
      const s1 = right(y, 17) ^ right(y, 19) ^ (y >>> 10);
      words[i] = words[i - 16]! + s0 + words[i - 7]! + s1;
    }
    let [a, b, c, d, e, f, g, h] = Array.from(state) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let i = 0; i < 64; i++) {
      const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + SHA256_ROUNDS[i]! + words[i]!) | 0;
      const s0 = right(a, 2) ^ right(a, 13) ^ right(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => {
      state[i]! += value;
    });
  }
  return output(state, false, length);
}

const MASK = (1n << 64n) - 1n;
const rotate = (x: bigint, n: number) => (n === 0 ? x : ((x << BigInt(n)) | (x >> BigInt(64 - n))) & MASK);

const KECCAK_ROUNDS = keccakConstants();

/** The constants of the rounds, from the shift register that the standard describes. */
function keccakConstants(): bigint[] {
  const constants: bigint[] = [];
  let register = 1;
  for (let round = 0; round < 24; round++) {
    let constant = 0n;
    for (let j = 0; j < 7; j++) {
      if (register & 1) constant |= 1n << BigInt((1 << j) - 1);
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
    }
    constants.push(constant);
  }
  return constants;
}

function keccakRounds(lanes: bigint[]): void {
  for (const constant of KECCAK_ROUNDS) {
    const columns = [0, 1, 2, 3, 4].map(
      (x) => lanes[x]! ^ lanes[x + 5]! ^ lanes[x + 10]! ^ lanes[x + 15]! ^ lanes[x + 20]!,
    );
    for (let x = 0; x < 5; x++) {
      const mixed = columns[(x + 4) % 5]! ^ rotate(columns[(x + 1) % 5]!, 1);
      for (let y = 0; y < 25; y += 5) lanes[x + y]! ^= mixed;
    }
    let [x, y] = [1, 0];
    let current = lanes[1]!;
    for (let t = 0; t < 24; t++) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const next = lanes[x + 5 * y]!;
      lanes[x + 5 * y] = rotate(current, (((t + 1) * (t + 2)) / 2) % 64);
      current = next;
    }
    for (let row = 0; row < 25; row += 5) {
      const old = lanes.slice(row, row + 5);
      for (let i = 0; i < 5; i++) lanes[row + i] = old[i]! ^ (~old[(i + 1) % 5]! & MASK & old[(i + 2) % 5]!);
    }
    lanes[0]! ^= constant;
  }
}

/** A sponge that takes `rate` bytes at a time; `suffix` tells the functions of the family apart. */
function keccak(data: Uint8Array, rate: number, suffix: number, length: number): Uint8Array {
  const lanes = new Array<bigint>(25).fill(0n);
  const blocks = Math.floor(data.length / rate) + 1;
  const input = new Uint8Array(blocks * rate);
  input.set(data);
  input[data.length] = suffix;
  input[input.length - 1]! |= 0x80;
  const view = new DataView(input.buffer);
  for (let block = 0; block < input.length; block += rate) {
    for (let i = 0; i < rate / 8; i++) lanes[i]! ^= view.getBigUint64(block + i * 8, true);
    keccakRounds(lanes);
  }
  const result = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    for (let i = 0; i < rate && at < length; i++, at++) {
      result[at] = Number((lanes[i >> 3]! >> BigInt((i & 7) * 8)) & 0xffn);
    }
    if (at < length) keccakRounds(lanes);
  }
  return result;
}

const SHA384_START = [
  0xcbbb9d5dc1059ed8n,
  0x629a292a367cd507n,
  0x9159015a3070dd17n,
  0x152fecd8f70e5939n,
  0x67332667ffc00b31n,
  0x8eb44a8768581511n,
  0xdb0c2e0d64f98fa7n,
  0x47b5481dbefa4fa4n,
];

/** The hash of `data`, `length` bytes of it; null for a name that is not known. */
export function digest(name: string, data: Uint8Array, length: number): Uint8Array | null {
  switch (name) {
    case 'md5':
      return md5(data);
    case 'sha1':
      return sha1(data);
    case 'sha224':
      return sha256(data, SHA224_START, 28);
    case 'sha256':
      return sha256(data, SHA256_START, 32);
    case 'sha384':
      return sha512(data, SHA384_START).slice(0, 48);
    case 'sha512':
      return Uint8Array.from(sha512(data));
    case 'shake_128':
      return keccak(data, 168, 0x1f, length);
    case 'shake_256':
      return keccak(data, 136, 0x1f, length);
    default: {
      const bits = /^sha3_(\d+)$/.exec(name)?.[1];
      return bits === undefined ? null : keccak(data, 200 - Number(bits) / 4, 0x06, Number(bits) / 8);
    }
  }
}
