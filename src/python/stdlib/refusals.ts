/** How an import of what is not here is refused: by name, saying whether it exists in CPython at all. */
import { type GuestError, guestError, ModuleNotFoundError, UnsupportedError } from '../vm/errors';
import type { Value } from '../vm/objects';
import { CPYTHON_MODULES, KNOWN_PACKAGES, REASONS } from './known-modules';
import { refusalOf } from './refused-names';
import * as registry from './registry';
import { isPackage, MODULE_NAMES } from './registry';

/** What to throw for a module that is not here. */
export function refuseModule(name: string): GuestError | UnsupportedError {
  const top = name.split('.')[0]!;
  const refused = refusalOf(top, name.slice(top.length + 1));
  if (refused !== null) return new UnsupportedError(refused);
  if (MODULE_NAMES.has(top) && top !== name && !CPYTHON_MODULES.has(name)) {
    const parent = name.slice(0, name.lastIndexOf('.'));
    return notFound(name, isPackage(parent) ? '' : `; '${parent}' is not a package`);
  }
  if (CPYTHON_MODULES.has(top)) {
    const reason = Object.hasOwn(REASONS, top) ? ` (${REASONS[top]})` : '';
    return new UnsupportedError(
      `\`${name}\` can't be imported here: Interleave runs the part of the standard library that it teaches with, and \`${top}\` is not in it${reason}.`,
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

registry.refuseModule.plug(refuseModule);
