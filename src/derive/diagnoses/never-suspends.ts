/** Awaits, but never suspends: many awaits in one step, none of which had anything to wait for. */
import type { Event, SchedulableId } from '../../events/event';
import type { LogIndex } from '../log-index';
import { titleOf } from '../names';
import { stepsTask } from '../stops';
import { listed } from '../wait-graph-text';
import { FindingList } from './places';
import type { DiagnosisSettings, Finding, Rule, Watcher } from './types';

export const NEVER_SUSPENDS: Rule = {
  id: 'never-suspends',
  name: 'Awaits, but never suspends',
  explanation:
    'An await gives up the turn only if there is something to wait for. A put into a queue with room, a free lock, a set event, a coroutine that itself waits for nothing: the task goes straight on, and nobody else runs, however many awaits it passes. Give the queue a maxsize, or await asyncio.sleep(0) now and then.',
  watch: (index, settings) => new NeverSuspendsWatcher(index, settings),
};

class NeverSuspendsWatcher implements Watcher {
  private readonly index: LogIndex;
  private readonly settings: DiagnosisSettings;
  private readonly found = new FindingList();
  private readonly passed = new Map<SchedulableId, { count: number; site: number; at: number }>();

  constructor(index: LogIndex, settings: DiagnosisSettings) {
    this.index = index;
    this.settings = settings;
  }

  take(event: Event, at: number): void {
    if (event.kind === 'await') {
      if (event.suspended) {
        this.end(event.id, at);
        return;
      }
      const run = this.passed.get(event.id);
      if (run === undefined) this.passed.set(event.id, { count: 1, site: event.site, at });
      else run.count++;
    } else if (event.kind === 'step-end') this.end(event.id, at);
  }

  finish(): readonly Finding[] {
    return this.found.all();
  }

  /** A task has given up its turn: were there others who wanted it while it went from await to await? */
  private end(id: SchedulableId, at: number): void {
    const run = this.passed.get(id);
    this.passed.delete(id);
    if (run === undefined || run.count < this.settings.passedAwaits) return;
    const { index } = this;
    const others = this.readySince(run.at, at, id);
    if (others.length === 0) return;
    const names = others.map((other) => titleOf(index, other));
    this.found.add(
      {
        rule: 'never-suspends',
        name: NEVER_SUSPENDS.name,
        text: `${titleOf(index, id)} passes ${run.count} awaits in one turn, none of which had to wait: ${listed(names)} ${names.length === 1 ? 'was' : 'were'} ready all the time and got no turn.`,
        sourceLine: index.log.sites[run.site]?.sourceLine ?? 0,
        moment: index.log.momentOfEvent(run.at),
        atUs: index.log.eventTimeUs(run.at),
        ids: [id, ...others],
        count: 1,
        isHint: false,
        also: [],
      },
      run.count,
    );
  }

  /** Tasks that stood in the ready queue from the first of those awaits to the last. */
  private readySince(from: number, to: number, self: SchedulableId): SchedulableId[] {
    const { index } = this;
    const later = index.loopAfter(to).ready;
    const ids: SchedulableId[] = [];
    for (const handle of index.loopAfter(from).ready) {
      const made = index.handleMade.get(handle);
      const event = made < 0 || !later.has(handle) ? null : index.log.event(made);
      if (event?.kind !== 'handle-queued' || event.target < 0 || event.target === self) continue;
      if (stepsTask(event.does)) ids.push(event.target);
    }
    return ids;
  }
}
