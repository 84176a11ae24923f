/** What the program does besides taking turns: generators, output, blocking calls, cells, and its end. */
import type { Event, RunEndReason, SchedulableId } from '../../events/event';
import { formatTime } from '../clock';
import type { LogIndex } from '../log-index';
import { type RuleId, SPAN_STATES } from '../types';
import { code, listOf, quoted, say, spanReason, type Words, who } from '../words';
import { type Clause, clause, does, eventsOf, type Telling } from './clause';

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>;

export function generatorResume(event: Of<'generator-resume'>, { index, at }: Telling): Clause {
  const isFirst = !hasRun(index, event.id, at);
  const name = who(index, event.id);
  const ask = say`${who(index, event.who)} asks ${name} for its ${isFirst ? 'first' : 'next'} value`;
  return clause(
    'arrived',
    event.id,
    'generator',
    isFirst
      ? say`${ask}: ${name} begins at its top and runs until its first yield`
      : say`${ask}: ${name} goes on until its next yield`,
  );
}

function hasRun(index: LogIndex, id: SchedulableId, at: number): boolean {
  const track = index.tracks[id];
  if (track === undefined) return false;
  const span = track.spanAt(index.log.momentOfEvent(at) - 1);
  return span >= 0 && SPAN_STATES[track.states.at(span)] !== 'created';
}

export function generatorYield(event: Of<'generator-yield'>, { index }: Telling): Clause {
  const verb = say`yields a value to ${who(index, event.who)} and stays suspended where it stands`;
  return does('left', index, event.id, 'generator', verb);
}

export function generatorEnd(event: Of<'generator-end'>, { index }: Telling): Clause {
  const name = who(index, event.id);
  const owner = who(index, event.who);
  const words = {
    returned: say`${name} has no more values: it ends, and ${owner} goes on`,
    raised: say`${name} ends with an exception, which goes on into ${owner}`,
    closed: say`${name} is closed`,
  };
  return clause(event.how === 'closed' ? 'did' : 'left', event.id, 'generator', words[event.how], 2);
}

/** All that one step printed is told at its last write. */
const TRACEBACK = 'Traceback (most recent call last):';

export function output(event: Of<'output'>, telling: Telling): Clause | null {
  const writes = eventsOf(telling, 'output').filter(
    ({ stream, who: by }) => stream === event.stream && by === event.who,
  );
  if (writes[writes.length - 1] !== event) return null;
  const whole = writes.map((write) => write.text).join('');
  const text = quoted(whole);
  if (event.stream === 'display') return clause('did', event.who, 'cell', say`the cell shows ${text}`, 4);
  const verb =
    event.stream === 'stderr'
      ? whole.startsWith(TRACEBACK)
        ? say`prints the traceback`
        : say`writes to stderr: ${text}`
      : text === ''
        ? say`prints an empty line`
        : say`prints “${text}”`;
  return event.who < 0
    ? clause('did', -1, 'output', say`the program ${verb}`, 4)
    : does('did', telling.index, event.who, 'output', verb, 4);
}

/** "MainThread reads the line “ada”". */
export function input(event: Of<'input'>, { index }: Telling): Clause {
  const verb = event.isEnd ? say`finds the end of the input` : say`reads the line “${quoted(event.text)}”`;
  return does('did', index, event.who, 'input', verb, 6, verb);
}

/** "hog calls time.sleep(0.5): it holds the thread, and the loop with it: nobody else can run until 0.65 s". */
export function blocking(event: Of<'blocking'>, { index, at }: Telling): Clause {
  const inLoop = index.loopAfter(at).inLoop;
  const call = event.label === '' ? 'a blocking call' : event.label;
  const until = formatTime(event.toUs);
  const verb = inLoop
    ? say`is in ${call}, which holds the thread and the loop with it: nobody else can run until ${until}`
    : say`is in ${call}, which holds its thread until ${until}`;
  const ruleId = inLoop ? 'blocking' : 'program';
  return event.who < 0
    ? clause('did', -1, ruleId, say`the program ${verb}`, 10)
    : does('did', index, event.who, ruleId, verb, 10, say`holds the thread until ${until}`);
}

export function cell(event: Of<'cell'>): Clause {
  return clause('did', event.who, 'cell', say`cell ${event.number} begins`, 5);
}

