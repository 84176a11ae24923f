/** What the program wrote, as lines. */
import type { Event } from '../events/event';
import type { LogIndex } from './log-index';
import type { ConsoleLine } from './types';

type Output = Extract<Event, { kind: 'output' }>;

interface OpenLine {
  readonly place: number;
  text: string;
  readonly writes: ConsoleLine['writes'][number][];
}

interface Console {
  /** Outputs taken in so far. */
  done: number;
  lines: ConsoleLine[];
  readonly open: Map<Output['stream'], OpenLine>;
}

const CONSOLES = new WeakMap<LogIndex, Console>();

/**
 * The lines of the console in the order of their first write; pieces written without a newline are joined, stream by
 * stream. The same array as before where nothing was added.
 */
export function consoleLines(index: LogIndex): readonly ConsoleLine[] {
  let known = CONSOLES.get(index);
  if (known === undefined) {
    known = { done: 0, lines: [], open: new Map() };
    CONSOLES.set(index, known);
  }
  if (known.done === index.outputs.length) return known.lines;
  known.lines = [...known.lines];
  for (; known.done < index.outputs.length; known.done++) {
    const at = index.outputs.at(known.done);
    const event = index.log.event(at);
    if (event.kind === 'output') write(known, event, index.log.momentOfEvent(at));
  }
  return known.lines;
}

function write(known: Console, event: Output, moment: number): void {
  const pieces = event.text.split('\n');
  pieces.forEach((piece, i) => {
    const isEnded = i < pieces.length - 1;
    // What follows the last newline is a new line only if there is something in it.
    if (!isEnded && piece === '') return;
    let open = known.open.get(event.stream);
    if (open === undefined) {
      open = { place: known.lines.length, text: '', writes: [] };
      known.open.set(event.stream, open);
      known.lines.push({
        stream: event.stream,
        text: '',
        isComplete: false,
        moment,
        atUs: event.atUs,
        who: event.who,
        writes: open.writes,
      });
    }
    open.text += piece;
    open.writes.push({ moment, who: event.who, end: open.text.length });
    const line = known.lines[open.place]!;
    known.lines[open.place] = { ...line, text: open.text, isComplete: isEnded, writes: [...open.writes] };
    if (isEnded) known.open.delete(event.stream);
  });
}
