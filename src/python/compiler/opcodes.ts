/**
 * The instruction set: the opcodes of CPython 3.10 (names, numbers and stack effects as its `dis` and `opcode` modules
 * give them) and, after them, ours for what 3.10 cannot say. README.md has the list of ours with the code around them.
 *
 * An instruction below HAVE_ARGUMENT has no argument. Jump arguments count instruction words: relative ones from the
 * word after the jump, absolute ones from the start of the code.
 */
export enum Op {
  POP_TOP = 1,
  ROT_TWO = 2,
  ROT_THREE = 3,
  DUP_TOP = 4,
  DUP_TOP_TWO = 5,
  ROT_FOUR = 6,
  NOP = 9,
  UNARY_POSITIVE = 10,
  UNARY_NEGATIVE = 11,
  UNARY_NOT = 12,
  UNARY_INVERT = 15,
  BINARY_MATRIX_MULTIPLY = 16,
  INPLACE_MATRIX_MULTIPLY = 17,
  BINARY_POWER = 19,
  BINARY_MULTIPLY = 20,
  BINARY_MODULO = 22,
  BINARY_ADD = 23,
  BINARY_SUBTRACT = 24,
  BINARY_SUBSCR = 25,
  BINARY_FLOOR_DIVIDE = 26,
  BINARY_TRUE_DIVIDE = 27,
  INPLACE_FLOOR_DIVIDE = 28,
  INPLACE_TRUE_DIVIDE = 29,
  GET_LEN = 30,
  MATCH_MAPPING = 31,
  MATCH_SEQUENCE = 32,
  MATCH_KEYS = 33,
  COPY_DICT_WITHOUT_KEYS = 34,
  /** Ours. `tb, exc, type -> exc, [], exc`: whole group, exceptions raised by handlers, part not yet handled. */
  PREP_EXCEPT_STAR = 35,
  /**
   * Ours. `rest, types -> rest', match`: splits the group. No match: `rest' is rest`, `match is None`; all of it
   * matched: `rest' is None`. A naked exception that matches comes wrapped in an ExceptionGroup. A match also becomes
   * the exception being handled (`sys.exception()`, bare `raise`). Raises TypeError for types `except*` cannot catch.
   */
  CHECK_EG_MATCH = 36,
  /** Ours. `exc, raised -> tb, exc', type` to be raised again by RERAISE, or `None, None, None` if all was handled. */
  PREP_RERAISE_STAR = 37,
  /** Ours. `-> namespace`: the frame's own namespace (in a class body). */
  LOAD_LOCALS = 38,
  WITH_EXCEPT_START = 49,
  GET_AITER = 50,
  GET_ANEXT = 51,
  BEFORE_ASYNC_WITH = 52,
  END_ASYNC_FOR = 54,
  INPLACE_ADD = 55,
  INPLACE_SUBTRACT = 56,
  INPLACE_MULTIPLY = 57,
  INPLACE_MODULO = 59,
  STORE_SUBSCR = 60,
  DELETE_SUBSCR = 61,
  BINARY_LSHIFT = 62,
  BINARY_RSHIFT = 63,
  BINARY_AND = 64,
  BINARY_XOR = 65,
  BINARY_OR = 66,
  INPLACE_POWER = 67,
  GET_ITER = 68,
  GET_YIELD_FROM_ITER = 69,
  PRINT_EXPR = 70,
  LOAD_BUILD_CLASS = 71,
  YIELD_FROM = 72,
  GET_AWAITABLE = 73,
  LOAD_ASSERTION_ERROR = 74,
  INPLACE_LSHIFT = 75,
  INPLACE_RSHIFT = 76,
  INPLACE_AND = 77,
  INPLACE_XOR = 78,
  INPLACE_OR = 79,
  LIST_TO_TUPLE = 82,
  RETURN_VALUE = 83,
  IMPORT_STAR = 84,
  SETUP_ANNOTATIONS = 85,
  YIELD_VALUE = 86,
  POP_BLOCK = 87,
  POP_EXCEPT = 89,
  STORE_NAME = 90,
  DELETE_NAME = 91,
  UNPACK_SEQUENCE = 92,
  FOR_ITER = 93,
  UNPACK_EX = 94,
  STORE_ATTR = 95,
  DELETE_ATTR = 96,
  STORE_GLOBAL = 97,
  DELETE_GLOBAL = 98,
  ROT_N = 99,
  LOAD_CONST = 100,
  LOAD_NAME = 101,
  BUILD_TUPLE = 102,
  BUILD_LIST = 103,
  BUILD_SET = 104,
  BUILD_MAP = 105,
  LOAD_ATTR = 106,
  COMPARE_OP = 107,
  IMPORT_NAME = 108,
  IMPORT_FROM = 109,
  JUMP_FORWARD = 110,
  JUMP_IF_FALSE_OR_POP = 111,
  JUMP_IF_TRUE_OR_POP = 112,
  JUMP_ABSOLUTE = 113,
  POP_JUMP_IF_FALSE = 114,
  POP_JUMP_IF_TRUE = 115,
  LOAD_GLOBAL = 116,
  IS_OP = 117,
  CONTAINS_OP = 118,
  RERAISE = 119,
  JUMP_IF_NOT_EXC_MATCH = 121,
  SETUP_FINALLY = 122,
  LOAD_FAST = 124,
  STORE_FAST = 125,
  DELETE_FAST = 126,
  GEN_START = 129,
  RAISE_VARARGS = 130,
  CALL_FUNCTION = 131,
  MAKE_FUNCTION = 132,
  BUILD_SLICE = 133,
  LOAD_CLOSURE = 135,
  LOAD_DEREF = 136,
  STORE_DEREF = 137,
  DELETE_DEREF = 138,
  CALL_FUNCTION_KW = 141,
  CALL_FUNCTION_EX = 142,
  SETUP_WITH = 143,
  EXTENDED_ARG = 144,
  LIST_APPEND = 145,
  SET_ADD = 146,
  MAP_ADD = 147,
  LOAD_CLASSDEREF = 148,
  MATCH_CLASS = 152,
  SETUP_ASYNC_WITH = 154,
  FORMAT_VALUE = 155,
  BUILD_CONST_KEY_MAP = 156,
  BUILD_STRING = 157,
  LOAD_METHOD = 160,
  CALL_METHOD = 161,
  LIST_EXTEND = 162,
  SET_UPDATE = 163,
  DICT_MERGE = 164,
  DICT_UPDATE = 165,
  /** Ours, as 3.13's. `value -> result`: the argument names what to do, see INTRINSIC_1. */
  CALL_INTRINSIC_1 = 173,
  /** Ours, as 3.13's. `a, b -> result`: the argument names what to do, see INTRINSIC_2. */
  CALL_INTRINSIC_2 = 174,
  /** Ours, as 3.13's. `mapping -> value`: `co_names[arg]` in the mapping, else global, else builtin. */
  LOAD_FROM_DICT_OR_GLOBALS = 175,
  /** Ours, as 3.13's. `mapping -> value`: the name of cell `arg` in the mapping, else the cell's content. */
  LOAD_FROM_DICT_OR_DEREF = 176,
}

