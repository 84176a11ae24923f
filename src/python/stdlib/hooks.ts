/**
 * `sys.excepthook` and `sys.unraisablehook`: what is done with exceptions that nobody caught or can receive
 * (CPython docs, "sys").
 */
import { SystemExit, typeError } from '../vm/errors';
import type { Machine } from '../vm/machine';
import { kontinuation, nativeFunction, PyNative } from '../vm/native';
import { PyException, PyModule, PyTuple, type Value } from '../vm/objects';
import { tryRepr } from '../vm/repr';
import { isSubtype, typeOf } from '../vm/types';
import { hostOf } from './asyncio/loop-host';
import { structOf, structSequence } from './struct-sequence';

const UNRAISABLE_FIELDS = ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'];
const unraisableArgs = structSequence(
  'UnraisableHookArgs',
  'sys',
  'sys.UnraisableHookArgs',
  UNRAISABLE_FIELDS,
);

const excepthook = nativeFunction(
  'excepthook',
  'exctype, value, traceback, /',
  (vm, [, value, traceback]) => {
    if (!(value instanceof PyException)) throw typeError('print_exception(): Exception expected for value');
    const kept = value.traceback;
    value.traceback = (traceback ?? null) as typeof kept;
    vm.write('stderr', hostOf(vm).formatException(vm, value));
    value.traceback = kept;
    return null;
  },
);

const unraisablehook = nativeFunction('unraisablehook', 'unraisable, /', (vm, [args]) => {
  if (!(args instanceof PyTuple) || args.cls !== unraisableArgs) {
    throw typeError('sys.unraisablehook argument type must be UnraisableHookArgs');
  }
  const [, exception, , , where] = args.items as [Value, PyException, Value, Value, Value];
  hostOf(vm).tellUnraisable(vm, exception, where);
  return null;
});

/** What `sys` has of this, by name. */
export const HOOKS: readonly (readonly [string, Value])[] = [
  ['excepthook', excepthook],
  ['__excepthook__', excepthook],
  ['unraisablehook', unraisablehook],
  ['__unraisablehook__', unraisablehook],
  ['UnraisableHookArgs', unraisableArgs],
];
for (const [, hook] of HOOKS) if (hook instanceof PyNative) hook.module = 'sys';

/** The hook that the program has put in place of ours; undefined if none. */
function ownHook(vm: Machine, name: string, builtin: Value): Value | undefined {
  const sys = vm.modules.get('sys');
  const hook = sys instanceof PyModule ? sys.dict.get(name) : undefined;
  return hook === builtin || hook === null ? undefined : hook;
}

/** Calls the program's own `sys.unraisablehook`: its result or PUSHED; undefined if there is none. */
export function callUnraisableHook(vm: Machine, exception: PyException, where: Value): Value | undefined {
  const hook = ownHook(vm, 'unraisablehook', unraisablehook);
  if (hook === undefined || vm.isTornDown) return undefined;
  const parts = [exception.cls, exception, exception.traceback, null, where];
  return vm.callThen(hook, [structOf(unraisableArgs, parts)], null, UNRAISABLE_TOLD, hook);
}

const UNRAISABLE_TOLD = kontinuation(
  'sys.unraisablehook',
  () => null,
  (vm, hook, failure) => {
    const host = hostOf(vm);
    const shown = tryRepr(vm, hook) ?? `<${typeOf(hook).name} object>`;
    vm.write('stderr', host.formatIgnored(vm, failure, `in sys.unraisablehook: ${shown}`));
    return null;
  },
);

/** Calls the program's own `sys.excepthook`: its result or PUSHED; undefined if there is none. */
export function callExcepthook(vm: Machine, exception: PyException): Value | undefined {
  if (isSubtype(exception.cls, SystemExit)) return undefined;
  const hook = ownHook(vm, 'excepthook', excepthook);
  return hook === undefined
    ? undefined
    : vm.call(hook, [exception.cls, exception, exception.traceback], null);
}

/** What is written when that hook itself raises. */
export function tellFailedHook(vm: Machine, failure: PyException, exception: PyException): void {
  const host = hostOf(vm);
  vm.write('stderr', `Error in sys.excepthook:\n${host.formatException(vm, failure)}`);
  vm.write('stderr', `\nOriginal exception was:\n${host.formatException(vm, exception)}`);
}
