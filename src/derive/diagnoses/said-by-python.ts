/** What Python itself says on stderr: never awaited, never retrieved, destroyed while pending. */
import type { Event, SchedulableId } from '../../events/event';
import type { LogIndex } from '../log-index';
import { titleOf } from '../names';
import { FindingList, lineBeforeEvent, placeOf } from './places';
import type { Finding, Place, Rule, Watcher } from './types';

export const NEVER_AWAITED: Rule = {
  id: 'never-awaited',
  name: 'Never awaited',
  explanation:
    'Calling a coroutine function makes a coroutine object and runs nothing of its body. It runs when somebody awaits it or makes a task of it; this one was thrown away before. Write await in front of the call, or asyncio.create_task(...) around it.',
  watch: (index) => new SaidWatcher(index, neverAwaited),
};

export const NEVER_RETRIEVED: Rule = {
  id: 'never-retrieved',
  name: 'Exception nobody retrieved',
  explanation:
    'A task that fails keeps its exception until somebody asks for its result. Nobody has awaited this task, so the failure was told only when the task died, late and on stderr. Await the task, gather it, or start it in an asyncio.TaskGroup.',
  watch: (index) => new SaidWatcher(index, neverRetrieved),
};

type Output = Extract<Event, { kind: 'output' }>;
type Look = (index: LogIndex, event: Output, at: number) => Finding | null;

class SaidWatcher implements Watcher {
  private readonly index: LogIndex;
  private readonly look: Look;
  private readonly found = new FindingList();

  constructor(index: LogIndex, look: Look) {
    this.index = index;
    this.look = look;
  }

  take(event: Event, at: number): void {
    if (event.kind !== 'output' || event.stream !== 'stderr') return;
    const finding = this.look(this.index, event, at);
    if (finding !== null) this.found.add(finding);
  }

  finish(): readonly Finding[] {
    return this.found.all();
  }
}

function neverAwaited(index: LogIndex, event: Output, at: number): Finding | null {
  const said = /(?::(\d+): )?RuntimeWarning: (coroutine '([^']+)') was never awaited/.exec(event.text);
  if (said === null) return null;
  const line = said[1] === undefined ? lineBeforeEvent(index, event.linesBefore) : Number(said[1]);
  return {
    rule: 'never-awaited',
    name: NEVER_AWAITED.name,
    text: `The coroutine object of ${said[3]}() is thrown away without having run: nobody awaited it.`,
    sourceLine: line,
    moment: index.log.momentOfEvent(at),
    atUs: event.atUs,
    ids: event.who >= 0 ? [event.who] : [],
    count: 1,
    isHint: false,
    also: [],
  };
}

function neverRetrieved(index: LogIndex, event: Output, at: number): Finding | null {
  if (!/exception was never retrieved/.test(event.text)) return null;
  const name = /^future: <Task finished name='([^']*)'/m.exec(event.text)?.[1];
  const exception = /exception=(.+)>\s*$/m.exec(event.text)?.[1] ?? 'an exception';
  const id = name === undefined ? -1 : taskNamed(index, name);
  const end = id < 0 ? null : index.ends[id];
  const place: Place =
    end != null
      ? placeOf(index, id, end.moment)
      : {
          sourceLine: lineBeforeEvent(index, event.linesBefore),
          moment: index.log.momentOfEvent(at),
          atUs: event.atUs,
        };
  const who = id >= 0 ? titleOf(index, id) : 'a future';
  return {
    rule: 'never-retrieved',
    name: NEVER_RETRIEVED.name,
    text: `${who} failed with ${exception}, and nobody asked for its result.`,
    ...place,
    ids: id >= 0 ? [id] : [],
    count: 1,
    isHint: false,
    also: [],
  };
}

/** The task that has ended under a name; -1 if there is none. */
function taskNamed(index: LogIndex, name: string): SchedulableId {
  for (const { id, kind, name: first } of index.log.schedulables) {
    if (kind !== 'task' || index.ends[id]?.how !== 'raised') continue;
    const renames = index.renames.get(id);
    const event = renames === undefined ? null : index.log.event(renames.last());
    const last = event?.kind === 'renamed' ? event.name : first;
    if (last === name) return id;
  }
  return -1;
}
