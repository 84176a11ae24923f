/** A blocking call in a coroutine: it stops the whole loop, not only the task that makes it. */
import type { Event, SchedulableId } from '../../events/event';
import { formatTime } from '../clock';
import type { LogIndex } from '../log-index';
import { titleOf } from '../names';
import { FindingList, lineBeforeEvent } from './places';
import type { DiagnosisSettings, Finding, Rule, Watcher } from './types';

export const BLOCKING_CALL: Rule = {
  id: 'blocking-call',
  name: 'Blocking call in a coroutine',
  explanation:
    'A call that blocks (time.sleep, requests.get, a threading lock, a join) returns late without suspending. In a coroutine it holds the thread, and with it the loop: no other task, timer or timeout has its turn. Use what can be awaited instead (asyncio.sleep, an asynchronous HTTP client, asyncio.Lock), or await asyncio.to_thread(...).',
  watch: (index, settings) => new BlockingWatcher(index, settings),
};

class BlockingWatcher implements Watcher {
  private readonly index: LogIndex;
  private readonly settings: DiagnosisSettings;
  private readonly found = new FindingList();
  /** The task whose step goes on in each thread. */
  private readonly inStep = new Map<SchedulableId, SchedulableId>();
  private readonly blocked = new Map<
    SchedulableId,
    { event: Extract<Event, { kind: 'thread-block' }>; at: number }
  >();
  private thread: SchedulableId = 0;

  constructor(index: LogIndex, settings: DiagnosisSettings) {
    this.index = index;
    this.settings = settings;
  }

  take(event: Event, at: number): void {
    switch (event.kind) {
      case 'step-begin':
        this.inStep.set(this.thread, event.id);
        break;
      case 'step-end':
        this.inStep.delete(this.thread);
        break;
      case 'thread-switch':
        this.thread = event.id;
        break;
      case 'blocking': {
        const id = this.inStep.get(this.thread);
        if (id !== undefined) this.add(id, event.toUs - event.atUs, event.label, event, at);
        break;
      }
      case 'thread-block':
        if (this.inStep.has(event.id)) this.blocked.set(event.id, { event, at });
        break;
      case 'thread-ready': {
        const block = this.blocked.get(event.id);
        const id = this.inStep.get(event.id);
        this.blocked.delete(event.id);
        if (block !== undefined && id !== undefined) {
          this.add(id, event.atUs - block.event.atUs, callOf(block.event), block.event, block.at);
        }
        break;
      }
    }
  }

  finish(): readonly Finding[] {
    for (const [thread, { event, at }] of this.blocked) {
      const id = this.inStep.get(thread);
      if (id !== undefined) this.add(id, Number.POSITIVE_INFINITY, callOf(event), event, at);
    }
    return this.found.all();
  }

  private add(id: SchedulableId, us: number, call: string, event: Event, at: number): void {
    if (us < this.settings.blockingUs) return;
    const { index } = this;
    const howLong = Number.isFinite(us) ? `for ${formatTime(us)}` : 'for ever';
    this.found.add(
      {
        rule: 'blocking-call',
        name: BLOCKING_CALL.name,
        text: `${titleOf(index, id)} is in ${call === '' ? 'a call that blocks' : call}, which holds the whole loop ${howLong}.`,
        sourceLine: lineBeforeEvent(index, event.linesBefore),
        moment: index.log.momentOfEvent(at),
        atUs: event.atUs,
        ids: [id],
        count: 1,
        isHint: false,
        also: [],
      },
      us,
    );
  }
}

/** What the thread is blocked in, as far as the log says. */
function callOf({ label, reason }: Extract<Event, { kind: 'thread-block' }>): string {
  if (reason === 'sleep' || reason === 'io') return label;
  if (reason === 'thread-lock') return `a wait for the threading lock${label === '' ? '' : ` ${label}`}`;
  if (reason === 'join') return 'a join of a thread';
  if (reason === 'future') return 'a wait for the result of a concurrent future';
  return `a wait of the thread (${reason})`;
}
