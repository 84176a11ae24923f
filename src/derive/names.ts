/** What schedulables are called on the page. */
import type { Moment, SchedulableId } from '../events/event';
import type { LogIndex } from './log-index';

const DEFAULT_TASK_NAME = /^Task-\d+$/;

interface Titles {
  schedulables: number;
  renamed: number;
  readonly titles: string[];
}

const KNOWN = new WeakMap<LogIndex, Titles>();

/** CPython's name of a schedulable at a moment. */
export function nameAt(index: LogIndex, id: SchedulableId, moment: Moment): string {
  const { log } = index;
  const renames = index.renames.get(id);
  for (let i = (renames?.length ?? 0) - 1; i >= 0; i--) {
    if (log.momentOfEvent(renames!.at(i)) > moment) continue;
    const event = log.event(renames!.at(i));
    if (event.kind === 'renamed') return event.name;
  }
  return log.schedulables[id]?.name ?? '';
}

/**
 * What the page calls a schedulable: the name somebody gave it; for 'Task-2' and the like its function's name where no
 * other task runs that function; generators of one function are numbered as in their paths.
 */
export function titleOf(index: LogIndex, id: SchedulableId): string {
  if (id < 0) return 'the loop';
  const { log, renameCount } = index;
  let known = KNOWN.get(index);
  if (
    known === undefined ||
    known.schedulables !== log.schedulables.length ||
    known.renamed !== renameCount
  ) {
    known = { schedulables: log.schedulables.length, renamed: renameCount, titles: makeTitles(index) };
    KNOWN.set(index, known);
  }
  return known.titles[id] ?? `#${id}`;
}

function makeTitles(index: LogIndex): string[] {
  const { log } = index;
  const names = log.schedulables.map(({ id }) => nameAt(index, id, index.lastMoment));
  const unnamed = new Map<string, number>();
  const generators = new Map<string, number>();
  const given = new Set<string>();
  for (const { id, kind, code } of log.schedulables) {
    if (kind === 'task' && DEFAULT_TASK_NAME.test(names[id]!)) {
      unnamed.set(code, (unnamed.get(code) ?? 0) + 1);
    } else if (kind === 'generator') generators.set(names[id]!, (generators.get(names[id]!) ?? 0) + 1);
    else given.add(names[id]!);
  }
  const seen = new Map<string, number>();
  return log.schedulables.map(({ id, kind, code }) => {
    const name = names[id]!;
    if (kind === 'task' && DEFAULT_TASK_NAME.test(name)) {
      return unnamed.get(code) === 1 && code !== '' && !given.has(code) ? code : name;
    }
    if (kind === 'generator' && (generators.get(name) ?? 0) > 1) {
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      return `${name}-${nth}`;
    }
    return name;
  });
}

/** The quieter second line beside a title. */
export function sublabelOf(index: LogIndex, id: SchedulableId): string {
  const info = index.log.schedulables[id];
  if (info === undefined) return '';
  const title = titleOf(index, id);
  if (info.kind === 'thread') return info.code === '<module>' ? 'thread' : `thread, ${info.code}()`;
  if (info.kind === 'generator') return 'generator';
  const name = nameAt(index, id, index.lastMoment);
  return title === info.code && name !== title ? name : `${info.code}()`;
}
