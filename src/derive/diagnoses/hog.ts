/** Hogs the loop: one step runs so long that others, who could run, are kept. */
import type { Event } from '../../events/event';
import { formatTime } from '../clock';
import type { LogIndex } from '../log-index';
import { titleOf } from '../names';
import { handleText } from '../words';
import { FindingList, lineBeforeEvent } from './places';
import type { DiagnosisSettings, Finding, Rule, Watcher } from './types';

const NAMED_MAX = 4;

export const HOG: Rule = {
  id: 'hog',
  name: 'Hogs the loop',
  explanation:
    'The loop cannot interrupt anybody: a step runs until it suspends, returns or raises, and until then no other task, timer, timeout or cancellation has its turn. Tasks that were ready and timers that were due have to wait all that time. Split long work with an await that really suspends, or hand it to a thread (asyncio.to_thread) or a process.',
  watch: (index, settings) => new HogWatcher(index, settings),
};

interface Step {
  readonly begun: Extract<Event, { kind: 'handle-run' }>;
  readonly at: number;
  id: number;
  /** Line and time of the longest call in it that blocks. */
  line: number;
  call: string;
  blockedUs: number;
}

interface Kept {
  readonly id: number;
  readonly name: string;
  readonly us: number;
}

class HogWatcher implements Watcher {
  private readonly index: LogIndex;
  private readonly settings: DiagnosisSettings;
  private readonly found = new FindingList();
  /** Steps that have begun and not ended, by handle: one for each loop. */
  private readonly open = new Map<number, Step>();
  private last: Step | null = null;

  constructor(index: LogIndex, settings: DiagnosisSettings) {
    this.index = index;
    this.settings = settings;
  }

  take(event: Event, at: number): void {
    switch (event.kind) {
      case 'handle-run':
        this.last = { begun: event, at, id: -1, line: 0, call: '', blockedUs: 0 };
        this.open.set(event.handle, this.last);
        break;
      case 'step-begin': {
        const step = this.open.get(event.handle);
        if (step !== undefined) step.id = event.id;
        break;
      }
      case 'blocking':
        this.noteBlocking(event.toUs - event.atUs, event.label, event.linesBefore);
        break;
      case 'thread-block':
        if (event.dueUs >= 0) this.noteBlocking(event.dueUs - event.atUs, event.label, event.linesBefore);
        break;
      case 'handle-end': {
        const step = this.open.get(event.handle);
        this.open.delete(event.handle);
        if (step !== undefined) this.look(step, event, at);
        break;
      }
    }
  }

  finish(): readonly Finding[] {
    return this.found.all();
  }

  private noteBlocking(us: number, call: string, linesBefore: number): void {
    const step = this.last;
    if (step === null || us <= step.blockedUs || !this.open.has(step.begun.handle)) return;
    step.blockedUs = us;
    step.call = call;
    step.line = lineBeforeEvent(this.index, linesBefore);
  }

  private look(step: Step, end: Event, at: number): void {
    const us = end.atUs - step.begun.atUs;
    const instructions = end.instruction - step.begun.instruction;
    if (us <= this.settings.hogUs && instructions <= this.settings.hogInstructions) return;
    const { index } = this;
    const kept = this.keptBy(step, end, at);
    const who = step.id >= 0 ? titleOf(index, step.id) : `the ${handleText(index, step.begun.handle)}`;
    const how =
      step.blockedUs * 2 > us && step.call !== ''
        ? `, most of it in ${step.call}`
        : `, ${instructions.toLocaleString('en-US')} instructions`;
    const whom =
      kept.length === 0
        ? 'nobody else wanted to run meanwhile'
        : `${kept
            .slice(0, NAMED_MAX)
            .map(({ name, us: keptUs }) => `${name} could have run ${formatTime(keptUs)} earlier`)
            .join(', ')}${kept.length > NAMED_MAX ? ` and ${kept.length - NAMED_MAX} more were kept` : ''}`;
    this.found.add(
      {
        rule: 'hog',
        name: HOG.name,
        text: `${who} holds the loop for ${formatTime(us)}${how}: ${whom}.`,
        sourceLine: step.line > 0 ? step.line : this.busiestLine(step, end),
        moment: index.log.momentOfEvent(step.at + 1),
        atUs: step.begun.atUs,
        ids: [step.id, ...kept.map(({ id }) => id)].filter((id) => id >= 0),
        count: 1,
        isHint: false,
        also: [],
      },
      us,
    );
  }

  /** Who could have run: in the ready queue at the end of the step, or with a time that was over before it. */
  private keptBy(step: Step, end: Event, at: number): Kept[] {
    const { index } = this;
    const loop = index.loopAfter(at);
    const kept = new Map<string, Kept>();
    const add = (handle: number, sinceUs: number) => {
      const made = index.handleMade.get(handle);
      const event = made < 0 ? null : index.log.event(made);
      if (event?.kind !== 'handle-queued' && event?.kind !== 'timer-set') return;
      const us = end.atUs - Math.max(sinceUs, step.begun.atUs);
      // Its own timeout could not interrupt it; its own wake-up is no news.
      if (us <= 0 || (event.target === step.id && event.does !== 'timeout')) return;
      const isTimeout = event.does === 'timeout' && event.target >= 0;
      const name =
        event.target >= 0 && !isTimeout ? titleOf(index, event.target) : `the ${handleText(index, handle)}`;
      const known = kept.get(name);
      if (known === undefined || known.us < us) kept.set(name, { id: event.target, name, us });
    };
    for (const handle of loop.ready) {
      const ready = index.handleReady.get(handle);
      if (ready >= 0) add(handle, index.log.eventTimeUs(ready));
    }
    // A timer may have been cancelled in the step that kept it.
    for (const handle of new Set([...loop.timers, ...this.timersDuring(step, at)])) {
      const made = index.handleMade.get(handle);
      const event = made < 0 ? null : index.log.event(made);
      if (event?.kind === 'timer-set' && event.dueUs >= 0 && event.dueUs < end.atUs) add(handle, event.dueUs);
    }
    return [...kept.values()].sort((a, b) => b.us - a.us);
  }

  /** Timers that were there when the step began, or that it has set itself. */
  private timersDuring({ at }: Step, end: number): Set<number> {
    const { index } = this;
    const timers = new Set(index.loopAfter(at).timers);
    for (let i = at; i < end && i < at + EVENTS_MAX; i++) {
      const event = index.log.kindOf(i) === 'timer-set' ? index.log.event(i) : null;
      if (event?.kind === 'timer-set') timers.add(event.handle);
    }
    return timers;
  }

  /** The line that the step came to most often. */
  private busiestLine({ begun }: Step, end: Event): number {
    const { log } = this.index;
    const counts = new Map<number, number>();
    const last = Math.min(end.linesBefore, begun.linesBefore + LINES_MAX);
    for (let line = begun.linesBefore; line < last; line++) {
      const site = log.lineSite(line);
      counts.set(site, (counts.get(site) ?? 0) + 1);
    }
    const most = [...counts].sort((a, b) => b[1] - a[1])[0];
    return most === undefined ? 0 : (log.sites[most[0]]?.sourceLine ?? 0);
  }
}

/** Enough to know which line a loop is in. */
const LINES_MAX = 100_000;
/** Of a longer step the rest is not looked through. */
const EVENTS_MAX = 10_000;
