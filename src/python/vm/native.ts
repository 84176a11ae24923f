/**
 * Functions of the library and the builtin types that are written in TypeScript.
 *
 * A native function never runs Python code by itself. It computes and returns a value, or asks the machine to call
 * something and returns what that gives (`return vm.call(f, args, null)`, usually PUSHED), or does so with work left to
 * do afterwards: `return vm.callThen(f, args, null, kontinuation, state)`. What needs more than that is better written
 * in Python (prelude.py) with the native as its fast path. State between the two halves is plain data, so that the
 * machine can be stopped and copied in between.
 */
import { GuestError } from './errors';
import type { Machine } from './machine';
import {
  type KwArgs,
  methodDescriptorType,
  nativeType,
  type PyException,
  PyMethod,
  PyOrdinary,
  type PyType,
  type Value,
} from './objects';

export type NativeFn = (vm: Machine, args: Value[], kw: KwArgs) => Value;

/** Parameters of a native: names, how many of them are positional-only and keyword-only, and the defaults. */
export interface Signature {
  readonly text: string;
  readonly names: readonly string[];
  readonly positionalOnly: number;
  /** Index of the first keyword-only parameter (names.length if none). */
  readonly keywordOnly: number;
  readonly required: number;
  /** Default of each parameter; undefined for a required one, or where the native looks for undefined itself. */
  readonly defaults: readonly (Value | undefined)[];
}

export class PyNative extends PyOrdinary {
  readonly name: string;
  readonly fn: NativeFn;
  /** Null: the function takes any positional arguments and looks at `kw` itself. */
  readonly signature: Signature | null;
  /** The type it is a method of, null for a plain function. Methods get the instance as args[0]. */
  readonly owner: PyType | null;
  readonly doc: string | null;
  qualname: string;
  module = 'builtins';
  /** Not bound to an instance when looked up: `__new__`, static methods. */
  isStatic = false;
  /** Bound to the class: `dict.fromkeys`, `int.from_bytes`. */
  isClassMethod = false;
  constructor(
    name: string,
    fn: NativeFn,
    signature: Signature | null,
    owner: PyType | null,
    doc: string | null,
  ) {
    super(owner === null ? nativeType : methodDescriptorType);
    this.name = name;
    this.fn = fn;
    this.signature = signature;
    this.owner = owner;
    this.doc = doc;
    this.qualname = owner === null ? name : `${owner.name}.${name}`;
  }
  override get isShared(): boolean {
    return true;
  }
}

/** A native method bound to its instance or class: to programs it is a builtin function, not a method. */
export function boundNative(native: PyNative, self: Value): PyMethod {
  const bound = new PyMethod(native, self);
  bound.cls = nativeType;
  return bound;
}

/** Marks a parameter without a default whose absence the native wants to see as undefined in `args`. */
export const ABSENT = Symbol('absent');

/**
 * Reads a parameter list such as `'iterable, /, *, key=None, reverse=False'`. Defaults may be None, True, False, an
 * integer, a quoted string, or `?` for "absent" (the native then finds undefined).
 */
export function signature(text: string): Signature {
  const names: string[] = [];
  const defaults: (Value | undefined)[] = [];
  let positionalOnly = 0;
  let keywordOnly = -1;
  let required = 0;
  for (const part of text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')) {
    if (part === '/') {
      positionalOnly = names.length;
      continue;
    }
    if (part === '*') {
      keywordOnly = names.length;
      continue;
    }
    const [name, value] = part.split('=').map((piece) => piece.trim()) as [string, string | undefined];
    names.push(name);
    if (value === undefined && keywordOnly < 0) required = names.length;
    defaults.push(value === undefined ? undefined : parseDefault(value));
  }
  return {
    text,
    names,
    positionalOnly,
    keywordOnly: keywordOnly < 0 ? names.length : keywordOnly,
    required,
    defaults,
  };
}

