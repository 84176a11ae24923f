/** Texts about errors (traceback.ts, a part that only programs with errors need). */
import { port } from '../base/parts';
import type { Problem } from '../events/run';
import type { Diagnostic } from '../python/syntax/diagnostic';
import type { Machine } from '../python/vm/machine';
import type { PyException } from '../python/vm/objects';
import type { LineSource } from './traceback';

export const formatException =
  port<(vm: Machine, exception: PyException, lines: LineSource) => string>('tracebacks');
export const formatSyntaxError =
  port<(diagnostic: Diagnostic, filename: string, source: string) => string>('tracebacks');
export const formatWarning =
  port<(warning: Problem, filename: string, source: string) => string>('tracebacks');
export const formatIgnored =
  port<(vm: Machine, exception: PyException, where: string, lines: LineSource) => string>('tracebacks');
/** Has the `__str__` of an exception and those behind it run, where that takes Python code. */
export const prepareTexts = port<(vm: Machine, exception: PyException) => void>('tracebacks');
