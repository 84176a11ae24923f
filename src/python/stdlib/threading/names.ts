/** What the program calls an object, for telling who waits for what: the first name it can be found under. */
import type { Frame } from '../../vm/frame';
import { PyGenerator } from '../../vm/generator';
import { delegateOf, type Machine } from '../../vm/machine';
import {
  type Namespace,
  type PyCell,
  PyInstance,
  PyList,
  PyModule,
  type PyObject,
  PyTuple,
  type Value,
} from '../../vm/objects';
import { coroutineOf } from '../asyncio/inspection';

type Space = readonly (readonly [string, Value | undefined])[];

/** So many frames are looked through, and so many items of a list. */
const FRAMES_MAX = 64;
const ITEMS_MAX = 64;

/** 'lock', 'account.lock', 'forks[2]', or '' where no variable leads there. */
export function nameOfObject(vm: Machine, object: PyObject): string {
  const spaces = spacesOf(vm);
  for (const space of spaces) {
    for (const [name, value] of space) if (value === object && !name.startsWith('_')) return name;
  }
  for (const space of spaces) {
    for (const [name, value] of space) {
      if (value === undefined || name.startsWith('_')) continue;
      const inside = insideOf(value, object);
      if (inside !== '') return name + inside;
    }
  }
  return '';
}

/** The program's variables: globals, then those of the tasks in the order of creation, then of the threads' frames. */
function spacesOf(vm: Machine): Space[] {
  const main = vm.modules.get('__main__');
  const spaces: Space[] = [];
  if (main instanceof PyModule) spaces.push([...main.dict]);
  const add = (frame: Frame) => {
    if (!frame.code.isLibrary && spaces.length < FRAMES_MAX) spaces.push(localsOf(frame));
  };
  for (const waiting of vm.schedulables.values()) {
    if (spaces.length >= FRAMES_MAX) break;
    const coroutine = coroutineOf(waiting);
    for (let at = coroutine instanceof PyGenerator ? coroutine : null; at !== null && at.frame !== null; ) {
      add(at.frame);
      at = at.state === 'suspended' ? delegateOf(at.frame) : null;
    }
  }
  for (const stack of vm.stacks())
    for (let frame: Frame | null = stack; frame !== null; frame = frame.back) add(frame);
  return spaces;
}

/** '.lock' or '[2]' for what an object or a list of the program holds. */
function insideOf(value: Value, object: PyObject): string {
  if (value instanceof PyList || value instanceof PyTuple) {
    const at = value.items.slice(0, ITEMS_MAX).indexOf(object);
    return at < 0 ? '' : `[${at}]`;
  }
  if (!(value instanceof PyInstance) || value.dict === null) return '';
  const field = fieldOf(value.dict, object);
  return field === '' ? '' : `.${field}`;
}

function fieldOf(dict: Namespace, object: PyObject): string {
  for (const [field, value] of dict) if (value === object) return field;
  return '';
}

function localsOf(frame: Frame): Space {
  const { varnames, cellvars } = frame.code.source;
  const { nlocals } = frame.code;
  return [
    ...varnames.map((name, index) => [name, frame.slots[index] as Value | undefined] as const),
    ...cellvars.map(
      (name, index) => [name, (frame.slots[nlocals + index] as PyCell | undefined)?.v] as const,
    ),
  ];
}
