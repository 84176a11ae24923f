/** What a link says, as plain data, and what may stand in one. Everything is optional but the program. */
import * as v from 'valibot';
import type { Position } from '../derive/types';
import { GRAINS } from '../derive/types';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { optionsOf, optionsSchema } from './options';

/** Where the page stands: a place in the run (SEMANTICS 8), or a step counted in stops of a grain. */
export type LinkPlace = Omit<Position, 'moment'> | StepPlace;

export interface StepPlace {
  readonly grain: Position['grain'];
  /** As the playhead counts: 0 is the start. */
  readonly step: number | 'end';
}

export interface LinkView {
  readonly theme?: 'auto' | 'light' | 'dark';
  /** Steps a second. */
  readonly speed?: number;
  readonly axis?: 'time' | 'steps';
  readonly foldIdle?: boolean;
  /** Which regions are shown, by their lower-case names, where not all are. */
  readonly panes?: readonly string[];
}

/** Something a person has written at a place of the run. */
export interface LinkNote {
  readonly at: LinkPlace;
  readonly text: string;
}

export interface Link {
  readonly source: string;
  readonly options: RunOptions;
  /** Further runs of the same program beside it, as in a comparison. */
  readonly beside?: readonly RunOptions[];
  readonly at?: LinkPlace;
  readonly view?: LinkView;
  readonly notes?: readonly LinkNote[];
  /** What a person saw of the run (derive/run-hash.ts). */
  readonly hash?: string;
}

/** What reading a link comes to. */
export type Opened =
  | { readonly ok: true; readonly link: Link }
  /** One sentence for people. */
  | { readonly ok: false; readonly message: string };

const NAME_MAX = 400;
const NOTES_MAX = 100;
const NOTE_MAX = 1000;
const COUNT_MAX = 2 ** 31;
const BESIDE_MAX = 3;

const name = v.pipe(v.string(), v.maxLength(NAME_MAX));
/** A number of the link that counts something; out of bounds it is brought back. */
const count = v.pipe(
  v.number(),
  v.transform((value) => Math.min(COUNT_MAX, Math.max(0, Math.trunc(value)))),
);
const grain = v.picklist(GRAINS);

/** A place as a row: grain, path, code, line, visit, kind, nth, instruction; or grain and step. */
const placeRow = v.union([
  v.strictTuple([grain, name, name, count, count, name, count, count]),
  v.strictTuple([grain, v.union([count, v.literal('end')])]),
]);
type PlaceRow = v.InferOutput<typeof placeRow>;

/** The first line of a link's text, as JSON; the rest of the text is the program. */
export const headSchema = v.strictObject({
  options: v.optional(optionsSchema),
  beside: v.optional(v.pipe(v.array(optionsSchema), v.maxLength(BESIDE_MAX))),
  at: v.optional(placeRow),
  view: v.optional(
    v.strictObject({
      theme: v.optional(v.picklist(['auto', 'light', 'dark'])),
      speed: v.optional(
        v.pipe(
          v.number(),
          v.transform((value) => Math.min(1000, Math.max(0.1, value))),
        ),
      ),
      axis: v.optional(v.picklist(['time', 'steps'])),
      foldIdle: v.optional(v.boolean()),
      panes: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z -]{1,40}$/))), v.maxLength(20))),
    }),
  ),
  notes: v.optional(
    v.pipe(
      v.array(v.strictTuple([placeRow, v.pipe(v.string(), v.maxLength(NOTE_MAX))])),
      v.maxLength(NOTES_MAX),
    ),
  ),
  hash: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{6}$/))),
});

export type Head = v.InferOutput<typeof headSchema>;

export function rowOfPlace(place: LinkPlace): PlaceRow {
  if ('step' in place) return [place.grain, place.step];
  const { path, code, sourceLine, visit, kind, nth, instruction } = place;
  return [place.grain, path, code, sourceLine, visit, kind, nth, instruction];
}

export function placeOfRow(row: PlaceRow): LinkPlace {
  if (row.length === 2) return { grain: row[0], step: row[1] };
  const [ofGrain, path, code, sourceLine, visit, kind, nth, instruction] = row;
  return { grain: ofGrain, path, code, sourceLine, visit, kind, nth, instruction };
}

/** The link that a head and a program are. */
export function linkOf(head: Head, source: string): Link {
  const { at, view, notes, hash, beside } = head;
  return {
    source,
    options: head.options === undefined ? DEFAULT_RUN_OPTIONS : optionsOf(head.options),
    ...(beside === undefined ? {} : { beside: beside.map(optionsOf) }),
    ...(at === undefined ? {} : { at: placeOfRow(at) }),
    ...(view === undefined ? {} : { view }),
    ...(notes === undefined ? {} : { notes: notes.map(([row, text]) => ({ at: placeOfRow(row), text })) }),
    ...(hash === undefined ? {} : { hash }),
  };
}
