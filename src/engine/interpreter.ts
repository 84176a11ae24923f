/** A fresh interpreter for one run: builtins, prelude, the `__main__` module, the main thread's first frame. */
import { builtinsNamespace, preludeNamespace } from '../python/vm/builtins';
import '../python/vm/class-making';
import '../python/vm/descriptors';
import '../python/vm/generator-methods';
import '../python/vm/lifetime/generators';
import '../python/vm/object-fields';
import { pushMainBottom } from '../python/stdlib/threading/shutdown';
import { PyUnion } from '../python/vm/builtins-union';
import { classBodyNatives } from '../python/vm/class-body';
import type { Code } from '../python/vm/code';
import { MachineError } from '../python/vm/errors';
import { execute } from '../python/vm/execute';
import { Frame } from '../python/vm/frame';
import { classGetItem } from '../python/vm/generic-alias';
import type { Host } from '../python/vm/host';
import { type LibraryText, libraryCode } from '../python/vm/library-code';
import { Machine } from '../python/vm/machine';
import { nativeFunction } from '../python/vm/native';
import { type Namespace, type PyCell, PyDict, PyModule, type PyType, type Value } from '../python/vm/objects';
import { preludeTexts } from '../python/vm/prelude';
import { importName } from './modules';

const machineNatives: Record<string, Value> = {
  _generic_alias: nativeFunction('_generic_alias', 'origin, args, /', (vm, args) => classGetItem(vm, args)),
  _union: nativeFunction('_union', 'a, b, /', (_vm, args) => new PyUnion(args.slice())),
  _type_namespace: nativeFunction(
    '_type_namespace',
    'cls, /',
    (_vm, args) => new PyDict(new Map((args[0] as PyType).attrs)),
  ),
  _cell_is_empty: nativeFunction(
    '_cell_is_empty',
    'cell, /',
    (_vm, args) => (args[0] as PyCell).v === undefined,
  ),
  _show: nativeFunction('_show', 'text, /', (vm, args) => {
    vm.write('display', `${args[0] as string}\n`);
    return null;
  }),
};

const importNative = nativeFunction(
  '__import__',
  'name, globals=None, locals=None, fromlist=None, level=0',
  importName,
);

/** A machine with everything a program finds at its start, and the namespace its code will run in. */
export function newInterpreter(host: Host, recursionLimit: number): { vm: Machine; main: PyModule } {
  const vm = new Machine(host);
  vm.isRecording = false;
  vm.recursionLimit = recursionLimit;
  vm.builtins = builtinsNamespace();
  vm.builtins.set('__import__', importNative);
  vm.prelude = preludeNamespace();
  for (const [name, value] of Object.entries(machineNatives)) vm.prelude.set(name, value);
  for (const native of classBodyNatives) vm.prelude.set(native.name, native);
  for (const [name, text] of preludeTexts) {
    runPrelude(vm, name, text);
    const build = vm.prelude.get('__build_class__');
    if (build !== undefined) vm.builtins.set('__build_class__', build);
  }
  for (const name of vm.prelude.keys()) {
    const value = vm.prelude.get(name)!;
    if (!name.startsWith('_') && PRELUDE_BUILTINS.has(name)) vm.builtins.set(name, value);
  }
  const builtins = new PyModule('builtins');
  builtins.dict = vm.builtins;
  const main = new PyModule('__main__', false);
  for (const [name, value] of [
    ['__name__', '__main__'],
    ['__doc__', null],
    ['__package__', null],
    ['__loader__', null],
    ['__spec__', null],
    ['__builtins__', builtins],
  ] as const) {
    main.dict.set(name, value);
  }
  vm.modules.set('builtins', builtins);
  vm.modules.set('__main__', main);
  vm.isRecording = true;
  return { vm, main };
}

/** Prelude classes that programs know as builtins. */
const PRELUDE_BUILTINS = new Set<string>([]);

function runPrelude(vm: Machine, name: string, text: LibraryText): void {
  const namespace: Namespace = vm.prelude;
  namespace.set('__name__', 'builtins');
  const code = libraryCode(text);
  vm.frame = null;
  const frame = new Frame(code, code.template.slice(), namespace);
  vm.push(frame);
  vm.sliceEnd = Number.POSITIVE_INFINITY;
  vm.stopAtUser = Number.POSITIVE_INFINITY;
  vm.inLibrary = true;
  vm.left = vm.grant = 1_000_000;
  const exit = execute(vm);
  const outcome = vm.outcome;
  vm.outcome = null;
  if (exit !== 'ended' || outcome === null || 'exception' in outcome) {
    const exception = outcome !== null && 'exception' in outcome ? outcome.exception : null;
    throw new MachineError(
      `the prelude ${name} failed: ${String(exception?.cls.name)} ${String(exception?.args[0])}`,
    );
  }
}

/** Pushes a frame for module-level code. */
export function pushModuleFrame(vm: Machine, code: Code, globals: Namespace): Frame {
  pushMainBottom(vm);
  const frame = new Frame(code, code.template.slice(), globals);
  vm.push(frame);
  return frame;
}
