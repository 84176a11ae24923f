/** Schedulers other than CPython's own: why somebody was picked, and what the others lack. */
import type { Event, PickRule } from '../../events/event';
import { formatTime } from '../clock';
import type { LogIndex } from '../log-index';
import { titleOf } from '../names';
import type { RuleId } from '../types';
import { say, who } from '../words';
import { type Clause, clause, does, type Telling } from './clause';

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>;

/** Events between a decision and the turn that it leads to, at most: whoever ran is set aside in between. */
const REACH = 12;

const TEXTS: Readonly<Partial<Record<PickRule, (pick: Of<'pick'>, name: string) => string>>> = {
  lottery: ({ value, other }, name) => `ticket ${value} of ${other} is drawn, which is ${name}'s`,
  priority: ({ value, other }, name) =>
    value > other
      ? `${name}'s priority ${value} beats ${other}`
      : `${name} is the first of priority ${value}`,
  feedback: ({ value, other }, name) =>
    value < other
      ? `${name} is on level ${value}, above level ${other}`
      : `${name} is the first on level ${value}`,
  shortest: ({ value, other }, name) =>
    value < 0
      ? `${name} came first of those whose length is not known`
      : other < 0
        ? `${name}'s job of length ${value} is the only one whose length is known`
        : value <= other
          ? `${name}'s job of length ${value} is the shortest, the next one has ${other}`
          : `${name}'s job of length ${value} has begun, so it goes on`,
  'run-to-completion': (_, name) => `${name} came first`,
  manual: ({ value, among }, name) =>
    value === 1
      ? `you pick ${name}, one of ${among}`
      : `no choice is left: ${name} is taken, one of ${among}`,
};

/** 'ticket 17 of 23 is drawn, which is bob's', for a pick; '' where the rule says nothing. */
export function pickText(index: LogIndex, pick: Of<'pick'>): string {
  return TEXTS[pick.rule]?.(pick, titleOf(index, pick.id)) ?? '';
}

/** The decision that led to the event number `at` about `id`; null where there was none. */
export function pickBefore(index: LogIndex, at: number, id: number): Of<'pick'> | null {
  for (let i = at - 1; i >= 0 && i > at - REACH; i--) {
    if (index.log.kindOf(i) !== 'pick') continue;
    const event = index.log.event(i);
    return event.kind === 'pick' && event.id === id ? event : null;
  }
  return null;
}

/** Told here only where it lets the one that runs go on; otherwise with the turn that it leads to. */
export function picked(event: Of<'pick'>, { index, at }: Telling): Clause | null {
  if (index.loopAfter(at).running !== event.id) return null;
  const text = pickText(index, event);
  const words = say`${who(index, event.id)}'s turn is over, but ${text}: it goes on`;
  return clause('did', event.id, event.rule as RuleId, words, 6);
}

export function levelled(event: Of<'level'>, { index }: Telling): Clause {
  const verb = say`has used up its quantum and falls to level ${event.level}`;
  return does('did', index, event.id, 'feedback', verb, 7);
}

export function polls(event: Of<'polls'>): Clause {
  const count = event.count === 1 ? '1 poll' : `${event.count.toLocaleString('en-US')} polls`;
  const words = event.isIdle
    ? say`${count}, nothing ready: the reactor asks again and again until ${formatTime(event.toUs)}`
    : say`the reactor asks ${event.count === 1 ? 'one entry' : `${event.count} entries`} that cannot go on yet`;
  return clause('did', -1, 'reactor', words, event.isIdle ? 7 : 3);
}

export function onCore(event: Of<'core'>, { index }: Telling): Clause | null {
  if (event.core < 0) return null;
  return clause('arrived', event.id, 'cores', say`${who(index, event.id)} runs on core ${event.core}`);
}
