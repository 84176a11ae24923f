/** The warning about a coroutine that died and was never begun (CPython docs, "asyncio: never-awaited coroutines"). */
import type { Copier } from '../vm/copier';
import { isKontinuation, type Machine } from '../vm/machine';
import { PyModule, type Value } from '../vm/objects';
import { hostOf } from './asyncio/loop-host';

/** The places that were warned of: a warning is given once for each. */
class Warned {
  places = new Set<string>();
  shell(): Warned {
    return new Warned();
  }
  fill(from: this, _copier: Copier): void {
    this.places = new Set(from.places);
  }
}

const HINT = 'RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n';

/** Warns where the program stands as it drops the coroutine: by way of `warnings`, if the program has imported that. */
export function warnNeverAwaited(vm: Machine, message: string, coroutine: Value): Value {
  let frame = vm.frame;
  while (frame !== null && (isKontinuation(frame) || frame.code.isLibrary)) frame = frame.back;
  if (frame === null) {
    vm.write('stderr', `<sys>:0: RuntimeWarning: ${message}\n${vm.isTornDown ? '' : HINT}`);
    return null;
  }
  const line = frame.code.lineAt(Math.max(frame.pc - 1, 0));
  const { filename } = frame.code.source;
  const warnings = vm.modules.get('warnings');
  const warn = warnings instanceof PyModule ? warnings.dict.get('_warn_unawaited_coroutine') : undefined;
  if (warn !== undefined) {
    return vm.call(warn, [coroutine, message, filename, line, frame.globals.get('__name__') ?? null], null);
  }
  const { places } = vm.stateOf('never awaited', () => new Warned());
  const place = `${filename}:${line}: RuntimeWarning: ${message}\n`;
  if (places.has(place)) return null;
  places.add(place);
  const text = hostOf(vm).sourceLine(filename, line)?.trim() ?? '';
  vm.write('stderr', `${place}${text === '' ? '' : `  ${text}\n`}${HINT}`);
  return null;
}
