/**
 * The loop: runs instructions of the machine's present frame until its budget is used up, it is asked to stop, or the
 * thread has ended. One thin switch over packed words (fast paths inline, the rest in helpers), so that the compiled
 * loop stays small enough for the host to optimise; loop-size.test.ts watches it.
 *
 * `case` numbers are the opcodes; execute.test.ts checks them against the names in their comments.
 */

import { PASSED_BITS, SITE_BITS, SITE_SHIFT, STEPS_BITS, STEPS_SHIFT } from '../../base/line-log';
import { getAttribute, lookupMethod, setAttribute } from './attributes';
import { ARG_SHIFT, MARK, OP_MASK } from './code';
import { GuestError } from './errors';
import { Frame, pushBlock, RETURN_INSTANCE } from './frame';
import { PyGenerator } from './generator';
import * as slow from './instructions';
import { LIST_END, ListIterator, RangeIterator } from './iterators';
import { type Machine, recursionError } from './machine';
import { kontinuations, PyNative } from './native';
import {
  NOTHING,
  PUSHED,
  type PyCell,
  type PyException,
  PyFloat,
  PyFunction,
  PyList,
  PyTuple,
  STOP,
  type Value,
} from './objects';
import { binary, compare, inplace } from './operators';
import { typeOf } from './types';
import { unwind } from './unwind';

/** Why the loop came back. */
export type Exit = 'paused' | 'ended';

/**
 * Runs until `left` is used up ('paused'; also when a native asked for it) or the bottom frame has ended ('ended', see
 * the machine's outcome). Throws LimitReached, UnsupportedError and our own bugs; never a guest exception.
 */
