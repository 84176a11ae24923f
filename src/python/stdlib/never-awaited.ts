/** The warning about coroutines that were made and never begun (CPython docs, "asyncio: never-awaited coroutines"). */
import type { Machine } from '../vm/machine';
import { hostOf } from './asyncio/loop-host';

/** Writes CPython's warnings for the coroutines of the program that nobody has awaited; to be called at its end. */
export function warnNeverAwaited(vm: Machine): void {
  for (const coroutine of vm.unstarted) {
    const code = coroutine.madeIn;
    if (code === null) continue;
    const line = code.lineAt(Math.max(coroutine.madeAt - 1, 0));
    const { filename } = code.source;
    const text = hostOf(vm).sourceLine(filename, line)?.trim() ?? '';
    vm.write(
      'stderr',
      `${filename}:${line}: RuntimeWarning: coroutine '${coroutine.qualname}' was never awaited\n${text === '' ? '' : `  ${text}\n`}RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n`,
    );
  }
  vm.unstarted.clear();
}
