/** How runs end: exit codes of the command-line contract, `SystemExit`, and the sentences for limits. */
import type { RunEndReason } from '../events/event';
import type { Limits } from '../events/run';
import { SystemExit } from '../python/vm/errors';
import type { LimitReached, Machine } from '../python/vm/machine';
import type { PyException, Value } from '../python/vm/objects';
import { tryStr } from '../python/vm/repr';
import { isSubtype } from '../python/vm/types';

const EXIT_CODES: Partial<Record<RunEndReason, number>> = {
  error: 1,
  'syntax-error': 1,
  'not-loaded': 69,
  bug: 70,
  limit: 75,
  deadlock: 76,
  idle: 76,
  unsupported: 78,
  stopped: 130,
};

export function exitCodeOf(reason: RunEndReason): number {
  return EXIT_CODES[reason] ?? 0;
}

/** Exit code and text of a SystemExit; null for other exceptions (Python/pythonrun.c, handle_system_exit). */
export function exitStatus(vm: Machine, exception: PyException): { code: number; text: string } | null {
  if (!isSubtype(exception.cls, SystemExit)) return null;
  const args = exception.args;
  const code: Value = exception.fields?.get('code') ?? (args.length === 0 ? null : args[0]!);
  if (code === null) return { code: 0, text: '' };
  if (typeof code === 'number' || typeof code === 'boolean') return { code: Number(code) & 255, text: '' };
  return { code: 1, text: `${tryStr(vm, code) ?? ''}\n` };
}

export function limitSentence(limit: LimitReached['limit'], limits: Limits): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  const mebibytes = (value: number): string => `${Math.round(value / 1024 / 1024)} MB`;
  switch (limit) {
    case 'userInstructions':
      return `Stopped at the limit of ${number(limits.userInstructions)} instructions; everything up to there is kept.`;
    case 'allInstructions':
      return `Stopped at the limit of ${number(limits.allInstructions)} instructions with library and builtin work counted; everything up to there is kept.`;
    case 'events':
      return `Stopped at the limit of ${number(limits.events)} events; everything up to there is kept.`;
    case 'logBytes':
      return `Stopped at the limit of ${mebibytes(limits.logBytes)} of event log; everything up to there is kept.`;
    case 'outputBytes':
      return `Stopped at the limit of ${mebibytes(limits.outputBytes)} of output; everything up to there is kept.`;
    case 'memoryBytes':
      return `Stopped at the limit of ${mebibytes(limits.memoryBytes)} of memory; everything up to there is kept.`;
  }
}