export function execute(vm: Machine): Exit {
  let left = vm.left;
  const { lines } = vm.host;
  for (;;) {
    const f = vm.frame;
    if (f === null) {
      vm.left = left;
      return 'ended';
    }
    const code = f.code;
    if (code.isLibrary !== vm.inLibrary) {
      vm.left = left;
      vm.enterMode(code.isLibrary);
      left = vm.left;
    }
    const words = vm.isRecording ? code.marked : code.words;
    const { sites } = code;
    const s = f.slots;
    let pc = f.pc;
    let sp = f.sp;
    try {
      for (;;) {
        if (left <= 0 || vm.wantsStop) {
          f.pc = pc;
          f.sp = sp;
          vm.left = left;
          return 'paused';
        }
        const word = words[pc++]!;
        if ((word & MARK) !== 0) {
          const site = sites[pc - 1]!;
          if (site !== f.line) {
            f.line = site;
            // A record of one number is written here (base/line-log.ts); the host writes what doesn't fit into one.
            const { used, clock } = lines;
            const count = vm.userDone + vm.grant - left;
            const steps = count - lines.instruction;
            const atUs = clock.addedUs + Math.floor((count + vm.chargedWork) / clock.workAUs);
            const passed = atUs - lines.atUs;
            if (
              used < lines.limit &&
              lines.who === vm.who &&
              ((steps >>> STEPS_BITS) | (passed >>> PASSED_BITS) | (site >>> SITE_BITS)) === 0
            ) {
              lines.data[used] = (site << SITE_SHIFT) | (steps << STEPS_SHIFT) | passed;
              lines.used = used + 1;
              lines.count++;
              lines.instruction = count;
              lines.atUs = atUs;
            } else {
              f.pc = pc;
              vm.left = left;
              vm.host.line(vm, site);
            }
          }
        }
        left--;
        switch (word & OP_MASK) {
          case 1 /* POP_TOP */:
            sp--;
            continue;
          case 2 /* ROT_TWO */:
            {
              const top = s[sp - 1];
              s[sp - 1] = s[sp - 2];
              s[sp - 2] = top;
              continue;
            }
          case 3 /* ROT_THREE */:
            {
              const top = s[sp - 1];
              s[sp - 1] = s[sp - 2];
              s[sp - 2] = s[sp - 3];
              s[sp - 3] = top;
              continue;
            }
          case 4 /* DUP_TOP */:
            s[sp] = s[sp - 1];
            sp++;
            continue;
          case 5 /* DUP_TOP_TWO */:
            s[sp] = s[sp - 2];
            s[sp + 1] = s[sp - 1];
            sp += 2;
            continue;
          case 6 /* ROT_FOUR */:
            {
              const top = s[sp - 1];
              s[sp - 1] = s[sp - 2];
              s[sp - 2] = s[sp - 3];
              s[sp - 3] = s[sp - 4];
              s[sp - 4] = top;
              continue;
            }
          case 99 /* ROT_N */:
            {
              const count = word >> ARG_SHIFT;
              const top = s[sp - 1];
              for (let i = 1; i < count; i++) s[sp - i] = s[sp - i - 1];
              s[sp - count] = top;
              continue;
            }
          case 9 /* NOP */:
          case 144 /* EXTENDED_ARG */:
            continue;
          case 100 /* LOAD_CONST */:
            s[sp++] = code.consts[word >> ARG_SHIFT];
            continue;
          case 124 /* LOAD_FAST */:
            {
              const value = s[word >> ARG_SHIFT];
              if (value === undefined) throw slow.unboundLocal(code, word >> ARG_SHIFT);
              s[sp++] = value;
              continue;
            }
          case 125 /* STORE_FAST */:
            s[word >> ARG_SHIFT] = s[--sp];
            continue;
          case 116 /* LOAD_GLOBAL */:
            {
              const name = code.names[word >> ARG_SHIFT]!;
              let value = f.globals.get(name);
              if (value === undefined) {
                value = vm.builtins.get(name);
                if (value === undefined) throw slow.nameError(name);
              }
              s[sp++] = value;
              continue;
            }
          case 23 /* BINARY_ADD */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              if (typeof a === 'number' && typeof b === 'number') {
                const r = a + b;
                if (r <= 9007199254740991 && r >= -9007199254740991) {
                  s[sp - 1] = r;
                  continue;
                }
              } else if (a instanceof PyFloat && b instanceof PyFloat) {
                s[sp - 1] = new PyFloat(a.v + b.v);
                continue;
              } else if (typeof a === 'string' && typeof b === 'string' && a.length + b.length < 100000) {
                s[sp - 1] = a + b;
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = binary(vm, '+', a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 24 /* BINARY_SUBTRACT */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              if (typeof a === 'number' && typeof b === 'number') {
                const r = a - b;
                if (r <= 9007199254740991 && r >= -9007199254740991) {
                  s[sp - 1] = r;
                  continue;
                }
              } else if (a instanceof PyFloat && b instanceof PyFloat) {
                s[sp - 1] = new PyFloat(a.v - b.v);
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = binary(vm, '-', a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 20 /* BINARY_MULTIPLY */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              if (typeof a === 'number' && typeof b === 'number') {
                const r = a * b;
                if (r <= 9007199254740991 && r >= -9007199254740991) {
                  s[sp - 1] = r + 0;
                  continue;
                }
              } else if (a instanceof PyFloat && b instanceof PyFloat) {
                s[sp - 1] = new PyFloat(a.v * b.v);
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = binary(vm, '*', a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 22 /* BINARY_MODULO */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              if (typeof a === 'number' && typeof b === 'number' && a >= 0 && b > 0) {
                s[sp - 1] = a % b;
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = binary(vm, '%', a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 26 /* BINARY_FLOOR_DIVIDE */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              if (typeof a === 'number' && typeof b === 'number' && a >= 0 && b > 0) {
                // Exact where the rounded quotient might not be.
                s[sp - 1] = (a - (a % b)) / b;
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = binary(vm, '//', a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 55 /* INPLACE_ADD */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              if (typeof a === 'number' && typeof b === 'number') {
                const r = a + b;
                if (r <= 9007199254740991 && r >= -9007199254740991) {
                  s[sp - 1] = r;
                  continue;
                }
              } else if (a instanceof PyFloat && b instanceof PyFloat) {
                s[sp - 1] = new PyFloat(a.v + b.v);
                continue;
              } else if (typeof a === 'string' && typeof b === 'string' && a.length + b.length < 100000) {
                s[sp - 1] = a + b;
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = inplace(vm, '+', a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 56 /* INPLACE_SUBTRACT */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              if (typeof a === 'number' && typeof b === 'number') {
                const r = a - b;
                if (r <= 9007199254740991 && r >= -9007199254740991) {
                  s[sp - 1] = r;
                  continue;
                }
              } else if (a instanceof PyFloat && b instanceof PyFloat) {
                s[sp - 1] = new PyFloat(a.v - b.v);
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = inplace(vm, '-', a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 16 /* BINARY_MATRIX_MULTIPLY */:
          case 19 /* BINARY_POWER */:
          case 27 /* BINARY_TRUE_DIVIDE */:
          case 62 /* BINARY_LSHIFT */:
          case 63 /* BINARY_RSHIFT */:
          case 64 /* BINARY_AND */:
          case 65 /* BINARY_XOR */:
          case 66 /* BINARY_OR */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = binary(vm, slow.operatorOf(word & OP_MASK), a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 17 /* INPLACE_MATRIX_MULTIPLY */:
          case 28 /* INPLACE_FLOOR_DIVIDE */:
          case 29 /* INPLACE_TRUE_DIVIDE */:
          case 57 /* INPLACE_MULTIPLY */:
          case 59 /* INPLACE_MODULO */:
          case 67 /* INPLACE_POWER */:
          case 75 /* INPLACE_LSHIFT */:
          case 76 /* INPLACE_RSHIFT */:
          case 77 /* INPLACE_AND */:
          case 78 /* INPLACE_XOR */:
          case 79 /* INPLACE_OR */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = inplace(vm, slow.operatorOf(word & OP_MASK), a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 107 /* COMPARE_OP */:
            {
              const b = s[--sp] as Value;
              const a = s[sp - 1] as Value;
              const op = word >> ARG_SHIFT;
              if (typeof a === 'number' && typeof b === 'number') {
                s[sp - 1] =
                  op === 0
                    ? a < b
                    : op === 1
                      ? a <= b
                      : op === 2
                        ? a === b
                        : op === 3
                          ? a !== b
                          : op === 4
                            ? a > b
                            : a >= b;
                continue;
              }
              if (typeof a === 'string' && typeof b === 'string' && (op === 2 || op === 3)) {
                s[sp - 1] = op === 2 ? a === b : a !== b;
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const r = compare(vm, slow.COMPARE[op]!, a, b);
              if (r === PUSHED) break;
              s[sp - 1] = r;
              continue;
            }
          case 117 /* IS_OP */:
            {
              const b = s[--sp] as Value;
              s[sp - 1] = slow.isSame(s[sp - 1] as Value, b) !== (word >> ARG_SHIFT === 1);
              continue;
            }
          case 114 /* POP_JUMP_IF_FALSE */:
            {
              const value = s[--sp] as Value;
              if (value === true) continue;
              if (value === false || value === null || value === 0) {
                const target = word >> ARG_SHIFT;
                if (target < pc) f.line = -1;
                pc = target;
                continue;
              }
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              const truth = slow.truth(vm, value);
              if (truth === undefined) break;
              if (!truth) pc = word >> ARG_SHIFT;
              continue;
            }
          case 115 /* POP_JUMP_IF_TRUE */:
            {
              const value = s[--sp] as Value;
              if (value === false || value === null || value === 0) continue;
              if (value === true) {
                const target = word >> ARG_SHIFT;
                if (target < pc) f.line = -1;
                pc = target;
                continue;
              }
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              const truth = slow.truth(vm, value);
              if (truth === undefined) break;
              if (truth) {
                pc = word >> ARG_SHIFT;
                f.line = -1;
              }
              continue;
            }
          case 111 /* JUMP_IF_FALSE_OR_POP */:
          case 112 /* JUMP_IF_TRUE_OR_POP */:
            {
              const value = s[sp - 1] as Value;
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              const truth = slow.truthKeeping(vm, value);
              if (truth === undefined) break;
              if (truth === ((word & OP_MASK) === 112)) pc = word >> ARG_SHIFT;
              else sp--;
              continue;
            }
          case 12 /* UNARY_NOT */:
            {
              const value = s[sp - 1] as Value;
              if (typeof value === 'boolean') {
                s[sp - 1] = !value;
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const truth = slow.truth(vm, value);
              if (truth === undefined) break;
              s[sp - 1] = !truth;
              continue;
            }
          case 110 /* JUMP_FORWARD */:
            pc += word >> ARG_SHIFT;
            continue;
          case 113 /* JUMP_ABSOLUTE */:
            {
              const target = word >> ARG_SHIFT;
              if (target < pc) f.line = -1;
              pc = target;
              continue;
            }
          case 93 /* FOR_ITER */:
            {
              const it = s[sp - 1] as Value;
              if (it instanceof ListIterator) {
                const index = it.index;
                const items = it.list.items;
                if (index < items.length) {
                  it.index = index + 1;
                  s[sp++] = items[index];
                  continue;
                }
                it.index = LIST_END;
                sp--;
                pc += word >> ARG_SHIFT;
                continue;
              }
              if (it instanceof RangeIterator) {
                const value = it.nextSmall();
                if (value !== undefined) {
                  s[sp++] = value;
                  continue;
                }
              }
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              if (it instanceof PyGenerator) {
                if (it.state === 'closed') {
                  sp--;
                  pc += word >> ARG_SHIFT;
                  continue;
                }
                const inner = vm.enter(it);
                inner.slots[inner.sp++] = null;
                break;
              }
              const next = slow.next(vm, it);
              if (next === PUSHED) break;
              if (next === STOP) {
                sp--;
                pc += word >> ARG_SHIFT;
              } else s[sp++] = next;
              continue;
            }
          case 68 /* GET_ITER */:
            {
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const it = slow.getIter(vm, s[sp - 1] as Value);
              if (it === PUSHED) break;
              s[sp - 1] = it;
              continue;
            }
          case 106 /* LOAD_ATTR */:
            {
              const value = s[sp - 1] as Value;
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const result = getAttribute(vm, value, code.names[word >> ARG_SHIFT]!);
              if (result === PUSHED) break;
              s[sp - 1] = result;
              continue;
            }
          case 95 /* STORE_ATTR */:
            {
              sp -= 2;
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              if (
                setAttribute(vm, s[sp + 1] as Value, code.names[word >> ARG_SHIFT]!, s[sp] as Value) ===
                PUSHED
              ) {
                break;
              }
              continue;
            }
          case 160 /* LOAD_METHOD */:
            {
              const value = s[sp - 1] as Value;
              const name = code.names[word >> ARG_SHIFT]!;
              const method = lookupMethod(value, name);
              if (method !== undefined) {
                s[sp - 1] = method;
                s[sp++] = value;
                continue;
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              // CALL_METHOD sees undefined below a callable that wants no self.
              s[sp - 1] = undefined;
              s[sp] = value;
              f.sp = sp;
              const result = getAttribute(vm, value, name);
              if (result === PUSHED) break;
              s[sp++] = result;
              continue;
            }
          case 161 /* CALL_METHOD */:
            {
              const count = word >> ARG_SHIFT;
              const method = s[sp - count - 2];
              const base = method === undefined ? sp - count - 1 : sp - count - 2;
              const callee = s[base] as Value;
              f.pc = pc;
              vm.left = left;
              if (
                callee instanceof PyFunction &&
                callee.code.isSimple &&
                callee.code.argcount === sp - base - 1
              ) {
                f.sp = method === undefined ? base - 1 : base;
                enterSimple(vm, callee, s, base + 1, sp);
                break;
              }
              const args = s.slice(base + 1, sp) as Value[];
              sp = method === undefined ? base - 1 : base;
              f.sp = sp;
              const result =
                callee instanceof PyNative ? callNativeFast(vm, callee, args) : vm.call(callee, args, null);
              if (result === PUSHED) break;
              s[sp++] = result;
              continue;
            }
          case 131 /* CALL_FUNCTION */:
            {
              const count = word >> ARG_SHIFT;
              const base = sp - count - 1;
              const callee = s[base] as Value;
              f.pc = pc;
              vm.left = left;
              f.sp = base;
              if (callee instanceof PyFunction && callee.code.isSimple && callee.code.argcount === count) {
                enterSimple(vm, callee, s, base + 1, sp);
                break;
              }
              const args = s.slice(base + 1, sp) as Value[];
              sp = base;
              const result =
                callee instanceof PyNative ? callNativeFast(vm, callee, args) : vm.call(callee, args, null);
              if (result === PUSHED) break;
              s[sp++] = result;
              continue;
            }
          case 83 /* RETURN_VALUE */:
            {
              const value = s[--sp] as Value;
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              if (f.gen !== null) {
                slow.returnFromGenerator(vm, f, value);
                break;
              }
              const back = f.back;
              f.back = null;
              vm.frame = back;
              if (back === null) {
                vm.outcome = { value };
                break;
              }
              if (f.returns === RETURN_INSTANCE) {
                if (value !== null) throw slow.initReturned(value);
                back.slots[back.sp++] = f.extra;
              } else back.slots[back.sp++] = value;
              break;
            }
          case 86 /* YIELD_VALUE */:
            {
              const value = s[--sp] as Value;
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              slow.yieldValue(vm, f, value);
              break;
            }
          case 72 /* YIELD_FROM */:
            {
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              slow.yieldFrom(vm, f);
              break;
            }
          case 129 /* GEN_START */:
            sp--;
            continue;
          case 25 /* BINARY_SUBSCR */:
            {
              const key = s[--sp] as Value;
              const object = s[sp - 1] as Value;
              if (object instanceof PyList && typeof key === 'number' && object.cls.isBuiltin) {
                const items = object.items;
                if (key >= 0 && key < items.length) {
                  s[sp - 1] = items[key];
                  continue;
                }
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              const result = slow.getItem(vm, object, key);
              if (result === PUSHED) break;
              s[sp - 1] = result;
              continue;
            }
          case 118 /* CONTAINS_OP */:
            {
              sp -= 2;
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              const found = slow.contains(vm, s[sp + 1] as Value, s[sp] as Value, word >> ARG_SHIFT === 1);
              if (found === PUSHED) break;
              s[sp++] = found;
              continue;
            }
          case 60 /* STORE_SUBSCR */:
            {
              sp -= 3;
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              if (slow.setItem(vm, s[sp + 1] as Value, s[sp + 2] as Value, s[sp] as Value) === PUSHED) break;
              continue;
            }
          case 102 /* BUILD_TUPLE */:
            {
              const count = word >> ARG_SHIFT;
              sp -= count;
              s[sp] = new PyTuple(s.slice(sp, sp + count) as Value[]);
              sp++;
              continue;
            }
          case 103 /* BUILD_LIST */:
            {
              const count = word >> ARG_SHIFT;
              sp -= count;
              s[sp] = new PyList(s.slice(sp, sp + count) as Value[]);
              sp++;
              continue;
            }
          case 92 /* UNPACK_SEQUENCE */:
            {
              const value = s[sp - 1] as Value;
              const count = word >> ARG_SHIFT;
              if (value instanceof PyTuple || value instanceof PyList) {
                const items = value.items;
                if (items.length === count) {
                  sp--;
                  for (let i = count - 1; i >= 0; i--) s[sp++] = items[i];
                  continue;
                }
              }
              f.pc = pc;
              f.sp = sp - 1;
              vm.left = left;
              if (slow.unpackSequence(vm, f, value, count)) break;
              sp = f.sp;
              continue;
            }
          case 145 /* LIST_APPEND */:
            {
              const item = s[--sp] as Value;
              (s[sp - (word >> ARG_SHIFT)] as PyList).items.push(item);
              continue;
            }
          case 136 /* LOAD_DEREF */:
            {
              const cell = s[code.nlocals + (word >> ARG_SHIFT)] as PyCell;
              const value = cell.v;
              if (value === undefined) throw slow.unboundCell(f, word >> ARG_SHIFT);
              s[sp++] = value;
              continue;
            }
          case 137 /* STORE_DEREF */:
            (s[code.nlocals + (word >> ARG_SHIFT)] as PyCell).v = s[--sp] as Value;
            continue;
          case 135 /* LOAD_CLOSURE */:
            s[sp++] = s[code.nlocals + (word >> ARG_SHIFT)];
            continue;
          case 90 /* STORE_NAME */:
            {
              const name = code.names[word >> ARG_SHIFT]!;
              const namespace = f.locals ?? f.globals;
              namespace.set(name, s[--sp] as Value);
              continue;
            }
          case 101 /* LOAD_NAME */:
            {
              const name = code.names[word >> ARG_SHIFT]!;
              const value = f.locals?.get(name) ?? nameValue(f.locals, f.globals, vm.builtins, name);
              if (value === undefined) throw slow.nameError(name);
              s[sp++] = value;
              continue;
            }
          case 97 /* STORE_GLOBAL */:
            f.globals.set(code.names[word >> ARG_SHIFT]!, s[--sp] as Value);
            continue;
          case 122 /* SETUP_FINALLY */:
            pushBlock(f, 122, pc + (word >> ARG_SHIFT), sp);
            continue;
          case 87 /* POP_BLOCK */:
            f.blocks.length -= 3;
            continue;
          case 89 /* POP_EXCEPT */:
            {
              f.blocks.length -= 3;
              sp -= 3;
              f.handled = s[sp + 1] as PyException | null;
              continue;
            }
          case 121 /* JUMP_IF_NOT_EXC_MATCH */:
            {
              sp -= 2;
              if (!slow.exceptionMatches(s[sp] as Value, s[sp + 1] as Value)) pc = word >> ARG_SHIFT;
              continue;
            }
          case 119 /* RERAISE */:
            {
              f.sp = sp;
              f.pc = pc;
              vm.left = left;
              const exception = s[sp - 2] as PyException;
              f.sp = sp - 3;
              unwind(vm, exception, true);
              break;
            }
          case 130 /* RAISE_VARARGS */:
            {
              f.pc = pc;
              vm.left = left;
              const count = word >> ARG_SHIFT;
              sp -= count;
              f.sp = sp;
              slow.raise(vm, f, count, s[sp] as Value, s[sp + 1] as Value);
              break;
            }
          case 155 /* FORMAT_VALUE */:
            {
              f.pc = pc;
              f.sp = sp;
              vm.left = left;
              if (slow.formatValue(vm, f, word >> ARG_SHIFT)) break;
              sp = f.sp;
              continue;
            }
          case 157 /* BUILD_STRING */:
            {
              const count = word >> ARG_SHIFT;
              sp -= count;
              let text = '';
              for (let i = 0; i < count; i++) text += s[sp + i] as string;
              s[sp++] = text;
              continue;
            }
          case 200 /* KONTINUE */:
            {
              const value = s[sp - 1] as Value;
              const back = f.back;
              vm.left = left;
              vm.frame = back;
              const result = kontinuations[word >> ARG_SHIFT]!.run(vm, f.extra, value);
              if (result === PUSHED || result === NOTHING) break;
              if (back === null) vm.outcome = { value: result };
              else back.slots[back.sp++] = result;
              break;
            }
          default: {
            f.pc = pc;
            f.sp = sp;
            vm.left = left;
            if (slow.rare(vm, f, word & OP_MASK, word >> ARG_SHIFT)) break;
            pc = f.pc;
            sp = f.sp;
            continue;
          }
        }
        // An instruction that leaves the switch has changed frames (or wants its own state read again).
        break;
      }
    } catch (error) {
      vm.left = left;
      if (error instanceof GuestError) {
        if (vm.frame === f) f.pc = pc;
        slow.raisedBy(vm, error);
      } else if (slow.isHostOverflow(error)) {
        slow.raised(vm, slow.hostOverflow());
      } else throw error;
    }
    left = vm.left;
  }
}

/**
 * Pushes the frame of a call whose arguments, `stack[from]` up to `stack[to]`, go straight to its first slots. A function
 * of its own, so that the host makes the frame in line here: in the loop it has too much to put in line already.
 */
function enterSimple(
  vm: Machine,
  callee: PyFunction,
  stack: (Value | undefined)[],
  from: number,
  to: number,
): void {
  const { code } = callee;
  const slots = code.template.slice();
  for (let i = from; i < to; i++) slots[i - from] = stack[i];
  const frame = new Frame(code, slots, callee.globals);
  const back = vm.frame!;
  frame.back = back;
  frame.depth = back.depth + (code.isLibrary ? 0 : 1);
  if (frame.depth > vm.recursionLimit) throw recursionError();
  vm.frame = frame;
}

/** Calls a native with positional arguments in an array of its own; what is unusual goes the machine's way. */
function callNativeFast(vm: Machine, native: PyNative, args: Value[]): Value {
  const { owner, signature } = native;
  let given = args.length;
  if (owner !== null) {
    if (given === 0 || native.isStatic || native.isClassMethod || typeOf(args[0]!) !== owner) {
      return vm.callNative(native, args, null);
    }
    given--;
  }
  if (signature !== null) {
    if (given < signature.required || given > signature.keywordOnly) return vm.callNative(native, args, null);
    const { defaults } = signature;
    for (let i = given; i < defaults.length; i++) args.push(defaults[i] as Value);
  }
  return native.fn(vm, args, null);
}

function nameValue(
  locals: Map<string, Value> | null,
  globals: Map<string, Value>,
  builtins: Map<string, Value>,
  name: string,
): Value | undefined {
  // `??` also skips None: a name bound to None must be found where it is bound.
  if (locals?.has(name) === true) return locals.get(name);
  const value = globals.get(name);
  return value === undefined ? builtins.get(name) : value;
}
