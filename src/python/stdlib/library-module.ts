/** A module of the library, as the importer takes it. */
import type { Machine } from '../vm/machine';
import type { PyModule, Value } from '../vm/objects';

export interface LibraryModule {
  readonly isPackage?: boolean;
  /** Fills in the native part, before the Python part runs. */
  readonly install?: (vm: Machine, module: PyModule) => void;
  readonly source: string | null;
}

export type NamedModule = readonly [name: string, module: LibraryModule];

/** A module of natives that are the same in every run. */
export function natives(entries: readonly (readonly [string, Value])[]): LibraryModule {
  return {
    install: (_vm, module) => {
      for (const [name, value] of entries) module.dict.set(name, value);
    },
    source: null,
  };
}

/** A module written in Python. */
export function python(source: string): LibraryModule {
  return { source };
}
