/**
 * The modules a program can import: their native part, their Python part, or both. Those that asyncio needs are there
 * from the start, every other is loaded when a program asks for it. Anything else is refused by name, saying whether it
 * exists in CPython at all.
 */
import { modules } from 'library:modules';
import { PartMissing, port } from '../../base/parts';
import type { GuestError, UnsupportedError } from '../vm/errors';
import type { LibraryModule } from './library-module';
import { CORE_NATIVES, MORE_NATIVES } from './native-modules';

export type { LibraryModule } from './library-module';

const PYTHON = new Map(modules);
const loaded = new Map<string, LibraryModule>();
for (const [name, install] of Object.entries(CORE_NATIVES)) {
  loaded.set(name, { isPackage: false, install, python: null });
}
for (const [name, { isPackage = false, text }] of modules) {
  if (text !== undefined) loaded.set(name, { isPackage, install: null, python: text });
}

/** Names of all modules there are. */
export const MODULE_NAMES: ReadonlySet<string> = new Set([
  ...loaded.keys(),
  ...PYTHON.keys(),
  ...Object.keys(MORE_NATIVES),
]);

/** The module of that full name, undefined if there is none. Throws PartMissing while it is not loaded. */
export function findModule(name: string): LibraryModule | undefined {
  const module = loaded.get(name);
  if (module === undefined && MODULE_NAMES.has(name)) throw new PartMissing(missingModules([name]));
  return module;
}

/** Those of `names`, and of all that they import as soon as they run, that are not loaded yet. */
export function missingModules(names: Iterable<string>): string[] {
  const wanted = new Set<string>();
  const visit = (name: string): void => {
    if (wanted.has(name) || !MODULE_NAMES.has(name)) return;
    wanted.add(name);
    const dot = name.lastIndexOf('.');
    if (dot > 0) visit(name.slice(0, dot));
    for (const other of PYTHON.get(name)?.needs ?? []) visit(other);
  };
  for (const name of names) visit(name);
  return [...wanted].filter((name) => !loaded.has(name));
}

/** Loads one module that there is; findModule knows it from then on. */
export async function loadModule(name: string): Promise<void> {
  const python = PYTHON.get(name);
  const [install, text] = await Promise.all([MORE_NATIVES[name]?.(), python?.load?.()]);
  loaded.set(name, {
    isPackage: python?.isPackage === true,
    install: install ?? null,
    python: text?.default ?? null,
  });
}

/** Whether a module is a package; false for one that there is not. */
export function isPackage(name: string): boolean {
  return PYTHON.get(name)?.isPackage === true;
}

/** What to throw for a module that is not here (refusals.ts, a part). */
export const refuseModule = port<(name: string) => GuestError | UnsupportedError>('refusals');
