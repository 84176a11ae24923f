/** Nobody keeps this task: the result of create_task is thrown away, and asyncio's own reference is weak. */
import type { Event } from '../../events/event';
import type { LogIndex } from '../log-index';
import { titleOf } from '../names';
import { FindingList, lineBeforeEvent } from './places';
import type { Finding, Rule, Watcher } from './types';

export const NOBODY_KEEPS: Rule = {
  id: 'nobody-keeps',
  name: 'Nobody keeps this task',
  explanation:
    'asyncio itself holds tasks by weak references only. Where nobody keeps the task that create_task returns, it may be collected in the middle of its work, nobody sees its exception, and nobody waits for it at the end. Keep it in a variable or a set and await it, or start it in an asyncio.TaskGroup.',
  watch: (index) => new NobodyKeepsWatcher(index),
};

/** A statement that is nothing but the making of a task: its value is dropped. Groups keep their tasks themselves. */
const DROPPED =
  /^\s*(?:asyncio\.|loop\.|asyncio\.get_(?:running|event)_loop\(\)\.)?(?:create_task|ensure_future)\(/;

/** Whether a line goes on with what the one before has begun: an argument, an item. */
function isInside(lines: readonly string[], line: number): boolean {
  let before = line - 2;
  while (before >= 0 && lines[before]!.trim() === '') before--;
  return /[([{,\\=]\s*(?:#.*)?$/.test(lines[before] ?? '');
}

class NobodyKeepsWatcher implements Watcher {
  private readonly index: LogIndex;
  private readonly found = new FindingList();

  constructor(index: LogIndex) {
    this.index = index;
  }

  take(event: Event, at: number): void {
    const { index } = this;
    const { log } = index;
    if (event.kind === 'output' && event.stream === 'stderr') {
      if (!event.text.includes('Task was destroyed but it is pending!')) return;
      const name = /^task: <Task pending name='([^']*)'/m.exec(event.text)?.[1] ?? 'a task';
      this.add(`${name} was destroyed before it was done: nobody kept it.`, event, at, [], 0);
      return;
    }
    if (event.kind !== 'created') return;
    const { kind, site } = log.schedulables[event.id]!;
    if (kind !== 'task' || site < 0) return;
    const line = log.sites[site]?.sourceLine ?? 0;
    if (!DROPPED.test(index.sourceLines[line - 1] ?? '') || isInside(index.sourceLines, line)) return;
    const text = `The task ${titleOf(index, event.id)} is made and dropped at once: nobody can await it or see it fail.`;
    this.add(text, event, at, [event.id], line);
  }

  finish(): readonly Finding[] {
    return this.found.all();
  }

  private add(text: string, event: Event, at: number, ids: readonly number[], line: number): void {
    const { index } = this;
    this.found.add({
      rule: 'nobody-keeps',
      name: NOBODY_KEEPS.name,
      text,
      sourceLine: line > 0 ? line : lineBeforeEvent(index, event.linesBefore),
      moment: index.log.momentOfEvent(at),
      atUs: event.atUs,
      ids,
      count: 1,
      isHint: false,
      also: [],
    });
  }
}
