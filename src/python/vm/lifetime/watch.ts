/**
 * The loop while objects are watched: one instruction at a time, and after each a look at the links that it can have
 * broken. The loop in execute.ts knows nothing of it.
 */
import { Op } from '../../compiler/opcodes';
import { ARG_SHIFT, OP_KONTINUE } from '../code';
import { type Exit, execute } from '../execute';
import type { Frame } from '../frame';
import type { Machine } from '../machine';
import { PyNative } from '../native';
import {
  bytesType,
  dictType,
  floatType,
  intType,
  listType,
  type PyCell,
  PyDict,
  PyFunction,
  PyList,
  PyMethod,
  PyObject,
  PyType,
  setType,
  strType,
  tupleType,
  type Value,
} from '../objects';
import type { Witnesses } from './witnesses';

/** What an instruction can take references from. */
const ANYTHING = 0;
/** Nothing at all. */
const NOTHING_AT_ALL = 1;
/** Only the stack and the local variables of its frame. */
const FRAME = 2;
/** The frame, and one name of a namespace. */
const NAME = 3;
/** The frame, and a cell. */
const CELL = 4;
/** The frame, and an object's attributes. */
const ATTRIBUTE = 5;
/** The frame, and a container's items. */
const ITEM = 6;
/** Whatever the called function takes. */
const CALL = 7;

const reaches = new Uint8Array(512);
const setReach = (reach: number, ops: readonly Op[]): void => {
  for (const op of ops) reaches[op] = reach;
};
setReach(NOTHING_AT_ALL, [
  Op.ROT_TWO,
  Op.ROT_THREE,
  Op.ROT_FOUR,
  Op.ROT_N,
  Op.DUP_TOP,
  Op.DUP_TOP_TWO,
  Op.NOP,
  Op.EXTENDED_ARG,
  Op.LOAD_CONST,
  Op.LOAD_FAST,
  Op.LOAD_GLOBAL,
  Op.LOAD_NAME,
  Op.LOAD_DEREF,
  Op.LOAD_CLOSURE,
  Op.LOAD_CLASSDEREF,
  Op.LOAD_ASSERTION_ERROR,
  Op.LOAD_BUILD_CLASS,
  Op.LOAD_LOCALS,
  Op.JUMP_FORWARD,
  Op.JUMP_ABSOLUTE,
  Op.SETUP_FINALLY,
  Op.POP_BLOCK,
  Op.GEN_START,
]);
setReach(FRAME, [
  Op.POP_TOP,
  Op.STORE_FAST,
  Op.DELETE_FAST,
  Op.UNPACK_SEQUENCE,
  Op.UNPACK_EX,
  Op.BUILD_TUPLE,
  Op.BUILD_LIST,
  Op.BUILD_SET,
  Op.BUILD_MAP,
  Op.BUILD_CONST_KEY_MAP,
  Op.BUILD_STRING,
  Op.BUILD_SLICE,
  Op.FORMAT_VALUE,
  Op.COMPARE_OP,
  Op.IS_OP,
  Op.CONTAINS_OP,
  Op.UNARY_NOT,
  Op.UNARY_NEGATIVE,
  Op.UNARY_POSITIVE,
  Op.UNARY_INVERT,
  Op.BINARY_ADD,
  Op.BINARY_SUBTRACT,
  Op.BINARY_MULTIPLY,
  Op.BINARY_MODULO,
  Op.BINARY_POWER,
  Op.BINARY_FLOOR_DIVIDE,
  Op.BINARY_TRUE_DIVIDE,
  Op.BINARY_AND,
  Op.BINARY_OR,
  Op.BINARY_XOR,
  Op.BINARY_LSHIFT,
  Op.BINARY_RSHIFT,
  Op.BINARY_SUBSCR,
  Op.INPLACE_ADD,
  Op.INPLACE_SUBTRACT,
  Op.INPLACE_MULTIPLY,
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_TRUE,
  Op.JUMP_IF_FALSE_OR_POP,
  Op.JUMP_IF_TRUE_OR_POP,
  Op.JUMP_IF_NOT_EXC_MATCH,
  Op.GET_ITER,
  Op.FOR_ITER,
  Op.LOAD_ATTR,
  Op.LOAD_METHOD,
  Op.RETURN_VALUE,
  Op.YIELD_VALUE,
  Op.POP_EXCEPT,
  Op.RERAISE,
  Op.RAISE_VARARGS,
  Op.MAKE_FUNCTION,
  Op.LIST_APPEND,
  Op.SET_ADD,
  Op.LIST_EXTEND,
  Op.LIST_TO_TUPLE,
  Op.GET_AWAITABLE,
  Op.GET_AITER,
  Op.GET_ANEXT,
  Op.GET_LEN,
]);
setReach(NAME, [Op.STORE_NAME, Op.DELETE_NAME, Op.STORE_GLOBAL, Op.DELETE_GLOBAL]);
setReach(CELL, [Op.STORE_DEREF, Op.DELETE_DEREF]);
setReach(ATTRIBUTE, [Op.STORE_ATTR, Op.DELETE_ATTR]);
setReach(ITEM, [Op.STORE_SUBSCR, Op.DELETE_SUBSCR]);
setReach(CALL, [Op.CALL_FUNCTION, Op.CALL_METHOD]);

