/** A module of the library, as the importer takes it. */
import type { LibraryText } from '../vm/library-code';
import type { Machine } from '../vm/machine';
import type { PyModule, Value } from '../vm/objects';

export interface LibraryModule {
  readonly isPackage: boolean;
  /** Fills in the native part, before the Python part runs. */
  readonly install: Install | null;
  readonly python: LibraryText | null;
}

export type Install = (vm: Machine, module: PyModule) => void;

/** A module of natives that are the same in every run. */
export function natives(entries: readonly (readonly [string, Value])[]): Install {
  return (_vm, module) => {
    for (const [name, value] of entries) module.dict.set(name, value);
  };
}
