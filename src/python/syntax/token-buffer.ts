import { ENDMARKER } from './tokens';

/**
 * All tokens of one source text in parallel typed arrays: no object for a token, and going back costs nothing.
 * Offsets are UTF-16 units from the start of the text, lines count from 1; `lineStarts[line]` is a line's offset.
 */
export class TokenBuffer {
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  lines: Int32Array;
  endLines: Int32Array;
  count = 0;
  lineStarts: number[] = [0, 0];

  constructor(sourceLength: number) {
    const capacity = (sourceLength >> 2) + 64;
    this.kinds = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.lines = new Int32Array(capacity);
    this.endLines = new Int32Array(capacity);
  }

  add(kind: number, start: number, end: number, line: number, endLine: number): void {
    const i = this.count;
    if (i === this.kinds.length) this.grow();
    this.kinds[i] = kind;
    this.starts[i] = start;
    this.ends[i] = end;
    this.lines[i] = line;
    this.endLines[i] = endLine;
    this.count = i + 1;
  }

  private grow(): void {
    const capacity = this.kinds.length * 2;
    const kinds = new Uint8Array(capacity);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const widen = (from: Int32Array) => {
      const to = new Int32Array(capacity);
      to.set(from);
      return to;
    };
    this.starts = widen(this.starts);
    this.ends = widen(this.ends);
    this.lines = widen(this.lines);
    this.endLines = widen(this.endLines);
  }

  /** Closes the stream: a few more ENDMARKERs let the parser look ahead without asking for the length. */
  finish(kind: number, offset: number, line: number): void {
    this.add(kind, offset, offset, line, line);
    for (let i = 0; i < 3; i++) this.add(ENDMARKER, offset, offset, line, line);
    this.count -= 3;
  }
}
