/**
 * Arguments of native functions: put in the order of the parameters, refused with CPython's texts. Those depend on how
 * CPython wrote the function: with a parsed list of parameters, with plain positional ones, or as the slot of a type
 * (Python/getargs.c, Objects/methodobject.c, Objects/typeobject.c).
 */
import { typeError } from './errors';
import type { PyNative, Signature } from './native';
import { type KwArgs, PyType, type Value } from './objects';
import { typeOf } from './types';

/** Special methods that CPython defines as ordinary methods; the others are slots of their types. */
const ORDINARY_SPECIALS = new Set([
  '__aenter__',
  '__aexit__',
  '__class_getitem__',
  '__dir__',
  '__enter__',
  '__exit__',
  '__format__',
  '__getnewargs__',
  '__getstate__',
  '__init_subclass__',
  '__instancecheck__',
  '__length_hint__',
  '__missing__',
  '__new__',
  '__reduce__',
  '__reduce_ex__',
  '__reversed__',
  '__round__',
  '__ceil__',
  '__floor__',
  '__trunc__',
  '__setstate__',
  '__sizeof__',
  '__subclasscheck__',
  '__subclasses__',
  '__subclasshook__',
]);

/** Slots that some types define as methods besides. */
const ORDINARY_OF = new Set(['list.__getitem__', 'dict.__getitem__', 'dict.__contains__']);

export function isSlotWrapper(native: PyNative): boolean {
  const { name, owner } = native;
  if (owner === null || native.isStatic || native.isClassMethod) return false;
  if (!/^__.*__$/.test(name) || ORDINARY_SPECIALS.has(name)) return false;
  return (
    !ORDINARY_OF.has(`${owner.name}.${name}`) && !(name === '__contains__' && owner.name.endsWith('set'))
  );
}

const plural = (count: number): string => (count === 1 ? '' : 's');

/**
 * Puts arguments in the order of the signature. Errors are CPython's TypeErrors.
 * Calls the native with exactly one entry a parameter.
 */
export function bindNative(native: PyNative, args: Value[], kw: KwArgs): Value[] {
  const sig = native.signature!;
  const self = native.owner === null ? 0 : 1;
  const given = args.length - self;
  const count = sig.names.length;
  if (kw === null && given >= sig.required && given <= sig.keywordOnly) {
    if (given === count) return args;
    const bound = args.slice();
    for (let i = given; i < count; i++) bound.push(sig.defaults[i] as Value);
    return bound;
  }
  if (sig.positionalOnly === count) {
    throw isSlotWrapper(native) ? slotError(native, sig, given, kw) : plainError(native, sig, given, kw);
  }
  return parse(native, sig, args, kw);
}

/** `int.__add__`: what the wrapper of a slot says. */
function slotError(
  native: PyNative,
  sig: Signature,
  given: number,
  kw: KwArgs,
): ReturnType<typeof typeError> {
  if (kw !== null && kw.size > 0) return typeError(`wrapper ${native.name}() takes no keyword arguments`);
  const [least, most] = [sig.required, sig.names.length];
  const bound = least === most ? '' : given < least ? 'at least ' : 'at most ';
  const wanted = given < least ? least : most;
  return typeError(
    `${isUnpacked(native) ? ' ' : ''}expected ${bound}${wanted} argument${plural(wanted)}, got ${given}`,
  );
}

const UNPACKED = new Set(['__pow__', '__rpow__', '__setitem__', '__setattr__', '__get__', '__set__']);
const SEQUENCES = new Set(['list', 'tuple', 'str', 'bytes', 'bytearray']);

/** Whether the wrapper unpacks a tuple under an empty name, which its text shows. */
function isUnpacked({ name, owner }: PyNative): boolean {
  return UNPACKED.has(name) || (/mul__$/.test(name) && SEQUENCES.has(owner!.name));
}

/** Names as the texts show them: the bare name, and the one with class or module. */
function namesOf(native: PyNative): { name: string; full: string } {
  // A constructor is called by the name of its class.
  if (native.name === '__new__' && native.owner !== null) {
    return { name: native.owner.name, full: native.owner.name };
  }
  const { name } = native;
  if (native.owner !== null) return { name, full: `${native.owner.name}.${name}` };
  return { name, full: native.module === 'builtins' ? name : `${native.module}.${name}` };
}

