/** Growing columns of 32-bit integers: what an index over a million events is made of. */

/** An append-only list; `values` has room to spare, `length` counts. */
export class IntList {
  length = 0;
  values = new Int32Array(16);

  push(value: number): void {
    if (this.length === this.values.length) this.grow(this.length * 2);
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  last(): number {
    return this.length > 0 ? this.values[this.length - 1]! : -1;
  }

  setLast(value: number): void {
    this.values[this.length - 1] = value;
  }

  /** Puts a value into its place in a list that ascends; meant for places near the end. */
  insert(value: number): void {
    let at = this.length;
    while (at > 0 && this.values[at - 1]! > value) at--;
    if (at > 0 && this.values[at - 1] === value) return;
    this.push(value);
    this.values.copyWithin(at + 1, at, this.length - 1);
    this.values[at] = value;
  }

  /** How many values of an ascending list are at most `limit`. */
  countUpTo(limit: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.values[middle]! <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private grow(room: number): void {
    const larger = new Int32Array(room);
    larger.set(this.values);
    this.values = larger;
  }
}

/** Numbers by small ids (handles, futures), -1 where none was set; ids far out of range go to a map. */
export class IntTable {
  private values = new Int32Array(64).fill(-1);
  private readonly far = new Map<number, number>();

  get(id: number): number {
    if (id >= 0 && id < this.values.length) return this.values[id]!;
    return this.far.get(id) ?? -1;
  }

  set(id: number, value: number): void {
    if (id < 0 || id >= 1 << 24) {
      this.far.set(id, value);
      return;
    }
    if (id >= this.values.length) {
      const larger = new Int32Array(Math.max(id + 1, this.values.length * 2)).fill(-1);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[id] = value;
  }
}
