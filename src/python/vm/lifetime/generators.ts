/**
 * How generators and coroutines end when nobody refers to them (Objects/genobject.c, `_PyGen_Finalize`): a suspended one
 * is closed, which runs its `finally` and `with`; a coroutine that was never begun gets a warning; an asynchronous
 * generator goes to the finalizer of whoever began it, which is its event loop.
 */
import { AsyncGenStep, PyGenerator } from '../generator';
import { closeGenerator } from '../generator-methods';
import { delegateOf, type Machine } from '../machine';
import { coroutineType, type PyObject, type Value } from '../objects';
import { defineEnding } from './lifetime';

/** A coroutine is seen to be closed by who looks at its task; a lane ends with its generator, in silence. */
function hasEnd(generator: PyGenerator): boolean {
  return generator.lane < 0 || isInBlock(generator);
}

/** Closing it would run code. */
function isInBlock(generator: PyGenerator): boolean {
  for (let at: PyGenerator | null = generator; at !== null; ) {
    const frame = at.frame;
    if (frame === null) return false;
    if (frame.blocks.length > 0) return true;
    at = delegateOf(frame);
  }
  return false;
}

function isDue(_vm: Machine, object: PyObject): boolean {
  const generator = object as PyGenerator;
  if (generator.isFinalized) return false;
  if (generator.state === 'created') return generator.cls === coroutineType;
  return generator.state === 'suspended' && (generator.finalizer !== null || hasEnd(generator));
}

function run(vm: Machine, object: PyObject): Value {
  const generator = object as PyGenerator;
  if (generator.state === 'created') {
    vm.closeGenerator(generator, 'closed');
    return vm.host.neverAwaited(vm, `coroutine '${generator.qualname}' was never awaited`, generator);
  }
  generator.isFinalized = true;
  if (generator.finalizer !== null) return vm.call(generator.finalizer, [generator], null);
  return closeGenerator(vm, generator);
}

/** Its lane ends with it. */
function gone(vm: Machine, object: PyObject): void {
  if ((object as PyGenerator).state === 'suspended') vm.closeGenerator(object as PyGenerator, 'closed');
}

defineEnding(PyGenerator, { isDue, run, gone, birth: (object) => (object as PyGenerator).birth });

const METHODS = { send: 'asend', throw: 'athrow', close: 'aclose' } as const;

defineEnding(AsyncGenStep, {
  isDue: (_vm, object) => (object as AsyncGenStep).state === 'init',
  run: (vm, object) => {
    const step = object as AsyncGenStep;
    step.state = 'closed';
    const method = METHODS[step.kind];
    const text = `coroutine method '${method}' of '${step.generator.qualname}' was never awaited`;
    return vm.host.neverAwaited(vm, text, step);
  },
});
