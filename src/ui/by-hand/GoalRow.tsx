import { useId } from 'react';
import { useStore } from 'zustand';
import { formatTime, timeAtUs } from '../../derive/clock';
import { GOAL_KINDS, type Goal, type GoalKind, goalText, reachedAt } from '../../derive/goals';
import { formatChoices } from '../../events/schedulers';
import { ByHand } from '../../session/by-hand';
import type { RunView } from '../../session/state';
import controls from '../controls/controls.module.css';
import { useSession } from '../session-context';
import { CopyButton } from '../share/CopyButton';
import styles from './ByHand.module.css';

const CAPTIONS: Readonly<Record<GoalKind, string>> = {
  output: 'The output contains …',
  below: 'The last number printed is below …',
  deadlock: 'A deadlock',
  exception: 'An exception …',
  before: 'It finishes before … ms',
};

const STARTS: Readonly<Record<GoalKind, Goal>> = {
  output: { kind: 'output', text: '' },
  below: { kind: 'below', value: 2 },
  deadlock: { kind: 'deadlock' },
  exception: { kind: 'exception', text: '' },
  before: { kind: 'before', timeMs: 1000 },
};

/** What one plays for, whether the run has got there, and the choices as `--choices` takes them. */
export function GoalRow({ run }: { run: RunView }) {
  const session = useSession();
  const byHand = ByHand.of(session);
  const goal = useStore(byHand.store, (state) => state.goal);
  const select = useId();
  const choices = formatChoices(run.options.choices ?? []);
  const moment = goal === null ? null : reachedAt(goal, run.index);
  const chosen = (kind: string) =>
    byHand.setGoal(GOAL_KINDS.includes(kind as GoalKind) ? STARTS[kind as GoalKind] : null);
  return (
    <div className={styles.row}>
      <label htmlFor={select}>Goal</label>
      <select
        id={select}
        className={`${controls.field} ${controls.select}`}
        value={goal?.kind ?? ''}
        onChange={(event) => chosen(event.target.value)}
      >
        <option value="">None</option>
        {GOAL_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {CAPTIONS[kind]}
          </option>
        ))}
      </select>
      {goal !== null && <GoalField goal={goal} onChange={(changed) => byHand.setGoal(changed)} />}
      <span aria-live="polite" className={moment === null ? styles.forced : styles.reached}>
        {goal !== null && saidOf(run, goal, moment, choices)}
      </span>
      {moment !== null && moment < run.index.lastMoment && (
        <button type="button" className={controls.button} onClick={() => session.seek(moment)}>
          Go there
        </button>
      )}
      <CopyButton label="Copy choices" text={choices} />
    </div>
  );
}

/** One sentence; it says by which choices. */
function saidOf(run: RunView, goal: Goal, moment: number | null, choices: string): string {
  if (moment === null) {
    return run.status === 'ended' ? `Not reached: ${goalText(goal)}.` : 'Not reached yet.';
  }
  const by = choices === '' ? 'without a choice' : `by the choices ${choices}`;
  return `✓ Goal reached at ${formatTime(timeAtUs(run.index, moment))}, ${by}: ${goalText(goal)}.`;
}

function GoalField({ goal, onChange }: { goal: Goal; onChange(goal: Goal): void }) {
  switch (goal.kind) {
    case 'output':
    case 'exception':
      return (
        <input
          className={`${controls.field} ${styles.goalText}`}
          aria-label={goal.kind === 'output' ? 'Text in the output' : 'Name of the exception, any if empty'}
          placeholder={goal.kind === 'output' ? 'text' : 'any'}
          value={goal.text}
          maxLength={200}
          onChange={(event) => onChange({ ...goal, text: event.target.value })}
        />
      );
    case 'below':
    case 'before': {
      const isTime = goal.kind === 'before';
      return (
        <input
          type="number"
          className={`${controls.field} ${styles.goalNumber}`}
          aria-label={isTime ? 'Milliseconds' : 'Number'}
          defaultValue={isTime ? goal.timeMs : goal.value}
          step="any"
          onChange={(event) => {
            const value = event.target.valueAsNumber;
            if (!Number.isFinite(value)) return;
            onChange(isTime ? { kind: 'before', timeMs: value } : { kind: 'below', value });
          }}
        />
      );
    }
    case 'deadlock':
      return null;
  }
}
