/** The instructions of `except*` (PEP 654); the work on groups is in prelude/classes.py. */
import { Op } from '../compiler/opcodes';
import type { Frame } from './frame';
import type { Machine } from './machine';
import { kontinuation } from './native';
import { NOTHING, PUSHED, type PyException, PyList, type PyTuple, type Value } from './objects';
import * as ports from './ports';

function exceptStar(vm: Machine, f: Frame, op: number): boolean {
  const s = f.slots;
  if (op === Op.PREP_EXCEPT_STAR) {
    const exception = s[f.sp - 2] as PyException;
    s[f.sp - 3] = exception;
    s[f.sp - 2] = new PyList([]);
    s[f.sp - 1] = exception;
    return false;
  }
  const second = s[--f.sp] as Value;
  const first = s[--f.sp] as Value;
  const [name, kont] =
    op === Op.CHECK_EG_MATCH ? (['_group_match', MATCHED] as const) : (['_group_reraise', RERAISED] as const);
  const below = vm.pushKontinuation(kont, null);
  const result = vm.callPrelude(name, [first, second]);
  if (result === PUSHED) return true;
  vm.frame = below.back;
  kont.run(vm, null, result);
  return true;
}

const MATCHED = kontinuation('except*', (vm, _state, value) => {
  const f = vm.frame!;
  const [rest, match] = (value as PyTuple).items as [Value, Value];
  f.slots[f.sp++] = rest;
  f.slots[f.sp++] = match;
  if (match !== null) f.handled = match as PyException;
  return NOTHING;
});

const RERAISED = kontinuation('end of except*', (vm, _state, value) => {
  const f = vm.frame!;
  const exception = value as PyException | null;
  f.slots[f.sp++] = exception === null ? null : exception.traceback;
  f.slots[f.sp++] = exception;
  f.slots[f.sp++] = exception === null ? null : exception.cls;
  return NOTHING;
});

ports.exceptStar.plug(exceptStar);
