/** A running 53-bit hash of numbers and texts, for telling apart, not for keeping secrets. Links hold its results: it never changes. */

/** 64 characters, safe in an address. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Two multiplicative hashes of 32 bits side by side, each fed with every word; the end mixes them into one another.
 * The constants are odd numbers with well-spread bits.
 */
export class TextHash {
  private first = 0xdeadbeef;
  private second = 0x41c6ce57;

  number(value: number): this {
    this.first = Math.imul(this.first ^ value, 0x9e3779b1);
    this.first ^= this.first >>> 15;
    this.second = Math.imul(this.second ^ value, 0x5f356495);
    this.second ^= this.second >>> 13;
    return this;
  }

  /** The text's UTF-16 code units, and its length, so that ['ab', 'c'] is not ['a', 'bc']. */
  text(value: string): this {
    for (let i = 0; i < value.length; i++) this.number(value.charCodeAt(i));
    return this.number(value.length);
  }

  bytes(value: Uint8Array): this {
    for (const byte of value) this.number(byte);
    return this.number(value.length);
  }

  /** 32 bits, from 0. */
  get uint32(): number {
    let mixed = Math.imul(this.first ^ (this.first >>> 16), 0x85ebca6b);
    mixed ^= Math.imul(this.second ^ (this.second >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }

  /** Six characters, 36 bits. */
  get short(): string {
    let low = this.uint32;
    const high = (this.second ^ (this.second >>> 16)) >>> 0;
    let text = DIGITS[high & 63]!;
    for (let i = 0; i < 5; i++) {
      text += DIGITS[low & 63];
      low >>>= 6;
    }
    return text;
  }
}
