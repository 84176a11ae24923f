/** Races: a lost update that happened in this run, and one that could have happened. */
import type { Access, AccessLog } from '../../events/access';
import type { SchedulableId } from '../../events/event';
import { timeAtUs } from '../clock';
import type { LogIndex } from '../log-index';
import { titleOf } from '../names';
import { partsOf } from '../resources';
import { comesFrom, isTest } from './flow';
import { FindingList } from './places';
import type { Finding, Place, RuleText } from './types';

export const RACE: RuleText = {
  id: 'race',
  name: 'Race: an update was lost',
  explanation:
    'One reads a value, another one changes it, and the first writes back what it made of the old value: the change in between is gone. Between two suspensions a task cannot be interrupted, so read and write again without an await between them, or hold an asyncio.Lock (a threading.Lock among threads) around both.',
};

export const POSSIBLE_RACE: RuleText = {
  id: 'possible-race',
  name: 'Possible race',
  explanation:
    'Nothing was lost in this run, but nothing prevents it either: one reads a value and writes it back later, others write it too, no lock is held by both, and neither has to wait for the other. Another order of turns loses an update.',
};

/** Read by somebody, and not yet written back by it. */
interface Open {
  readonly read: Access;
  /** The first write by another one since then. */
  other: Access | null;
}

/** A read, and the write that comes from it. */
interface Update {
  readonly read: Access;
  readonly write: Access;
}

/** The lost updates among the accesses, and the updates that others could have come between. */
export function findRaces(index: LogIndex, { variables, accesses }: AccessLog): Finding[] {
  const found = new FindingList();
  const written = variablesOfSeveral(accesses);
  const open = new Map<number, Map<SchedulableId, Open>>();
  /** The same for reads in a test, which hold until the next test, however often it is read in between. */
  const tests = new Map<number, Map<SchedulableId, Open>>();
  const updates = new Map<number, Update[]>();
  for (const access of accesses) {
    const { variable, who } = access;
    if (!written.has(variable)) continue;
    const readers = open.get(variable) ?? new Map<SchedulableId, Open>();
    open.set(variable, readers);
    if (!access.isWrite) {
      readers.set(who, { read: access, other: null });
      if (isTest(index.sourceLines[access.sourceLine - 1] ?? '')) {
        const before = tests.get(variable) ?? new Map<SchedulableId, Open>();
        tests.set(variable, before.set(who, { read: access, other: null }));
      }
      continue;
    }
    const own = readers.get(who);
    readers.delete(who);
    const test = tests.get(variable)?.get(who);
    for (const others of [readers, tests.get(variable)]) {
      for (const [id, reader] of others ?? []) if (id !== who) reader.other ??= access;
    }
    if (test?.other != null && comesFrom(index.sourceLines, test.read.sourceLine, access.sourceLine)) {
      tests.get(variable)!.delete(who);
      if (own?.other == null) {
        found.add(staleTest(index, variables[variable]!, test.read, test.other, access));
        continue;
      }
    }
    if (own === undefined || !comesFrom(index.sourceLines, own.read.sourceLine, access.sourceLine)) continue;
    if (own.other !== null) found.add(lostUpdate(index, variables[variable]!, own.read, own.other, access));
    else updates.set(variable, [...(updates.get(variable) ?? []), { read: own.read, write: access }]);
  }
  const lost = found.all();
  const known = new Set(lost.map(({ text }) => nameIn(text)));
  return [...lost, ...possibleRaces(index, variables, updates, known)];
}

/** Variables that at least two read or write, one of them more than the program's start does. */
function variablesOfSeveral(accesses: readonly Access[]): Set<number> {
  const users = new Map<number, Set<SchedulableId>>();
  const writers = new Map<number, Set<SchedulableId>>();
  for (const { variable, who, isWrite } of accesses) {
    users.set(variable, (users.get(variable) ?? new Set()).add(who));
    if (isWrite) writers.set(variable, (writers.get(variable) ?? new Set()).add(who));
  }
  return new Set([...writers.keys()].filter((variable) => users.get(variable)!.size > 1));
}

function lostUpdate(index: LogIndex, name: string, read: Access, other: Access, write: Access): Finding {
  const first = titleOf(index, read.who);
  const second = titleOf(index, other.who);
  return {
    rule: 'race',
    name: RACE.name,
    text: `An update of ${name} was lost: ${first} reads it, ${second} writes it, and ${first} writes what it made of the old value.`,
    ...placeOf(index, write),
    ids: [read.who, other.who],
    count: 1,
    isHint: false,
    also: [
      { ...placeOf(index, read), text: `${first} reads ${name}` },
      { ...placeOf(index, other), text: `${second} writes ${name}` },
    ],
  };
}

function staleTest(index: LogIndex, name: string, read: Access, other: Access, write: Access): Finding {
  const first = titleOf(index, read.who);
  const second = titleOf(index, other.who);
  return {
    ...lostUpdate(index, name, read, other, write),
    text: `A test of ${name} was out of date: ${first} tests it, ${second} writes it, and ${first} goes on by its old test and writes it too.`,
    also: [
      { ...placeOf(index, read), text: `${first} tests ${name}` },
      { ...placeOf(index, other), text: `${second} writes ${name}` },
    ],
  };
}

