/**
 * `contextvars`: Context, ContextVar, Token (PEP 567). A context's variables are one Map that is never changed once it
 * is shared, so copying a context costs nothing.
 */
import type { Copier } from '../vm/copier';
import { guestError, keyError, LookupError, runtimeError, typeError, valueError } from '../vm/errors';
import type { Machine } from '../vm/machine';
import {
  defineClassMethods,
  defineMethods,
  defineNew,
  kontinuation,
  nativeFunction,
  PyGetSet,
} from '../vm/native';
import {
  getsetType,
  type KwArgs,
  objectType,
  PUSHED,
  PyList,
  PyOrdinary,
  PySingleton,
  PyTuple,
  PyType,
  type Value,
} from '../vm/objects';
import { tryRepr } from '../vm/repr';
import { hostOf } from './asyncio/loop-host';

export const contextType = new PyType('Context', [objectType], true, undefined, '_contextvars');
export const contextVarType = new PyType('ContextVar', [objectType], true, undefined, '_contextvars');
export const tokenType = new PyType('Token', [objectType], true, undefined, '_contextvars');

export class PyContextVar extends PyOrdinary {
  name: string;
  default: Value | undefined;
  constructor(name: string, value: Value | undefined) {
    super(contextVarType);
    this.name = name;
    this.default = value;
  }
  override shell(): PyContextVar {
    return new PyContextVar(this.name, undefined);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.default = copier.maybe(from.default);
  }
}

export class PyContext extends PyOrdinary {
  /** Replaced, never changed. */
  vars: Map<PyContextVar, Value> = new Map();
  isEntered = false;
  constructor() {
    super(contextType);
  }
  copy(): PyContext {
    const twin = new PyContext();
    twin.vars = this.vars;
    return twin;
  }
  override shell(): PyContext {
    return new PyContext();
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.vars = copier.map(from.vars);
    this.isEntered = from.isEntered;
  }
}

class PyToken extends PyOrdinary {
  variable: PyContextVar;
  context: PyContext;
  old: Value | undefined;
  isUsed = false;
  constructor(variable: PyContextVar, context: PyContext, old: Value | undefined) {
    super(tokenType);
    this.variable = variable;
    this.context = context;
    this.old = old;
  }
  override shell(): PyToken {
    return new PyToken(this.variable, this.context, undefined);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.variable = copier.object(from.variable);
    this.context = copier.object(from.context);
    this.old = copier.maybe(from.old);
    this.isUsed = from.isUsed;
  }
}

const MISSING = new PySingleton(new PyType('Token.MISSING', [objectType], true), '<Token.MISSING>');
tokenType.attrs.set('MISSING', MISSING);

export function currentContext(vm: Machine): PyContext {
  return hostOf(vm).scheduler.thread.context;
}

function withVar(context: PyContext, variable: PyContextVar, value: Value | undefined): void {
  const vars = new Map(context.vars);
  if (value === undefined) vars.delete(variable);
  else vars.set(variable, value);
  context.vars = vars;
}

defineNew(contextVarType, 'name, /, *, default=?', (_vm, [, name, value]) => {
  if (typeof name !== 'string') throw typeError('context variable name must be a str');
  return new PyContextVar(name, value);
});

defineMethods(contextVarType, {
  get: [
    'default=?, /',
    (vm, [self, fallback]) => {
      const variable = self as PyContextVar;
      const value = currentContext(vm).vars.get(variable);
      if (value !== undefined) return value;
      if (fallback !== undefined) return fallback;
      if (variable.default !== undefined) return variable.default;
      throw guestError(LookupError, variable);
    },
  ],
  set: [
    'value, /',
    (vm, [self, value]) => {
      const context = currentContext(vm);
      const token = new PyToken(self as PyContextVar, context, context.vars.get(self as PyContextVar));
      withVar(context, self as PyContextVar, value!);
      return token;
    },
  ],
  reset: [
    'token, /',
    (vm, [self, token]) => {
      if (!(token instanceof PyToken)) {
        throw typeError(`expected an instance of Token, got ${tryRepr(vm, token!) ?? 'an object'}`);
      }
      if (token.isUsed) throw runtimeError(`${tokenText(vm, token)} has already been used once`);
      if (token.variable !== self)
        throw valueError(`${tokenText(vm, token)} was created by a different ContextVar`);
      if (token.context !== currentContext(vm)) {
        throw valueError(`${tokenText(vm, token)} was created in a different Context`);
      }
      token.isUsed = true;
      withVar(token.context, token.variable, token.old);
      return null;
    },
  ],
  __repr__: ['', (vm, [self]) => variableText(vm, self as PyContextVar)],
});
defineClassMethods(contextVarType, { __class_getitem__: ['item, /', (_vm, [cls]) => cls!] });
contextVarType.attrs.set(
  'name',
  new PyGetSet(getsetType, 'name', (_vm, self) => (self as PyContextVar).name, null),
);

