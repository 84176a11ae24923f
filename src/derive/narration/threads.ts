/** Threads and the GIL: who wants it, who waits without it, to whom it goes. */
import type { Event } from '../../events/event';
import type { RuleId } from '../types';
import { say, waitPhrase, who, whyReady } from '../words';
import { type Clause, clause, does, type Telling } from './clause';
import { pickBefore, pickText } from './picks';

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>;

export function ready(event: Of<'thread-ready'>, { index, at }: Telling): Clause {
  if (event.why === 'started') {
    return clause('did', event.id, 'thread', say`${who(index, event.id)} is started`, 6);
  }
  if (event.why === 'asked') return does('left', index, event.id, 'gil', say`lets go of the GIL`);
  return clause(
    'did',
    event.id,
    'thread',
    say`${who(index, event.id)} can go on: ${whyReady(index, event, at)}`,
    5,
  );
}

export function block(event: Of<'thread-block'>, { index }: Telling): Clause {
  const verb =
    event.reason === 'sleep'
      ? waitPhrase(index, event)
      : event.reason === 'select'
        ? say`waits: its loop has nothing to run`
        : waitPhrase(index, event);
  // Somebody else took the lock before the thread that was woken for it could run.
  const part = event.who >= 0 && event.who !== event.id && event.reason === 'thread-lock' ? 'did' : 'left';
  return does(part, index, event.id, event.reason === 'input' ? 'input' : 'thread', verb, 3);
}

export function request(event: Of<'gil-request'>, { index }: Telling): Clause {
  return does(
    'did',
    index,
    event.id,
    'gil',
    say`has waited for a whole switch interval and asks for the GIL`,
    6,
  );
}

export function switched(event: Of<'thread-switch'>, { index, at }: Telling): Clause {
  const pick = pickBefore(index, at, event.id);
  if (pick !== null) {
    const words = say`${pickText(index, pick)}: ${who(index, event.id)} goes on`;
    return clause('arrived', event.id, pick.rule as RuleId, words);
  }
  const others = event.among > 1 ? say`, the longest waiting of ${event.among}` : say``;
  return clause('arrived', event.id, 'gil', say`${who(index, event.id)} gets the GIL${others}`);
}

export function ended(event: Of<'thread-end'>, { index }: Telling): Clause {
  const verb = event.how === 'raised' ? say`ends with an exception` : say`has ended`;
  return does('left', index, event.id, 'thread', verb);
}