function parseDefault(text: string): Value | undefined {
  if (text === 'None') return null;
  if (text === 'True') return true;
  if (text === 'False') return false;
  if (text === '?') return undefined;
  if (/^-?\d+$/.test(text)) return Number(text);
  return text.slice(1, -1);
}

/** A plain native function. Without `params` it takes any positional arguments and sees the keyword arguments. */
export function nativeFunction(name: string, params: string | null, fn: NativeFn, doc?: string): PyNative {
  return new PyNative(name, fn, params === null ? null : signature(params), null, doc ?? null);
}

/**
 * Gives a builtin type its methods: name to [params, function] (self not named in params). The functions find the
 * instance as args[0]; it is checked to be of that type before they run.
 */
export function defineMethods(
  type: PyType,
  methods: Record<string, readonly [params: string | null, fn: NativeFn, doc?: string]>,
): void {
  for (const [name, [params, fn, doc]] of Object.entries(methods)) {
    type.attrs.set(
      name,
      new PyNative(name, fn, params === null ? null : signature(params), type, doc ?? null),
    );
  }
}

/** Class methods of a builtin type; the functions find the class as args[0]. */
export function defineClassMethods(
  type: PyType,
  methods: Record<string, readonly [params: string | null, fn: NativeFn, doc?: string]>,
): void {
  for (const [name, [params, fn, doc]] of Object.entries(methods)) {
    const made = new PyNative(name, fn, params === null ? null : signature(params), type, doc ?? null);
    made.isClassMethod = true;
    type.attrs.set(name, made);
  }
}

/** A computed read-only or read-write attribute of a builtin type (`__class__`, `gi_frame`, ...). */
export class PyGetSet extends PyOrdinary {
  readonly name: string;
  /** Name of the class that has it, as its repr tells; null where that is not known. */
  readonly owner: string | null;
  readonly get: (vm: Machine, self: Value) => Value;
  readonly set: ((vm: Machine, self: Value, value: Value | undefined) => void) | null;
  constructor(
    cls: PyType,
    name: string,
    get: (vm: Machine, self: Value) => Value,
    set: ((vm: Machine, self: Value, value: Value | undefined) => void) | null,
    owner: string | null = null,
  ) {
    super(cls);
    this.owner = owner;
    this.name = name;
    this.get = get;
    this.set = set;
  }
  override get isShared(): boolean {
    return true;
  }
}

/** What goes on when a called function returns to a native that waited for it. State is plain, copyable data. */
export interface Kontinuation {
  readonly id: number;
  readonly name: string;
  readonly run: (vm: Machine, state: Value, value: Value) => Value;
  /** Handles a guest exception raised by the call; undefined lets it go on to the caller. */
  readonly onError: ((vm: Machine, state: Value, exception: PyException) => Value | undefined) | null;
}

export const kontinuations: Kontinuation[] = [];

/**
 * Registers the second half of a native. It may return a value (which goes to the native's caller), PUSHED after asking
 * for another call, or NOTHING where the caller expects no value. `state` must be a Value (use a PyTuple for several).
 */
export function kontinuation(
  name: string,
  run: Kontinuation['run'],
  onError: Kontinuation['onError'] = null,
): Kontinuation {
  const made: Kontinuation = { id: kontinuations.length, name, run, onError };
  kontinuations.push(made);
  return made;
}

/** True if `error` is a guest exception of (a subclass of) `type`. */
export function isGuestError(error: unknown, type: PyType): error is GuestError {
  return error instanceof GuestError && error.exception.cls.mro.includes(type);
}

/**
 * Gives a builtin type its `__new__`: `fn` gets [cls, ...arguments] (cls not named in params) and makes the instance,
 * for `cls` itself and for subclasses of it.
 */
export function defineNew(type: PyType, params: string | null, fn: NativeFn): void {
  const made = new PyNative('__new__', fn, params === null ? null : signature(params), type, null);
  made.isStatic = true;
  type.attrs.set('__new__', made);
}
