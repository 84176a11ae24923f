import type { WorldState } from '../../derive/types';
import type { SchedulableId } from '../../events/event';
import type { FrameView, Inspection, VariableView } from '../../events/run';
import type { ChosenFrame } from '../../session/state';

export interface ShownFrame {
  readonly id: SchedulableId;
  /** Index into the stack, outermost first. */
  readonly at: number;
  readonly frame: FrameView;
}

/** The frame whose variables are shown: the chosen one, else the innermost of the program's own where it runs. */
export function shownFrame(
  inspection: Inspection,
  world: WorldState,
  chosen: ChosenFrame | null,
): ShownFrame | null {
  const wanted = chosen?.id ?? lastActive(world);
  const stack = inspection.stacks.find(({ id, frames }) => id === wanted && frames.length > 0);
  if (stack === undefined) return null;
  const innermost = stack.frames.findLastIndex(({ isUser }) => isUser);
  const at =
    chosen !== null && chosen.frame >= 0 ? Math.min(chosen.frame, stack.frames.length - 1) : innermost;
  const index = at < 0 ? stack.frames.length - 1 : at;
  return { id: stack.id, at: index, frame: stack.frames[index] };
}

/** Who runs, else who did something last; -1 if nobody is there. */
function lastActive(world: WorldState): SchedulableId {
  if (world.running >= 0) return world.running;
  let last = -1;
  let since = -1;
  for (const { id, status, sinceMoment, sourceLine } of world.schedulables) {
    if (status === 'done' || status === 'loop' || sourceLine === 0 || sinceMoment < since) continue;
    last = id;
    since = sinceMoment;
  }
  return last >= 0 ? last : (world.schedulables[0]?.id ?? -1);
}

/** Names of the variables that are new or different from those of the same frame one step before. */
export function changedNames(shown: ShownFrame, before: Inspection | null): ReadonlySet<string> {
  const changed = new Set<string>();
  const old = before?.stacks.find(({ id }) => id === shown.id)?.frames[shown.at];
  // Another call at the same depth is no change of these variables.
  if (old === undefined || old.code !== shown.frame.code) return changed;
  const known = new Map(old.variables.map((variable) => [variable.name, variable]));
  for (const variable of shown.frame.variables) {
    if (isChanged(variable, known.get(variable.name))) changed.add(variable.name);
  }
  return changed;
}

function isChanged(now: VariableView, before: VariableView | undefined): boolean {
  return before === undefined || before.repr !== now.repr || before.identity !== now.identity;
}