/** Functions of positional parameters only. */
function plainError(
  native: PyNative,
  sig: Signature,
  given: number,
  kw: KwArgs,
): ReturnType<typeof typeError> {
  const { name, full } = namesOf(native);
  if (kw !== null && kw.size > 0) return typeError(`${full}() takes no keyword arguments`);
  const [least, most] = [sig.required, sig.names.length];
  if (most === 0) return typeError(`${full}() takes no arguments (${given} given)`);
  if (least === most && most === 1 && native.name !== '__new__') {
    return typeError(`${full}() takes exactly one argument (${given} given)`);
  }
  const bound = least === most ? '' : given < least ? 'at least ' : 'at most ';
  const wanted = given < least ? least : most;
  // The one class whose constructor names itself with brackets.
  if (name === 'super') return typeError(`super() expected at most 2 arguments, got ${given}`);
  return typeError(`${name} expected ${bound}${wanted} argument${plural(wanted)}, got ${given}`);
}

/** Classes that CPython calls in a faster way where there are no keyword arguments. */
const POSITIONAL_CALLS = new Set(['int']);

/** Functions with parameters that have names. */
function parse(native: PyNative, sig: Signature, args: Value[], kw: KwArgs): Value[] {
  const { name } = namesOf(native);
  const self = native.owner === null ? 0 : 1;
  const given = args.length - self;
  const count = sig.names.length;
  const total = given + (kw?.size ?? 0);
  const least = Math.min(sig.required, sig.keywordOnly);
  if (total > count && kw === null && POSITIONAL_CALLS.has(name)) {
    throw typeError(`${name} expected at most ${count} argument${plural(count)}, got ${given}`);
  }
  if (total > count) {
    const bound = sig.required === count ? 'exactly' : 'at most';
    throw typeError(
      `${name}() takes ${bound} ${count} ${given === 0 ? 'keyword ' : ''}argument${plural(count)} (${total} given)`,
    );
  }
  if (given > sig.keywordOnly) {
    if (sig.keywordOnly === 0) throw typeError(`${name}() takes no positional arguments`);
    throw typeError(
      `${name}() takes ${least < sig.keywordOnly ? 'at most' : 'exactly'} ${sig.keywordOnly} positional argument${plural(sig.keywordOnly)} (${given} given)`,
    );
  }
  const leastPositional = Math.min(sig.required, sig.positionalOnly);
  if (given < leastPositional) {
    throw typeError(
      `${name}() takes ${leastPositional < sig.keywordOnly ? 'at least' : 'exactly'} ${leastPositional} positional argument${plural(leastPositional)} (${given} given)`,
    );
  }
  const bound = args.slice();
  for (let i = given; i < count; i++) bound.push(sig.defaults[i] as Value);
  const filled = new Array<boolean>(count).fill(false).fill(true, 0, given);
  const unknown: string[] = [];
  let taken: [string, number] | null = null;
  for (const [key, value] of kw ?? []) {
    const index = sig.names.indexOf(key, sig.positionalOnly);
    if (index < 0) unknown.push(key);
    else if (filled[index] && index < given) taken ??= [key, index + 1];
    else {
      bound[self + index] = value;
      filled[index] = true;
    }
  }
  for (let i = 0; i < sig.required; i++) {
    if (!filled[i]) throw typeError(`${name}() missing required argument '${sig.names[i]}' (pos ${i + 1})`);
  }
  if (taken !== null) {
    throw typeError(`argument for ${name}() given by name ('${taken[0]}') and position (${taken[1]})`);
  }
  if (unknown.length > 0) throw typeError(`${name}() got an unexpected keyword argument '${unknown[0]}'`);
  return bound;
}

/** Refuses a call of a method on what is no instance of its type. */
export function checkReceiver(native: PyNative, args: Value[]): void {
  const owner = native.owner!;
  const self = args[0];
  const isSlot = isSlotWrapper(native);
  if (self === undefined) {
    throw typeError(
      isSlot
        ? `descriptor '${native.name}' of '${owner.name}' object needs an argument`
        : `unbound method ${owner.name}.${native.name}() needs an argument`,
    );
  }
  const type = typeOf(self);
  if (type === owner || type.mro.includes(owner)) return;
  throw typeError(
    isSlot
      ? `descriptor '${native.name}' requires a '${owner.name}' object but received a '${type.name}'`
      : `descriptor '${native.name}' for '${owner.name}' objects doesn't apply to a '${type.name}' object`,
  );
}

/** Refuses `X.__new__(...)` where the first argument is no subclass of X (Objects/typeobject.c, tp_new_wrapper). */
export function checkNew(native: PyNative, args: Value[]): void {
  const owner = native.owner!;
  const cls = args[0];
  if (cls === undefined) throw typeError(`${owner.name}.__new__(): not enough arguments`);
  if (!(cls instanceof PyType)) {
    throw typeError(`${owner.name}.__new__(X): X is not a type object (${typeOf(cls).name})`);
  }
  if (cls !== owner && !cls.mro.includes(owner)) {
    throw typeError(`${owner.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${owner.name}`);
  }
}
