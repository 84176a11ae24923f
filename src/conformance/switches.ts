/** The order in which a run's tasks took their steps, in the form in which virtual_time.py records it of CPython. */
import type { EventLog } from '../log/event-log';

/** Names in order, a name that stands several times in a row once with their number. */
export function stepsText(log: EventLog): string {
  const names = new Map<number, string>();
  const parts: { name: string; count: number }[] = [];
  for (let i = 0; i < log.eventCount; i++) {
    const kind = log.kindOf(i);
    if (kind !== 'step-begin' && kind !== 'renamed') continue;
    const event = log.event(i);
    if (event.kind === 'renamed') names.set(event.id, event.name);
    // An eager task's first step is part of the step that made it.
    if (event.kind !== 'step-begin' || event.handle < 0) continue;
    const name = names.get(event.id) ?? log.schedulables[event.id]!.name;
    const last = parts.at(-1);
    if (last?.name === name) last.count++;
    else parts.push({ name, count: 1 });
  }
  return parts.map(({ name, count }) => (count === 1 ? name : `${name}*${count}`)).join(' ');
}