function nameIn(text: string): string {
  return /^An? (?:update|test) of (.+?) was (?:lost|out of date)/.exec(text)?.[1] ?? '';
}

/** Updates of one variable by two who do not have to wait for one another, without a lock that both hold. */
function possibleRaces(
  index: LogIndex,
  variables: readonly string[],
  updates: ReadonlyMap<number, readonly Update[]>,
  known: ReadonlySet<string>,
): Finding[] {
  const found = new FindingList();
  for (const [variable, all] of updates) {
    const name = variables[variable]!;
    if (known.has(name)) continue;
    const loose = all.filter(({ read, write }) => isInterruptible(index, read, write));
    const pair = pairOf(index, loose, all);
    if (pair === null) continue;
    const [one, other] = pair;
    const first = titleOf(index, one.write.who);
    const second = titleOf(index, other.write.who);
    found.add({
      rule: 'possible-race',
      name: POSSIBLE_RACE.name,
      text: `${first} and ${second} both read ${name} and write it back, and nothing keeps one from coming between the other's read and write.`,
      ...placeOf(index, one.write),
      ids: [one.write.who, other.write.who],
      count: 1,
      isHint: false,
      also: [
        { ...placeOf(index, one.read), text: `${first} reads ${name}` },
        { ...placeOf(index, other.write), text: `${second} writes ${name}` },
      ],
    });
  }
  return found.all();
}

/** Whether somebody else could run between a read and a write: across a suspension, or in a thread of several. */
function isInterruptible(index: LogIndex, read: Access, write: Access): boolean {
  const { log } = index;
  if (log.schedulables[write.who]?.kind === 'thread') return true;
  for (let at = read.events; at < write.events; at++) {
    const kind = log.kindOf(at);
    if (kind !== 'step-end' && kind !== 'preempt') continue;
    const event = log.event(at);
    if ((event.kind === 'step-end' || event.kind === 'preempt') && event.id === write.who) return true;
  }
  return false;
}

function pairOf(index: LogIndex, loose: readonly Update[], all: readonly Update[]): [Update, Update] | null {
  for (const one of loose) {
    for (const other of all) {
      if (one.write.who === other.write.who || !areConcurrent(index, one, other)) continue;
      if (isGuarded(one) && isGuarded(other)) continue;
      const held = locksHeld(index, one);
      if (![...locksHeld(index, other)].some((lock) => held.has(lock))) return [one, other];
    }
  }
  return null;
}

/** Neither had to wait for the other: not by being made by it, nor by anybody's waiting for its end. */
function areConcurrent(index: LogIndex, one: Update, other: Update): boolean {
  const [first, second] = one.write.events <= other.write.events ? [one, other] : [other, one];
  const { log } = index;
  let until = second.read.events;
  for (let id = second.write.who; id >= 0; ) {
    if (id === first.write.who) return until <= first.write.events;
    for (let at = first.write.events; at < until; at++) {
      if (waitsForEnd(index, at, id, first.write.who)) return false;
    }
    const created = index.tracks[id]?.from.at(0) ?? 0;
    until = Math.min(until, log.partsOf(created).events);
    id = log.schedulables[id]?.parent ?? -1;
  }
  return true;
}

/** Whether an event says that `id` waits for the end of `other`, or has found it over. */
function waitsForEnd(index: LogIndex, at: number, id: SchedulableId, other: SchedulableId): boolean {
  const kind = index.log.kindOf(at);
  if (kind !== 'wait' && kind !== 'thread-block' && kind !== 'joined') return false;
  const event = index.log.event(at);
  if (event.kind === 'joined') return event.who === id && event.id === other;
  if ((event.kind !== 'wait' && event.kind !== 'thread-block') || event.id !== id) return false;
  return event.target === other || (event.kind === 'wait' && partsOf(index, event.future).includes(other));
}

/** A lock between threads was held: which one, the log need not say. */
function isGuarded({ read, write }: Update): boolean {
  return read.isGuarded && write.isGuarded;
}

/** Locks that the one that updates has from before the read to after the write. */
function locksHeld(index: LogIndex, { read, write }: Update): Set<number> {
  const locks = new Set<number>();
  for (const [resource, mentions] of index.holds) {
    if (index.resources[resource]?.type !== 'lock') continue;
    let holder = -1;
    for (let i = 0; i < mentions.length && mentions.at(i) < write.events; i++) {
      const event = index.log.event(mentions.at(i));
      if (mentions.at(i) >= read.events) {
        // Given away on the way: it did not guard all of it.
        if (event.kind === 'released') holder = -1;
      } else if (event.kind === 'acquired') holder = event.id;
      else if (event.kind === 'released') holder = -1;
    }
    if (holder === write.who) locks.add(resource);
  }
  return locks;
}

function placeOf(index: LogIndex, access: Access): Place {
  const { log } = index;
  let low = 0;
  let high = log.lineCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (log.lineInstruction(middle) <= access.instruction && log.eventsBeforeLine(middle) <= access.events)
      low = middle + 1;
    else high = middle;
  }
  const moment = Math.min(access.events + low + access.instruction, log.lastMoment);
  return { sourceLine: access.sourceLine, moment, atUs: timeAtUs(index, moment) };
}
