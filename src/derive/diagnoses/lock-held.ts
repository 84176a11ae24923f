/** A lock held across a long await: others who want it wait for something that has nothing to do with it. */
import type { Event, SchedulableId } from '../../events/event';
import { formatTime } from '../clock';
import type { LogIndex } from '../log-index';
import { titleOf } from '../names';
import { resourceText } from '../words';
import { FindingList, placeOf } from './places';
import type { DiagnosisSettings, Finding, Rule, Watcher } from './types';

export const LOCK_HELD: Rule = {
  id: 'lock-held',
  name: 'Lock held across a long await',
  explanation:
    'Whoever holds a lock while it waits for something slow keeps everybody who wants the lock waiting for that too. Hold a lock only around what it protects: fetch first, then take the lock and store the result.',
  watch: (index, settings) => new LockHeldWatcher(index, settings),
};

type Wait = Extract<Event, { kind: 'wait' }>;

class LockHeldWatcher implements Watcher {
  private readonly index: LogIndex;
  private readonly settings: DiagnosisSettings;
  private readonly found = new FindingList();
  private readonly held = new Map<SchedulableId, Set<number>>();
  /** What each task that is suspended waits for. */
  private readonly waits = new Map<SchedulableId, { wait: Wait; at: number }>();

  constructor(index: LogIndex, settings: DiagnosisSettings) {
    this.index = index;
    this.settings = settings;
  }

  take(event: Event, at: number): void {
    switch (event.kind) {
      case 'acquired':
        if (this.index.resources[event.resource]?.type !== 'lock') return;
        this.held.set(event.id, (this.held.get(event.id) ?? new Set()).add(event.resource));
        break;
      case 'released':
        for (const locks of this.held.values()) locks.delete(event.resource);
        break;
      case 'wait':
        this.waits.set(event.id, { wait: event, at });
        break;
      case 'step-begin':
        this.resumes(event.id, event.atUs);
        this.waits.delete(event.id);
        break;
    }
  }

  finish(): readonly Finding[] {
    return this.found.all();
  }

  /** A task goes on after a wait: who waited for a lock of its all that time? */
  private resumes(id: SchedulableId, nowUs: number): void {
    const own = this.waits.get(id);
    const locks = this.held.get(id);
    if (own === undefined || locks === undefined || locks.size === 0 || own.wait.reason === 'lock') return;
    if (nowUs - own.wait.atUs < this.settings.lockUs) return;
    const { index } = this;
    for (const lock of locks) {
      const kept = [...this.waits.values()]
        .filter(({ wait }) => wait.resource === lock && wait.id !== id)
        .map(({ wait }) => ({ id: wait.id, us: nowUs - Math.max(wait.atUs, own.wait.atUs) }))
        .filter(({ us }) => us >= this.settings.lockUs)
        .sort((a, b) => b.us - a.us);
      if (kept.length === 0) continue;
      const names = kept
        .map((one) => `${titleOf(index, one.id)} ${formatTime(one.us)}`)
        .slice(0, 4)
        .join(', ');
      this.found.add(
        {
          rule: 'lock-held',
          name: LOCK_HELD.name,
          text: `${titleOf(index, id)} holds ${resourceText(index, lock)} while it waits ${formatTime(nowUs - own.wait.atUs)} for something else; kept waiting by that: ${names}.`,
          ...placeOf(index, id, index.log.momentOfEvent(own.at)),
          ids: [id, ...kept.map((one) => one.id)],
          count: 1,
          isHint: false,
          also: [],
        },
        kept[0]!.us,
      );
    }
  }
}
