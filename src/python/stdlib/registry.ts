/**
 * The modules a program can import: their native part, their Python part, or both. Anything else is refused by name,
 * saying whether it exists in CPython at all.
 */
import { type GuestError, guestError, ModuleNotFoundError, UnsupportedError } from '../vm/errors';
import type { Value } from '../vm/objects';
import { CORE_MODULES } from './core-modules';
import { CPYTHON_MODULES, KNOWN_PACKAGES } from './known-modules';
import type { LibraryModule } from './library-module';
import { MORE_MODULES } from './more-modules';
import { TEST_MODULES } from './test-modules';

export type { LibraryModule } from './library-module';

const MODULES = new Map<string, LibraryModule>([...CORE_MODULES, ...MORE_MODULES, ...TEST_MODULES]);

/** The module of that full name, undefined if there is none. */
export function findModule(name: string): LibraryModule | undefined {
  return MODULES.get(name);
}

/** What to throw for a module that is not here. */
export function refuseModule(name: string): GuestError | UnsupportedError {
  const top = name.split('.')[0]!;
  if (MODULES.has(top) && top !== name && !CPYTHON_MODULES.has(name)) {
    const parent = name.slice(0, name.lastIndexOf('.'));
    const isPackage = MODULES.get(parent)?.isPackage === true;
    return notFound(name, isPackage ? '' : `; '${parent}' is not a package`);
  }
  if (CPYTHON_MODULES.has(top)) {
    return new UnsupportedError(
      `\`${name}\` can't be imported here: Interleave runs the part of the standard library that it teaches with, and \`${top}\` is not in it.`,
    );
  }
  if (KNOWN_PACKAGES.has(top)) {
    return new UnsupportedError(
      `\`${top}\` can't run here: Interleave runs the standard library's teaching subset, no installed packages.`,
    );
  }
  return notFound(name, '');
}

function notFound(name: string, rest: string): GuestError {
  const error = guestError(ModuleNotFoundError, `No module named '${name}'${rest}`);
  error.exception.fields = new Map<string, Value>([
    ['name', name],
    ['path', null],
    ['msg', `No module named '${name}'${rest}`],
  ]);
  return error;
}
