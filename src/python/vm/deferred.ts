/** Natives of builtin types that are in a part (base/parts.ts), under their names until it is loaded. */
import { PartMissing } from '../../base/parts';
import { PyNative } from './native';
import type { PyType } from './objects';

/** A native that asks for its part as soon as anything is asked of it. */
function deferred(part: string): PyNative {
  const placeholder = new PyNative('', () => null, null, null, null);
  return new Proxy(placeholder, {
    get() {
      throw new PartMissing([part]);
    },
  });
}

/** Says that `part` will give `type` these methods; their order is the one in which `vars(type)` tells them. */
export function deferMethods(part: string, type: PyType, names: string): void {
  for (const name of names.split(' ')) type.attrs.set(name, deferred(part));
}
