/** `gc`: collecting what cycles keep. Nothing is collected by itself: only `collect()` and the program's end do it. */
import type { Copier } from '../vm/copier';
import { valueError } from '../vm/errors';
import { Frame } from '../vm/frame';
import { collect } from '../vm/lifetime/collection';
import { NOWHERE } from '../vm/lifetime/lifetime';
import { type Holder, isHolder, visitReferences } from '../vm/lifetime/references';
import type { Machine } from '../vm/machine';
import { type NativeFn, nativeFunction } from '../vm/native';
import {
  PyDict,
  PyInstance,
  PyList,
  type PyModule,
  PyObject,
  PyTuple,
  PyType,
  type Value,
} from '../vm/objects';
import { PySet } from '../vm/set-object';
import { typeOf } from '../vm/types';

/** What a program can set; nothing depends on it. */
class Settings {
  isEnabled = true;
  thresholds: readonly Value[] = [2000, 10, 10];
  debug: Value = 0;
  shell(): Settings {
    return new Settings();
  }
  fill(from: this, _copier: Copier): void {
    this.isEnabled = from.isEnabled;
    this.thresholds = from.thresholds;
    this.debug = from.debug;
  }
}

const settings = (vm: Machine): Settings => vm.stateOf('gc', () => new Settings());

/** The objects a holder refers to: an instance's attributes are its own, not a dict's. */
function referents(holder: Holder): Value[] {
  const found: Value[] = [];
  if (holder instanceof PyList || holder instanceof PyTuple) return holder.items.slice().reverse();
  if (holder instanceof PyDict) return [...holder.map].flatMap(([key, value]) => [key as Value, value]);
  visitReferences(holder, (child) => {
    if (child instanceof PyObject) found.push(child);
    else if (child instanceof Map) {
      for (const value of child.values()) if (value instanceof PyObject) found.push(value);
    }
  });
  return found;
}

/** Containers that can be part of a cycle. */
function isTracked(value: Value): boolean {
  if (!(value instanceof PyObject)) return false;
  if (value instanceof PyDict) return referents(value).some(isTracked);
  if (value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyType) return true;
  return value instanceof PyInstance
    ? value.payload === undefined || !value.cls.isBuiltin
    : isHolder(value) || 'signature' in value;
}

function getReferrers(vm: Machine, wanted: Value[]): Value {
  const sought = new Set<unknown>(wanted);
  const found: Value[] = [];
  const reached = vm.lifetime.witnesses.reach(vm, new Set([NOWHERE]));
  for (const [holder] of reached) {
    if (!(holder instanceof PyObject) || holder instanceof Frame) continue;
    if (referents(holder).some((child) => sought.has(child))) found.push(holder);
  }
  for (const module of vm.modules.values()) {
    const dict = (module as PyObject).dict;
    if (dict !== null && [...dict.values()].some((value) => sought.has(value))) found.push(new PyDict(dict));
  }
  return new PyList(found.filter((holder) => typeOf(holder).name !== 'module'));
}

const functions: readonly (readonly [string, string | null, NativeFn])[] = [
  [
    'collect',
    'generation=2',
    (vm, [generation]) => {
      if (typeof generation === 'number' && (generation < 0 || generation > 2))
        throw valueError('invalid generation');
      return collect(vm);
    },
  ],
  [
    'enable',
    '',
    (vm) => {
      settings(vm).isEnabled = true;
      return null;
    },
  ],
  [
    'disable',
    '',
    (vm) => {
      settings(vm).isEnabled = false;
      return null;
    },
  ],
  ['isenabled', '', (vm) => settings(vm).isEnabled],
  ['get_threshold', '', (vm) => new PyTuple(settings(vm).thresholds.slice())],
  [
    'set_threshold',
    null,
    (vm, args) => {
      const { thresholds } = settings(vm);
      settings(vm).thresholds = [...args, ...thresholds.slice(args.length)];
      return null;
    },
  ],
  ['get_count', '', () => new PyTuple([0, 0, 0])],
  ['get_debug', '', (vm) => settings(vm).debug],
  [
    'set_debug',
    'flags, /',
    (vm, [flags]) => {
      settings(vm).debug = flags!;
      return null;
    },
  ],
  ['freeze', '', () => null],
  ['unfreeze', '', () => null],
  ['get_freeze_count', '', () => 0],
  [
    'get_referents',
    null,
    (_vm, args) =>
      new PyList(
        args.flatMap((arg) => (arg instanceof PySet ? arg.values() : isHolder(arg) ? referents(arg) : [])),
      ),
  ],
  ['get_referrers', null, getReferrers],
  ['is_tracked', 'obj, /', (_vm, [object]) => isTracked(object!)],
  ['is_finalized', 'obj, /', (vm, [object]) => object instanceof PyObject && vm.lifetime.deleted.has(object)],
];

const entries: readonly (readonly [string, Value])[] = [
  ...functions.map(([name, params, run]) => [name, nativeFunction(name, params, run)] as const),
  ['DEBUG_STATS', 1],
  ['DEBUG_COLLECTABLE', 2],
  ['DEBUG_UNCOLLECTABLE', 4],
  ['DEBUG_SAVEALL', 32],
  ['DEBUG_LEAK', 38],
];

export function installGc(_vm: Machine, module: PyModule): void {
  for (const [name, value] of entries) module.dict.set(name, value);
  module.dict.set('garbage', new PyList([]));
  module.dict.set('callbacks', new PyList([]));
}
