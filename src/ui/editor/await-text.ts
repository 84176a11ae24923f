import type { AwaitMark } from '../../derive/types';

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

/** What an await point did in this run, for its tool tip. */
export function awaitText({ suspendedCount, passedCount }: AwaitMark): string {
  if (suspendedCount === 0) {
    return `Await point: passed ${times(passedCount)} in this run. There was nothing to wait for, so it went on.`;
  }
  const passed = passedCount === 0 ? '' : `, passed ${times(passedCount)}`;
  return `Await point: gave up its turn ${times(suspendedCount)} in this run${passed}.`;
}
