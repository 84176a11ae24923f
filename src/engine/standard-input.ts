/** What a run's program can read from standard input, and how far it has read (`InputSettings`). */
import type { InputLine, InputSettings } from '../events/run';

/** There is nothing to read yet, and nobody knows when there will be. */
const NEVER = Number.POSITIVE_INFINITY;

export class StandardInput {
  private readonly settings: InputSettings;
  /** Lines that have been read. */
  private read = 0;
  /** Threads that wait for one each; the first to ask gets the first to come. */
  private asking = 0;

  constructor(settings: InputSettings = { lines: [], whenUsedUp: 'end' }) {
    this.settings = settings;
  }

  /** When the next one who asks gets a line, in virtual microseconds; null: it is there. */
  ask(): number | null {
    const line = this.settings.lines[this.read + this.asking];
    if (line === undefined) {
      if (this.settings.whenUsedUp === 'end') return null;
    } else if (line.atUs === undefined) return null;
    this.asking++;
    return line?.atUs ?? NEVER;
  }

  /** The line that was asked for, the end of the input included. */
  take(): InputLine {
    const line = this.settings.lines[this.read];
    if (line === undefined) return { text: '', isEnd: true };
    if (line.atUs !== undefined) this.asking--;
    this.read++;
    return line;
  }

  twin(): StandardInput {
    const twin = new StandardInput(this.settings);
    twin.read = this.read;
    twin.asking = this.asking;
    return twin;
  }
}