export type OpName = keyof typeof Op;

/** Opcodes from here on have an argument. */
export const HAVE_ARGUMENT = 90;

/** `dis.opname`: name by number, `<n>` where there is none. */
export const opname: readonly string[] = Array.from({ length: 256 }, (_, op) => Op[op] ?? `<${op}>`);

/** Operators of COMPARE_OP by argument, `dis.cmp_op`. */
export const cmpOp = ['<', '<=', '==', '!=', '>', '>='] as const;

/** What CALL_INTRINSIC_1 does, by argument; the numbers are 3.13's, which has more of them. */
export enum Intrinsic1 {
  /** name -> TypeVar */
  TYPEVAR = 7,
  /** name -> ParamSpec */
  PARAMSPEC = 8,
  /** name -> TypeVarTuple */
  TYPEVARTUPLE = 9,
  /** tuple of type parameters -> `Generic[...]`, TypeVarTuples unpacked */
  SUBSCRIPT_GENERIC = 10,
  /** (name, tuple of type parameters or None, function that gives the value) -> TypeAliasType */
  TYPEALIAS = 11,
}

/** What CALL_INTRINSIC_2 does, by argument; the numbers are 3.13's. */
export enum Intrinsic2 {
  /** name, function that gives the bound -> TypeVar */
  TYPEVAR_WITH_BOUND = 2,
  /** name, function that gives the tuple of constraints -> TypeVar */
  TYPEVAR_WITH_CONSTRAINTS = 3,
  /** function, tuple of type parameters -> function, with its `__type_params__` set */
  SET_FUNCTION_TYPE_PARAMS = 4,
  /** type parameter, function that gives its default -> type parameter */
  SET_TYPEPARAM_DEFAULT = 5,
}

