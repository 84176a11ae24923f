/**
 * "Did you mean": what CPython 3.13 adds to the text of a NameError, AttributeError or ImportError when it shows a
 * traceback (What's New in 3.10 to 3.13, "Improved error messages"). Nothing of the program runs for it.
 */
import { CPYTHON_MODULES } from '../python/stdlib/known-modules';
import { attributeNames } from '../python/vm/attribute-names';
import { AttributeError, ImportError, NameError } from '../python/vm/errors';
import type { Machine } from '../python/vm/machine';
import { closestName } from '../python/vm/near-names';
import { frameLocals } from '../python/vm/object-fields';
import { type PyException, PyObject, type PyTraceback, type Value } from '../python/vm/objects';
import { isSubtype, lookup, typeOf } from '../python/vm/types';

/** What follows the exception's own text: `". Did you mean: 'name'?"` and the like, '' for nothing. */
export function suggestionFor(vm: Machine, exception: PyException): string {
  const { cls } = exception;
  if (isSubtype(cls, ImportError)) {
    const wrong = exception.fields?.get('name_from');
    return typeof wrong === 'string' ? didYouMean(fromModule(vm, exception, wrong)) : '';
  }
  const wrong = exception.fields?.get('name');
  if (typeof wrong !== 'string') return '';
  if (isSubtype(cls, AttributeError)) return didYouMean(fromObject(exception, wrong));
  if (!isSubtype(cls, NameError)) return '';
  const near = fromFrame(vm, exception, wrong);
  if (!CPYTHON_MODULES.has(wrong)) return didYouMean(near);
  return near === undefined
    ? `. Did you forget to import '${wrong}'?`
    : `${didYouMean(near)} Or did you forget to import '${wrong}'?`;
}

function didYouMean(name: string | undefined): string {
  return name === undefined ? '' : `. Did you mean: '${name}'?`;
}

/** Names that begin with an underscore are offered only to who asked for such a one. */
const open = (names: Iterable<string>): string[] => [...names].filter((name) => !name.startsWith('_'));

function fromModule(vm: Machine, exception: PyException, wrong: string): string | undefined {
  const name = exception.fields?.get('name');
  const module = typeof name === 'string' ? vm.modules.get(name) : undefined;
  if (module === undefined) return undefined;
  const names = [...attributeNames(module)].sort();
  return closestName(wrong.startsWith('_') ? names : open(names), wrong);
}

function fromObject(exception: PyException, wrong: string): string | undefined {
  const object = exception.fields?.get('obj') ?? null;
  const names = [...attributeNames(object)].sort();
  const isHidden = !wrong.startsWith('_') && selfOf(exception) !== object;
  return closestName(isHidden ? open(names) : names, wrong);
}

function fromFrame(vm: Machine, exception: PyException, wrong: string): string | undefined {
  const frame = innermost(exception)?.frame;
  if (frame == null) return undefined;
  const self = selfOf(exception);
  if (self !== undefined && has(self, wrong)) return `self.${wrong}`;
  const locals = [...frameLocals(frame).map.keys()] as string[];
  return closestName([...locals, ...frame.globals.keys(), ...vm.builtins.keys()], wrong);
}

function innermost(exception: PyException): PyTraceback | null {
  let at = exception.traceback;
  let found = at;
  for (; at !== null; at = at.next) if (!at.code.isLibrary) found = at;
  return found;
}

/** `self` where the exception was raised, undefined where there is none. */
function selfOf(exception: PyException): Value | undefined {
  const frame = innermost(exception)?.frame;
  return frame == null ? undefined : frameLocals(frame).map.get('self');
}

function has(value: Value, name: string): boolean {
  return (
    lookup(typeOf(value), name) !== undefined ||
    (value instanceof PyObject && value.dict !== null && value.dict.has(name))
  );
}
