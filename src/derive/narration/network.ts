/** What goes over the simulated network: requests and their answers. */
import type { Event } from '../../events/event';
import { quoted, say } from '../words';
import { type Clause, clause, does, type Telling } from './clause';

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>;

/** "ada sends GET https://example.com/". */
export function request(event: Of<'request'>, { index }: Telling): Clause {
  const verb = say`sends ${quoted(event.label)}`;
  return event.who < 0
    ? clause('did', -1, 'io', say`${quoted(event.label)} goes out`, 6)
    : does('did', index, event.who, 'io', verb, 6, verb);
}

/** "its answer is 200 OK": told with the request that it answers. */
export function requestEnd(event: Of<'request-end'>, { index }: Telling): Clause {
  const at = index.requestMade.get(event.number);
  const made = at < 0 ? null : index.log.event(at);
  const what = made?.kind === 'request' ? quoted(made.label) : 'the request';
  const how = {
    answered: say`${what} is answered: ${event.label}`,
    failed: say`${what} fails: ${event.label}`,
    cancelled: say`${what} is given up`,
  }[event.how];
  return clause('did', event.who, 'io', how, 6);
}