function table(ops: readonly Op[]): Uint8Array {
  const result = new Uint8Array(256);
  for (const op of ops) result[op] = 1;
  return result;
}

/** 1 for jumps whose argument counts from the next word (`dis.hasjrel`). */
export const isRelativeJump = table([
  Op.FOR_ITER,
  Op.JUMP_FORWARD,
  Op.SETUP_FINALLY,
  Op.SETUP_WITH,
  Op.SETUP_ASYNC_WITH,
]);
/** 1 for jumps whose argument counts from the start of the code (`dis.hasjabs`). */
export const isAbsoluteJump = table([
  Op.JUMP_IF_FALSE_OR_POP,
  Op.JUMP_IF_TRUE_OR_POP,
  Op.JUMP_ABSOLUTE,
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_TRUE,
  Op.JUMP_IF_NOT_EXC_MATCH,
]);
/** 1 where the argument is an index into `co_names`. */
export const takesName = table([
  Op.STORE_NAME,
  Op.DELETE_NAME,
  Op.STORE_ATTR,
  Op.DELETE_ATTR,
  Op.STORE_GLOBAL,
  Op.DELETE_GLOBAL,
  Op.LOAD_NAME,
  Op.LOAD_ATTR,
  Op.IMPORT_NAME,
  Op.IMPORT_FROM,
  Op.LOAD_GLOBAL,
  Op.LOAD_METHOD,
  Op.LOAD_FROM_DICT_OR_GLOBALS,
]);
/** 1 where the argument is an index into `co_varnames`. */
export const takesLocal = table([Op.LOAD_FAST, Op.STORE_FAST, Op.DELETE_FAST]);
/** 1 where the argument is an index into `co_cellvars + co_freevars`. */
export const takesCell = table([
  Op.LOAD_CLOSURE,
  Op.LOAD_DEREF,
  Op.STORE_DEREF,
  Op.DELETE_DEREF,
  Op.LOAD_CLASSDEREF,
  Op.LOAD_FROM_DICT_OR_DEREF,
]);