interface End {
  readonly text: string;
  readonly ruleId: RuleId;
  /** What becomes of the run's own message: it stands alone, comes after the text, or is left to the page. */
  readonly message: 'alone' | 'after' | 'none';
}

const ENDS: Readonly<Record<RunEndReason, End>> = {
  finished: { text: 'the program has ended: nothing is left to run', ruleId: 'end', message: 'none' },
  exit: { text: 'the program ends itself with sys.exit', ruleId: 'end', message: 'alone' },
  error: { text: 'the program ends with an exception that nobody caught', ruleId: 'end', message: 'after' },
  'syntax-error': { text: 'the program cannot start', ruleId: 'end', message: 'after' },
  unsupported: { text: 'the run stops here', ruleId: 'end', message: 'after' },
  limit: { text: 'the run was stopped at one of its limits', ruleId: 'limit', message: 'alone' },
  deadlock: { text: 'nothing can move any more', ruleId: 'deadlock', message: 'none' },
  idle: { text: 'nothing is left to do but wait', ruleId: 'idle', message: 'none' },
  stopped: { text: 'you have stopped the run here', ruleId: 'end', message: 'none' },
  'not-loaded': { text: 'the run stops here', ruleId: 'end', message: 'after' },
  bug: {
    text: 'Interleave itself has failed here; your program is not to blame',
    ruleId: 'end',
    message: 'none',
  },
};

export function end(event: Of<'end'>, { index, at }: Telling): Clause {
  const { text, ruleId, message: use } = ENDS[event.reason];
  const told = (words: Words) => clause('over', -1, ruleId, words);
  if (event.reason === 'deadlock' || event.reason === 'idle') {
    return told(say`${text}${whoWaits(index, index.log.momentOfEvent(at))}`);
  }
  const message = quoted(index.log.end?.message ?? '', 200);
  if (message === '' || use === 'none') return told(say`${text}`);
  return told(use === 'alone' ? say`${message}` : say`${text}: ${code(message)}`);
}

/** ': main waits on gather of 2 tasks, ada waits for the lock, ...', and whom nobody can wake. */
function whoWaits(index: LogIndex, moment: number): Words {
  const waiting = index.tracks.filter((track) => {
    const span = track.spanAt(moment);
    const state = span < 0 ? '' : SPAN_STATES[track.states.at(span)];
    return (
      (state === 'waiting' || state === 'sleeping' || state === 'blocked') &&
      (track.endedAt < 0 || track.endedAt > moment)
    );
  });
  if (waiting.length === 0) return [];
  const shown = waiting.slice(0, 5);
  let words: Words = say`: `;
  shown.forEach((track, i) => {
    const cause = track.causes.at(track.spanAt(moment));
    const state = SPAN_STATES[track.states.at(track.spanAt(moment))]!;
    const reason = spanReason(index, track.lane, state, cause < 0 ? null : index.log.event(cause));
    const isLast = i === shown.length - 1 && waiting.length === shown.length;
    words = say`${words}${i === 0 ? '' : isLast ? ' and ' : ', '}${who(index, track.lane)} ${reason}`;
  });
  const rest = waiting.length - shown.length;
  return rest > 0
    ? say`${words} and ${listOf(
        index,
        waiting.slice(5).map(({ lane }) => lane),
        2,
      )} wait too`
    : words;
}

const AWAIT_IN_LINE = /\bawait\b|\basync\s+(?:for|with)\b/;

/** Somebody stands on a line that is about to run. */
export function line(index: LogIndex, id: SchedulableId, site: number): Clause {
  const { log } = index;
  const place = log.sites[site];
  const number = place?.sourceLine ?? 0;
  const text = quoted(index.sourceLines[number - 1]?.trim() ?? '', 60);
  const hasAwait = text === '' ? false : AWAIT_IN_LINE.test(text.replace(/#.*$/, ''));
  const what = hasAwait ? `line ${number}, an await point` : `line ${number}`;
  const words =
    text === ''
      ? say`${who(index, id)} comes to ${what}`
      : say`${who(index, id)} comes to ${what}: ${code(text)}`;
  return clause('did', id, hasAwait ? 'await' : 'line', words, -1);
}

export function instruction(index: LogIndex, id: SchedulableId, sourceLine: number): Clause {
  const where = sourceLine > 0 ? ` on line ${sourceLine}` : '';
  return clause('did', id, 'instruction', say`${who(index, id)} is in the middle of its work${where}`, -1);
}
