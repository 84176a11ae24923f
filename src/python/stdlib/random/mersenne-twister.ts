/**
 * MT19937 (Matsumoto and Nishimura, 1998), seeded and read as CPython's `_random` does, so that equal seeds give equal
 * numbers.
 */
const N = 624;
const M = 397;
const UPPER = 0x80000000;
const LOWER = 0x7fffffff;

export class MersenneTwister {
  readonly words = new Uint32Array(N);
  /** Next word to give out; N: the words are used up. */
  index = N + 1;

  seedWord(seed: number): void {
    const { words } = this;
    words[0] = seed >>> 0;
    for (let i = 1; i < N; i++) {
      const before = words[i - 1]! ^ (words[i - 1]! >>> 30);
      words[i] = Math.imul(1812433253, before) + i;
    }
    this.index = N;
  }

  /** Seeds from a sequence of 32-bit words, at least one. */
  seedWords(key: readonly number[]): void {
    this.seedWord(19650218);
    const { words } = this;
    let i = 1;
    let j = 0;
    for (let k = Math.max(N, key.length); k > 0; k--) {
      const before = words[i - 1]! ^ (words[i - 1]! >>> 30);
      words[i] = (words[i]! ^ Math.imul(before, 1664525)) + key[j]! + j;
      if (++i >= N) {
        words[0] = words[N - 1]!;
        i = 1;
      }
      if (++j >= key.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      const before = words[i - 1]! ^ (words[i - 1]! >>> 30);
      words[i] = (words[i]! ^ Math.imul(before, 1566083941)) - i;
      if (++i >= N) {
        words[0] = words[N - 1]!;
        i = 1;
      }
    }
    words[0] = UPPER;
  }

  /** Seeds from the absolute value of an integer. */
  seedInteger(value: bigint): void {
    const key: number[] = [];
    for (let left = value < 0n ? -value : value; left > 0n; left >>= 32n)
      key.push(Number(left & 0xffffffffn));
    this.seedWords(key.length === 0 ? [0] : key);
  }

  /** The next 32 bits. */
  next(): number {
    if (this.index >= N) this.refill();
    let y = this.words[this.index++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  private refill(): void {
    const { words } = this;
    for (let i = 0; i < N; i++) {
      const y = (words[i]! & UPPER) | (words[(i + 1) % N]! & LOWER);
      words[i] = words[(i + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.index = 0;
  }

  /** A float from 0 up to, not including, 1, with 53 random bits. */
  random(): number {
    const high = this.next() >>> 5;
    const low = this.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** An integer of `count` random bits. */
  bits(count: number): number | bigint {
    if (count === 0) return 0;
    if (count <= 32) return this.next() >>> (32 - count);
    let value = 0n;
    let shift = 0n;
    for (let left = count; left > 0; left -= 32) {
      const word = this.next();
      value |= BigInt(left < 32 ? word >>> (32 - left) : word) << shift;
      shift += 32n;
    }
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  }

  copyFrom(from: MersenneTwister): void {
    this.words.set(from.words);
    this.index = from.index;
  }
}
