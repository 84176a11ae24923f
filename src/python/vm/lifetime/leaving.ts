/**
 * What happens when the program has ended (Python/pylifecycle.c, Py_FinalizeEx): the functions registered with `atexit`
 * are called, garbage is collected, the exception that ended the program is let go, the modules are taken apart, and
 * what is left is collected.
 */
import type { Copier } from '../copier';
import type { Machine } from '../machine';
import { kontinuation } from '../native';
import { NOTHING, objectType, PUSHED, PyModule, PyOrdinary } from '../objects';
import { Collection } from './collection';
import { Dying } from './dying';

/** The steps of leaving, each of which may run code of the program. */
class Leaving extends PyOrdinary {
  private at = 0;

  constructor() {
    super(objectType);
  }

  /** Takes steps until one has pushed frames; false: there is nothing left to do. */
  goOn(vm: Machine): boolean {
    while (this.at < STEPS.length) {
      vm.pushKontinuation(LEAVING, this);
      if (STEPS[this.at++]!(vm)) return true;
      vm.frame = null;
    }
    return false;
  }

  override shell(): Leaving {
    return new Leaving();
  }

  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.at = from.at;
  }
}

const LEAVING = kontinuation(
  'leave',
  (vm, state) => {
    (state as Leaving).goOn(vm);
    return NOTHING;
  },
  (vm, state) => {
    (state as Leaving).goOn(vm);
    return NOTHING;
  },
);

const STEPS: readonly ((vm: Machine) => boolean)[] = [
  (vm) => {
    const atexit = vm.modules.get('atexit');
    const run = atexit instanceof PyModule ? atexit.dict.get('_run_exitfuncs') : undefined;
    return run !== undefined && vm.call(run, [], null) === PUSHED;
  },
  (vm) => new Collection().goOn(vm),
  (vm) => {
    vm.isLastKept = false;
    vm.lifetime.witnesses.checkAll(vm);
    return vm.lifetime.settle(vm);
  },
  (vm) => {
    vm.isTornDown = true;
    const main = vm.modules.get('__main__');
    const watched = new Set(vm.lifetime.witnesses.watched.keys());
    return main instanceof PyModule && new Dying([main.dict], watched).goOn(vm);
  },
  (vm) => new Collection().goOn(vm),
];

/** To be called when the bottom frame has returned or raised. True: there is more to run. */
export function leave(vm: Machine): boolean {
  return new Leaving().goOn(vm);
}
