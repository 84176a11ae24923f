/** ExceptionGroup and BaseExceptionGroup (PEP 654). split, subgroup and derive are in prelude/builtins.py. */
import type { Copier } from './copier';
import { giveFunctions } from './deferred';
import {
  BaseException,
  BaseExceptionGroup,
  ExceptionGroup,
  ExceptionType,
  guestError,
  typeError,
  ValueErrorType,
} from './errors';
import { classGetItem } from './generic-alias';
import type { Machine } from './machine';
import { defineClassMethods, defineMethods, defineNew, nativeFunction, PyGetSet } from './native';
import { getsetType, PyException, PyList, PyTuple, type PyType, type Value } from './objects';
import { defineStr, tryStr } from './repr';
import { asStr } from './str-core';
import { isInstance, isSubtype, typeOf } from './types';

class PyExceptionGroup extends PyException {
  exceptions: PyException[];
  constructor(cls: PyType, args: Value[], exceptions: PyException[]) {
    super(cls, args);
    this.exceptions = exceptions;
  }
  override shell(): PyExceptionGroup {
    return new PyExceptionGroup(this.cls, [], []);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.exceptions = copier.array(from.exceptions);
  }
}

const group = (value: Value | undefined): PyExceptionGroup => value as PyExceptionGroup;

defineNew(BaseExceptionGroup, null, (_vm, args, kw) => {
  let cls = args[0] as PyType;
  const given = args.length - 1;
  if (given !== 2 || (kw !== null && kw.size > 0 && cls.isBuiltin)) {
    throw typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${given} given)`);
  }
  const [, message, members] = args as [Value, Value, Value];
  if (asStr(message) === undefined) {
    throw typeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${typeOf(message).name}`);
  }
  if (!(members instanceof PyList || members instanceof PyTuple)) {
    throw typeError('second argument (exceptions) must be a sequence');
  }
  if (members.items.length === 0) {
    throw guestError(ValueErrorType, 'second argument (exceptions) must be a non-empty sequence');
  }
  members.items.forEach((member, at) => {
    if (!isInstance(member, BaseException)) {
      throw guestError(ValueErrorType, `Item ${at} of second argument (exceptions) is not an exception`);
    }
  });
  const isPlain = members.items.every((member) => isInstance(member, ExceptionType));
  if (cls === BaseExceptionGroup && isPlain) cls = ExceptionGroup;
  else if (!isPlain && cls === ExceptionGroup) {
    throw typeError('Cannot nest BaseExceptions in an ExceptionGroup');
  } else if (!isPlain && isSubtype(cls, ExceptionType)) {
    throw typeError(`Cannot nest BaseExceptions in '${cls.name}'`);
  }
  return new PyExceptionGroup(cls, [message, members], members.items.slice() as PyException[]);
});

defineMethods(BaseExceptionGroup, {
  __init__: [null, () => null],
  derive: ['excs, /', (vm, args) => vm.call(BaseExceptionGroup, [group(args[0]).args[0]!, args[1]!], null)],
  split: ['matcher_value, /', (vm, args) => vm.callPrelude('_group_split', args)],
  subgroup: ['matcher_value, /', (vm, args) => vm.callPrelude('_group_subgroup', args)],
});
defineClassMethods(BaseExceptionGroup, { __class_getitem__: ['object, /', classGetItem] });

for (const [name, get] of [
  ['message', (self: PyExceptionGroup): Value => self.args[0]!],
  ['exceptions', (self: PyExceptionGroup): Value => new PyTuple(self.exceptions.slice())],
] as const) {
  BaseExceptionGroup.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => get(group(self)), null));
}

function text(vm: Machine, value: Value): string | undefined {
  const self = group(value);
  const count = self.exceptions.length;
  const message = tryStr(vm, self.args[0]!);
  return message === undefined ? undefined : `${message} (${count} sub-exception${count === 1 ? '' : 's'})`;
}
defineStr(BaseExceptionGroup, text, (vm, value) => text(vm, value) ?? '');

/** What the prelude's split needs: a part takes over cause, context, traceback and a copy of the notes. */
giveFunctions([
  nativeFunction('_group_like', 'part, original, /', (_vm, args) => {
    const [part, original] = args as [PyException, PyException];
    part.traceback = original.traceback;
    part.cause = original.cause;
    part.context = original.context;
    part.suppressContext = original.suppressContext;
    part.notes = original.notes === null ? null : new PyList(original.notes.items.slice());
    return part;
  }),
]);
