/** What the page "What is modelled" is made of: plain data, written by the generator and read by page and documents. */

/** works: nothing known is missing; part: `words` says what is; refused: a program that uses it is told so, in `words`. */
export type ModelledState = 'works' | 'part' | 'refused';

export interface ModelledEntry {
  readonly title: string;
  readonly state: ModelledState;
  /** Sentences; none where it works. */
  readonly words: readonly string[];
  /** Names that CPython has and we do not. */
  readonly missing?: readonly string[];
}

export interface ModelledArea {
  readonly title: string;
  readonly entries: readonly ModelledEntry[];
}

export type Modelled = readonly ModelledArea[];

/** Something that is not as in a computer, but made up by a rule. */
export interface SimulatedEntry {
  readonly title: string;
  /** simulated: stands for the real thing; what-if: CPython has no such thing. */
  readonly kind: 'simulated' | 'what-if';
  readonly rule: string;
  /** A program that shows it, and what it prints: checked by a test. `quantum` runs it under the preemptive scheduler. */
  readonly shows?: { readonly source: string; readonly prints: string; readonly quantum?: number };
}
