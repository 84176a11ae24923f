/** A clause is what one event says; the sentence of a step is made of one to three of them. */
import type { Event, Moment, SchedulableId } from '../../events/event';
import type { LogIndex } from '../log-index';
import type { RuleId } from '../types';
import { say, type Words, who } from '../words';

/**
 * The part a clause plays in its step:
 * - `left`: why the one that ran no longer does
 * - `jump`: the clock
 * - `loop`: what a handle did that runs no line of the program
 * - `arrived`: who runs now, and why
 * - `did`: something done on the way, without a change of who runs
 * - `over`: the run has ended
 */
export type Part = 'left' | 'jump' | 'loop' | 'arrived' | 'did' | 'over';

export interface Clause {
  readonly part: Part;
  readonly words: Words;
  readonly ruleId: RuleId;
  readonly subject: SchedulableId;
  /** Among what was `did` in one step, the heaviest is told. */
  readonly weight: number;
  /** The same without its subject, for sentences in which one subject does two things. */
  readonly verb?: Words;
  /** The same in fewer words, for sentences with more than one clause. */
  readonly brief?: Words;
}

/** One event of the step that is told, and what is around it. */
export interface Telling {
  readonly index: LogIndex;
  /** Place of the event in the log. */
  readonly at: number;
  /** The events of the whole step, this one included, with the place of the first. */
  readonly events: readonly Event[];
  readonly first: number;
  /** End of the step. */
  readonly moment: Moment;
}

export function clause(part: Part, subject: SchedulableId, ruleId: RuleId, words: Words, weight = 0): Clause {
  return { part, subject, ruleId, words, weight };
}

/** A clause whose subject is somebody: 'ada' and 'sleeps until 1 s'. */
export function does(
  part: Part,
  index: LogIndex,
  subject: SchedulableId,
  ruleId: RuleId,
  verb: Words,
  weight = 0,
  brief?: Words,
): Clause {
  const words = say`${who(index, subject)} ${verb}`;
  return { part, subject, ruleId, words, weight, verb, brief };
}

/** Ids of the events of a kind in the step, in order. */
export function eventsOf<K extends Event['kind']>(
  { events }: Telling,
  kind: K,
): Extract<Event, { kind: K }>[] {
  return events.filter((event): event is Extract<Event, { kind: K }> => event.kind === kind);
}
