/**
 * A run that is picked by hand, and what has been tried in it: follows a session's runs and keeps the tree of their
 * choices, which is saved for the newest program. Loaded when somebody picks.
 */
import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Goal } from '../derive/goals';
import { outcomeText } from '../derive/outcome';
import {
  type Branches,
  conclude,
  follow,
  fromSaved,
  NO_BRANCHES,
  rename,
  savedBranchesSchema,
  toSaved,
} from './branches';
import type { Session } from './session';
import type { RunView } from './state';
import { SavedValues } from './storage';

export interface ByHandState {
  readonly branches: Branches;
  /** What is played for; null: nothing. */
  readonly goal: Goal | null;
}

/** The tree belongs to a program and to how it is run; so does the goal. */
const savedSchema = v.object({
  source: v.string(),
  options: v.string(),
  branches: savedBranchesSchema,
  goal: v.nullable(
    v.variant('kind', [
      v.object({ kind: v.literal('output'), text: v.string() }),
      v.object({ kind: v.literal('below'), value: v.number() }),
      v.object({ kind: v.literal('deadlock') }),
      v.object({ kind: v.literal('exception'), text: v.string() }),
      v.object({ kind: v.literal('before'), timeMs: v.number() }),
    ]),
  ),
});

const KNOWN = new WeakMap<Session, ByHand>();

export class ByHand {
  readonly store: StoreApi<ByHandState>;
  private readonly session: Session;
  private readonly saved: SavedValues;
  private source = '';
  private options = '';
  private seen: RunView | null = null;

  constructor(session: Session) {
    this.session = session;
    this.saved = new SavedValues(() => session.parts.openStorage());
    this.store = createStore<ByHandState>(() => ({ branches: NO_BRANCHES, goal: null }));
    this.update();
    session.store.subscribe(() => this.update());
  }

  /** The one of a session; it lives as long. */
  static of(session: Session): ByHand {
    let known = KNOWN.get(session);
    if (known === undefined) {
      known = new ByHand(session);
      KNOWN.set(session, known);
    }
    return known;
  }

  /** Goes to where a branch has led. */
  choose(branch: number): void {
    const { branches } = this.store.getState();
    const { choices } = branches.list[branch];
    this.set({ list: branches.list, current: branch });
    this.session.retake(choices);
  }

  rename(branch: number, name: string): void {
    this.set(rename(this.store.getState().branches, branch, name));
  }

  setGoal(goal: Goal | null): void {
    this.store.setState({ goal });
    this.save();
  }

  private update(): void {
    const { run, next } = this.session.store.getState();
    if (run === null || next !== null || run === this.seen || run.options.asks !== true) return;
    this.seen = run;
    const options = JSON.stringify({ ...run.options, choices: undefined });
    if (run.source !== this.source || options !== this.options) this.begin(run.source, options);
    const choices = run.options.choices ?? [];
    const tree = follow(this.store.getState().branches, choices);
    const isWhole = run.status === 'ended' && run.log.end?.reason !== 'stopped';
    this.set(isWhole ? conclude(tree, choices, outcomeText(run.index)) : tree);
  }

  /** Another program, or the same in another way: its tree, if it is the one that is saved. */
  private begin(source: string, options: string): void {
    this.source = source;
    this.options = options;
    const saved = this.saved.read('by-hand', savedSchema);
    const isOurs = saved?.source === source && saved.options === options;
    this.store.setState({
      branches: (isOurs ? fromSaved(saved.branches) : null) ?? NO_BRANCHES,
      goal: isOurs ? saved.goal : null,
    });
  }

  private set(branches: Branches): void {
    if (branches === this.store.getState().branches) return;
    this.store.setState({ branches });
    this.save();
  }

  private save(): void {
    const { source, options } = this;
    const { branches, goal } = this.store.getState();
    this.saved.write('by-hand', { source, options, branches: toSaved(branches), goal });
  }
}