/** Builtin functions that take no reference from anybody. */
const HARMLESS = new Set([
  'abs',
  'bin',
  'callable',
  'chr',
  'divmod',
  'format',
  'getattr',
  'hasattr',
  'hash',
  'hex',
  'id',
  'isinstance',
  'issubclass',
  'iter',
  'len',
  'max',
  'min',
  'oct',
  'ord',
  'pow',
  'print',
  'repr',
  'round',
  'sorted',
  'sum',
]);
/** Types whose methods take nothing from the instance, and those that have some such methods. */
const IMMUTABLE = new Set<PyType>([strType, bytesType, intType, floatType, tupleType]);
const HARMLESS_METHODS = new Map<PyType, ReadonlySet<string>>([
  [listType, new Set(['append', 'extend', 'insert', 'index', 'count', 'copy', 'sort', 'reverse'])],
  [dictType, new Set(['get', 'keys', 'values', 'items', 'copy', 'setdefault'])],
  [setType, new Set(['add', 'copy', 'union', 'intersection', 'issubset', 'issuperset'])],
]);

function isHarmless(callee: Value): boolean {
  if (callee instanceof PyMethod) return isHarmless(callee.func);
  if (callee instanceof PyFunction || callee instanceof PyType) return true;
  if (!(callee instanceof PyNative)) return false;
  const { owner } = callee;
  if (owner === null) return callee.module === 'builtins' && HARMLESS.has(callee.name);
  return IMMUTABLE.has(owner) || HARMLESS_METHODS.get(owner)?.has(callee.name) === true;
}

/** Chains of so few links are looked at as a whole: working out what to look at would cost more. */
const FEW = 6;

/**
 * Runs like `execute` until the slice ends, or nothing is left to watch. What objects do at their end runs between two
 * instructions, above the frame that dropped them.
 */
export function executeWatched(vm: Machine): Exit {
  const { lifetime } = vm;
  const { witnesses } = lifetime;
  const end = vm.sliceEnd;
  try {
    // The scheduler may have cut the stack or put another in its place.
    if (lifetime.stoodAt !== vm.frame) witnesses.checkAll(vm);
    // What began to be watched in the instruction before.
    lifetime.settle(vm);
    for (;;) {
      const done = vm.allCount;
      const frame = vm.frame;
      if (done >= end || frame === null || !lifetime.isWatching) break;
      const look = lookBefore(witnesses, frame);
      vm.wantsStop = false;
      vm.sliceEnd = done + 1;
      vm.regrant();
      execute(vm);
      if (vm.allCount === done) break;
      lifetime.beginStep();
      if (lifetime.canLook) {
        const before = witnesses.work;
        lookAfter(vm, witnesses, frame, look);
        if (lifetime.hasMissed && witnesses.isAllDue) {
          witnesses.checkAll(vm);
          lifetime.hasMissed = false;
        }
        lifetime.spend(witnesses.work - before);
      } else lifetime.hasMissed = true;
      // Somebody wants the machine back: a thread that has ended, or blocks and must find its stack as it was.
      if (vm.wantsStop || (vm.frame === null && vm.threads.length > 0)) break;
      if (witnesses.hasLoose) lifetime.settle(vm);
    }
  } finally {
    vm.sliceEnd = end;
    lifetime.stoodAt = vm.frame;
  }
  vm.regrant();
  return vm.frame === null ? 'ended' : 'paused';
}

/** What has to be looked at after the instruction that `frame` is about to run. */
interface Look {
  readonly reach: number;
  /** The namespace, cell, object or container it can take a reference from. */
  readonly holder: object | null;
  readonly name: string;
  readonly sp: number;
  readonly back: Frame | null;
}

function lookBefore(witnesses: Witnesses, frame: Frame): Look {
  const { code, slots, sp, pc, back } = frame;
  const word = code.words[pc]!;
  const op = word & 255;
  let reach = reaches[op]!;
  let holder: object | null = null;
  let name = '';
  if (op === OP_KONTINUE) reach = ANYTHING;
  else if (reach > FRAME && witnesses.size > FEW) {
    const arg = word >> ARG_SHIFT;
    switch (reach) {
      case NAME:
        holder =
          op === Op.STORE_GLOBAL || op === Op.DELETE_GLOBAL ? frame.globals : (frame.locals ?? frame.globals);
        name = code.names[arg]!;
        break;
      case CELL:
        holder = slots[code.nlocals + arg] as PyCell;
        break;
      case ATTRIBUTE:
        holder = slots[sp - 1] as PyObject;
        break;
      case ITEM:
        holder = slots[sp - 2] as PyObject;
        if (!(holder instanceof PyList || holder instanceof PyDict)) reach = ANYTHING;
        break;
      case CALL: {
        let callee = slots[sp - arg - 1] as Value;
        if (op === Op.CALL_METHOD && slots[sp - arg - 2] !== undefined) {
          holder = callee instanceof PyObject ? callee : null;
          callee = slots[sp - arg - 2] as Value;
        } else if (callee instanceof PyMethod && callee.self instanceof PyObject) holder = callee.self;
        reach = isHarmless(callee) ? FRAME : ANYTHING;
        break;
      }
    }
  }
  return { reach, holder, name, sp, back };
}

function lookAfter(vm: Machine, witnesses: Witnesses, frame: Frame, look: Look): void {
  const now = vm.frame;
  if (now === frame) {
    if (look.reach === NOTHING_AT_ALL && frame.sp >= look.sp) return;
  } else if (now?.back !== frame) {
    witnesses.checkStack(vm);
  }
  if (witnesses.size <= FEW || (look.reach === ANYTHING && witnesses.isAllDue)) {
    witnesses.checkAll(vm);
    return;
  }
  witnesses.checkHolder(vm, frame);
  const { holder } = look;
  if (holder === null) return;
  if (look.reach === NAME) witnesses.checkKey(vm, holder, look.name);
  else {
    witnesses.checkHolder(vm, holder);
    if (holder instanceof PyDict) witnesses.checkHolder(vm, holder.map);
    else if (holder instanceof PyObject && holder.dict !== null) witnesses.checkHolder(vm, holder.dict);
  }
}