const fixedEffects: readonly (readonly [number, readonly Op[]])[] = [
  [2, [Op.DUP_TOP_TWO, Op.MATCH_KEYS]],
  [
    1,
    [
      Op.DUP_TOP,
      Op.GET_LEN,
      Op.MATCH_MAPPING,
      Op.MATCH_SEQUENCE,
      Op.PREP_RERAISE_STAR,
      Op.LOAD_LOCALS,
      Op.WITH_EXCEPT_START,
      Op.GET_ANEXT,
      Op.BEFORE_ASYNC_WITH,
      Op.LOAD_BUILD_CLASS,
      Op.LOAD_ASSERTION_ERROR,
      Op.LOAD_CONST,
      Op.LOAD_NAME,
      Op.IMPORT_FROM,
      Op.LOAD_GLOBAL,
      Op.LOAD_FAST,
      Op.LOAD_CLOSURE,
      Op.LOAD_DEREF,
      Op.LOAD_CLASSDEREF,
      Op.LOAD_METHOD,
    ],
  ],
  [
    -1,
    [
      Op.POP_TOP,
      Op.BINARY_MATRIX_MULTIPLY,
      Op.INPLACE_MATRIX_MULTIPLY,
      Op.BINARY_POWER,
      Op.BINARY_MULTIPLY,
      Op.BINARY_MODULO,
      Op.BINARY_ADD,
      Op.BINARY_SUBTRACT,
      Op.BINARY_SUBSCR,
      Op.BINARY_FLOOR_DIVIDE,
      Op.BINARY_TRUE_DIVIDE,
      Op.INPLACE_FLOOR_DIVIDE,
      Op.INPLACE_TRUE_DIVIDE,
      Op.INPLACE_ADD,
      Op.INPLACE_SUBTRACT,
      Op.INPLACE_MULTIPLY,
      Op.INPLACE_MODULO,
      Op.BINARY_LSHIFT,
      Op.BINARY_RSHIFT,
      Op.BINARY_AND,
      Op.BINARY_XOR,
      Op.BINARY_OR,
      Op.INPLACE_POWER,
      Op.PRINT_EXPR,
      Op.YIELD_FROM,
      Op.INPLACE_LSHIFT,
      Op.INPLACE_RSHIFT,
      Op.INPLACE_AND,
      Op.INPLACE_XOR,
      Op.INPLACE_OR,
      Op.RETURN_VALUE,
      Op.IMPORT_STAR,
      Op.STORE_NAME,
      Op.DELETE_ATTR,
      Op.STORE_GLOBAL,
      Op.COMPARE_OP,
      Op.IMPORT_NAME,
      Op.POP_JUMP_IF_FALSE,
      Op.POP_JUMP_IF_TRUE,
      Op.IS_OP,
      Op.CONTAINS_OP,
      Op.STORE_FAST,
      Op.GEN_START,
      Op.STORE_DEREF,
      Op.LIST_APPEND,
      Op.SET_ADD,
      Op.MATCH_CLASS,
      Op.LIST_EXTEND,
      Op.SET_UPDATE,
      Op.DICT_MERGE,
      Op.DICT_UPDATE,
      Op.CALL_INTRINSIC_2,
    ],
  ],
  [-2, [Op.DELETE_SUBSCR, Op.STORE_ATTR, Op.JUMP_IF_NOT_EXC_MATCH, Op.MAP_ADD]],
  [-3, [Op.STORE_SUBSCR, Op.POP_EXCEPT, Op.RERAISE]],
  [-7, [Op.END_ASYNC_FOR]],
];

const fixedEffect = new Int8Array(256);
for (const [effect, ops] of fixedEffects) for (const op of ops) fixedEffect[op] = effect;

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/**
 * How an instruction changes the height of the value stack, as `dis.stack_effect(op, arg, jump=...)` in CPython 3.10.
 * `jump` asks for the effect when it jumps; for a SETUP_ instruction that is the entry of its handler, where the
 * machine has pushed the saved and the new exception (3 + 3 values). MATCH_KEYS, MATCH_CLASS and COPY_DICT_WITHOUT_KEYS
 * leave their extra values as in 3.10.
 */
export function stackEffect(op: number, arg: number, jump: boolean): number {
  switch (op) {
    case Op.UNPACK_SEQUENCE:
      return arg - 1;
    case Op.UNPACK_EX:
      return (arg & 0xff) + (arg >> 8);
    case Op.FOR_ITER:
      return jump ? -1 : 1;
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
      return jump ? 0 : -1;
    case Op.SETUP_FINALLY:
      return jump ? 6 : 0;
    case Op.SETUP_WITH:
      return jump ? 6 : 1;
    case Op.SETUP_ASYNC_WITH:
      return jump ? 5 : 0;
    case Op.BUILD_TUPLE:
    case Op.BUILD_LIST:
    case Op.BUILD_SET:
    case Op.BUILD_STRING:
      return 1 - arg;
    case Op.BUILD_MAP:
      return 1 - 2 * arg;
    case Op.BUILD_CONST_KEY_MAP:
    case Op.RAISE_VARARGS:
    case Op.CALL_FUNCTION:
      return -arg;
    case Op.CALL_METHOD:
    case Op.CALL_FUNCTION_KW:
      return -arg - 1;
    case Op.CALL_FUNCTION_EX:
      return -1 - (arg & 1);
    case Op.MAKE_FUNCTION:
      return -1 - bits(arg & 0xf);
    case Op.BUILD_SLICE:
      return arg === 3 ? -2 : -1;
    case Op.FORMAT_VALUE:
      return (arg & 4) === 4 ? -1 : 0;
    default:
      return fixedEffect[op];
  }
}
