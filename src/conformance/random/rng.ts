/** A small seeded generator of random numbers, and the choices that random programs are made of. */
export class Random {
  private state: number;
  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
    for (let i = 0; i < 4; i++) this.next();
  }

  /** A float in [0, 1): mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer from 0 to `below` - 1. */
  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  between(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.int(from.length)]!;
  }

  /** One of the functions, called. */
  oneOf(...makers: (() => string)[]): string {
    return this.pick(makers)();
  }

  list(low: number, high: number, make: (index: number) => string): string[] {
    return Array.from({ length: this.between(low, high) }, (_, index) => make(index));
  }
}

/** Lines set off by four spaces a level. */
export function indent(lines: readonly string[], levels = 1): string[] {
  return lines.flatMap((line) => line.split('\n')).map((line) => ' '.repeat(4 * levels) + line);
}