for (const [name, get] of [
  ['var', (token: PyToken) => token.variable],
  ['old_value', (token: PyToken) => (token.old === undefined ? MISSING : token.old)],
] as const) {
  tokenType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => get(self as PyToken), null));
}
function variableText(vm: Machine, variable: PyContextVar): string {
  const value = variable.default === undefined ? '' : ` default=${tryRepr(vm, variable.default) ?? '...'}`;
  return `<ContextVar name=${tryRepr(vm, variable.name)}${value} at 0x${vm.addressOf(variable).toString(16)}>`;
}

function tokenText(vm: Machine, token: PyToken): string {
  const at = vm.addressOf(token).toString(16);
  return `<Token${token.isUsed ? ' used' : ''} var=${variableText(vm, token.variable)} at 0x${at}>`;
}
defineMethods(tokenType, {
  __repr__: ['', (vm, [self]) => tokenText(vm, self as PyToken)],
});

defineNew(contextType, '', () => new PyContext());

/** Goes back to the context that was current before `Context.run`. State: (context, the one before). */
function leave(vm: Machine, state: Value): void {
  const [context, before] = (state as PyTuple).items as [PyContext, PyContext];
  context.isEntered = false;
  hostOf(vm).scheduler.thread.context = before;
}
const LEAVE = kontinuation(
  'Context.run',
  (vm, state, value) => {
    leave(vm, state);
    return value;
  },
  (vm, state) => {
    leave(vm, state);
    return undefined;
  },
);

function runInContext(vm: Machine, args: Value[], kw: KwArgs): Value {
  const [self, callee, ...rest] = args;
  const context = self as PyContext;
  if (callee === undefined) throw typeError('run() missing 1 required positional argument');
  if (context.isEntered) {
    throw runtimeError(`cannot enter context: ${tryRepr(vm, context)} is already entered`);
  }
  const { thread } = hostOf(vm).scheduler;
  const state = new PyTuple([context, thread.context]);
  context.isEntered = true;
  thread.context = context;
  const below = vm.pushKontinuation(LEAVE, state);
  const result = vm.call(callee, rest, kw);
  if (result !== PUSHED) below.slots[below.sp++] = result;
  return PUSHED;
}

function lookUp(context: Value, key: Value): Value | undefined {
  if (!(key instanceof PyContextVar)) throw typeError(`a ContextVar key was expected, got ${String(key)}`);
  return (context as PyContext).vars.get(key);
}

defineMethods(contextType, {
  run: [null, runInContext],
  copy: ['', (_vm, [self]) => (self as PyContext).copy()],
  get: [
    'key, default=None, /',
    (_vm, [self, key, fallback]) => {
      const value = lookUp(self!, key!);
      return value === undefined ? fallback! : value;
    },
  ],
  keys: ['', (_vm, [self]) => new PyList([...(self as PyContext).vars.keys()])],
  values: ['', (_vm, [self]) => new PyList([...(self as PyContext).vars.values()])],
  items: [
    '',
    (_vm, [self]) => new PyList([...(self as PyContext).vars].map((pair) => new PyTuple([...pair]))),
  ],
  __len__: ['', (_vm, [self]) => (self as PyContext).vars.size],
  __contains__: ['key, /', (_vm, [self, key]) => lookUp(self!, key!) !== undefined],
  __getitem__: [
    'key, /',
    (_vm, [self, key]) => {
      const value = lookUp(self!, key!);
      if (value === undefined) throw keyError(key!);
      return value;
    },
  ],
  __iter__: ['', (vm, [self]) => vm.iterate(new PyList([...(self as PyContext).vars.keys()]))],
});

export const contextvarsNatives: readonly (readonly [string, Value])[] = [
  ['Context', contextType],
  ['ContextVar', contextVarType],
  ['Token', tokenType],
  ['copy_context', nativeFunction('copy_context', '', (vm) => currentContext(vm).copy())],
];
