/**
 * A small seeded random number generator (sfc32, by Chris Doty-Humphrey) for scheduling decisions: fast, its whole
 * state is four integers, so that it can be copied with a checkpoint. Not for the guest's `random`, which is CPython's.
 */
export class Prng {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  /** Equal seeds give equal sequences; any number is a seed. */
  constructor(seed: number) {
    const high = Math.floor(seed / 4294967296);
    this.a = mixed(seed >>> 0, 0x9e3779b9);
    this.b = mixed(high >>> 0, 0x85ebca6b);
    this.c = mixed((seed ^ high) >>> 0, 0xc2b2ae35);
    for (let i = 0; i < 12; i++) this.next();
  }

  /** The next 32 bits, as a number from 0 to 2**32 - 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to `count - 1`, each equally likely; `count` from 1 to 2**32. */
  below(count: number): number {
    const fair = 4294967296 - (4294967296 % count);
    for (;;) {
      const bits = this.next();
      if (bits < fair) return bits % count;
    }
  }

  shell(): Prng {
    return new Prng(0);
  }

  fill(from: this): void {
    this.a = from.a;
    this.b = from.b;
    this.c = from.c;
    this.counter = from.counter;
  }
}

function mixed(value: number, salt: number): number {
  let x = Math.imul(value ^ salt, 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 15), 0x297a2d39);
  return x ^ (x >>> 14);
}
