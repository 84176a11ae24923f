/** Natives that are in a part (base/parts.ts), under their names until it is loaded. */
import { PartMissing } from '../../base/parts';
import { PyNative } from './native';
import type { PyType } from './objects';

/** A native that asks for its part as soon as anything but its name is asked of it. */
function deferred(part: string, name: string): PyNative {
  return new Proxy(new PyNative(name, () => null, null, null, null), {
    get(target, key) {
      // Namespaces are sorted by name, and copied with what is shared left as it is.
      if (key === 'name' || key === 'isShared') return Reflect.get(target, key) as unknown;
      throw new PartMissing([part]);
    },
  });
}

/** Says that `part` will give `type` these methods; their order is the one in which `vars(type)` tells them. */
export function deferMethods(part: string, type: PyType, names: string): void {
  for (const name of names.split(' ')) type.attrs.set(name, deferred(part, name));
}

/** What stands for functions, and the functions that parts have given, by name. */
const places = new Map<unknown, string>();
const given = new Map<string, PyNative>();

/** Functions that `part` will give, for a namespace of the machine. */
export function deferFunctions(part: string, names: string): PyNative[] {
  return names.split(' ').map((name) => {
    const place = deferred(part, name);
    places.set(place, name);
    return place;
  });
}

/** Of a part: here are the functions. */
export function giveFunctions(functions: readonly PyNative[]): void {
  for (const each of functions) given.set(each.name, each);
}

/** What stands in a namespace for `value` now. */
export function present<T>(value: T): T | PyNative {
  const name = places.get(value);
  return name === undefined ? value : (given.get(name) ?? value);
}
