/** What the program wrote, and read, as lines. */
import type { Event, EventBase } from '../events/event';
import type { LogIndex } from './log-index';
import type { ConsoleLine } from './types';

type Output = Extract<Event, { kind: 'output' }>;
type Input = Extract<Event, { kind: 'input' }>;

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
    else if (event.kind === 'input') echo(known, event, index.log.momentOfEvent(at));
  }
  return known.lines;
}

function write(known: Console, event: Output, moment: number): void {
  const pieces = event.text.split('\n');
  pieces.forEach((piece, i) => {
    const isEnded = i < pieces.length - 1;
    // What follows the last newline is a new line only if there is something in it.
    if (isEnded || piece !== '') add(known, event, event.stream, piece, isEnded, { moment, who: event.who });
  });
}

/** A line that is read stands where it was typed: behind the prompt, and ends that line, as in a terminal. */
function echo(known: Console, event: Input, moment: number): void {
  const text = event.isEnd ? '^D' : event.text;
  add(known, event, 'stdout', text, true, { moment, who: event.who, isTyped: true });
}

/** Adds to the open line of a stream, which is begun if there is none, and ended if it `isEnded`. */
function add(
  known: Console,
  { atUs, who }: EventBase,
  stream: Output['stream'],
  text: string,
  isEnded: boolean,
  written: Omit<ConsoleLine['writes'][number], 'end'>,
): void {
  let open = known.open.get(stream);
  if (open === undefined) {
    open = { place: known.lines.length, text: '', writes: [] };
    known.open.set(stream, open);
    const { moment } = written;
    known.lines.push({ stream, text: '', isComplete: false, moment, atUs, who, writes: open.writes });
  }
  open.text += text;
  open.writes.push({ ...written, end: open.text.length });
  const line = known.lines[open.place]!;
  known.lines[open.place] = { ...line, text: open.text, isComplete: isEnded, writes: [...open.writes] };
  if (isEnded) known.open.delete(stream);
}
