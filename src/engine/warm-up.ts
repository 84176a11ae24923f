/**
 * The host compiles the machine's loop for the instructions it has met so far. One that comes for the first time later
 * throws the compiled loop away, and until there is another, running and looking back crawl. So the first program of a
 * process that takes longer has the loop meet everything at once, early, on a copy that nobody sees.
 */
import { libraryCode } from '../python/vm/library-code';
import type { Machine } from '../python/vm/machine';
import { type Namespace, PyFunction, type Value } from '../python/vm/objects';
import { evaluate } from './evaluate';
import everythingText from './warm_up.py?library';

/** Instructions that everything may take. */
const BUDGET = 20_000;

/** The loop of this process has met everything. */
export let isWarm = false;

/** `twin` makes a machine to use up; it is asked once in a process. */
export function warmUp(twin: () => Machine): void {
  if (isWarm) return;
  isWarm = true;
  doEverything(twin());
}

/** None, or undefined where something went wrong. */
export function doEverything(vm: Machine): Value | undefined {
  const namespace: Namespace = new Map<string, Value>([
    ['__name__', 'warm_up'],
    ['__builtins__', vm.modules.get('builtins')!],
  ]);
  return evaluate(vm, new PyFunction(libraryCode(everythingText), namespace, '<module>'), [], BUDGET);
}
