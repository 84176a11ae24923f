/** What the program calls an object, for telling who waits for what: the first name it can be found under. */
import type { Frame } from '../../vm/frame';
import type { Machine } from '../../vm/machine';
import { type Namespace, PyInstance, PyModule, type PyObject, type Value } from '../../vm/objects';

/** 'lock', 'account.lock', or '' where no variable leads there. */
export function nameOfObject(vm: Machine, object: PyObject): string {
  const main = vm.modules.get('__main__');
  const spaces: (readonly (readonly [string, Value | undefined])[])[] = [];
  if (main instanceof PyModule) spaces.push([...main.dict]);
  for (const stack of vm.stacks()) {
    for (let frame: Frame | null = stack; frame !== null; frame = frame.back) {
      if (!frame.code.isLibrary) spaces.push(localsOf(frame));
    }
  }
  for (const space of spaces) {
    for (const [name, value] of space) if (value === object && !name.startsWith('_')) return name;
  }
  for (const space of spaces) {
    for (const [name, value] of space) {
      if (!(value instanceof PyInstance) || value.dict === null || name.startsWith('_')) continue;
      const field = fieldOf(value.dict, object);
      if (field !== '') return `${name}.${field}`;
    }
  }
  return '';
}

function fieldOf(dict: Namespace, object: PyObject): string {
  for (const [field, value] of dict) if (value === object) return field;
  return '';
}

function localsOf(frame: Frame): (readonly [string, Value | undefined])[] {
  return frame.code.source.varnames.map((name, index) => [name, frame.slots[index] as Value | undefined]);
}
