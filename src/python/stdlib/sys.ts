/** `sys`: what a program can ask of its interpreter. It says it is CPython 3.13, whose behaviour it has. */

import {
  guestError,
  OSErrorType,
  RecursionErrorType,
  SystemExit,
  typeError,
  UnsupportedError,
  valueError,
} from '../vm/errors';
import { asInt } from '../vm/int-arith';
import { NOWHERE } from '../vm/lifetime/lifetime';
import { isHolder, visitReferences } from '../vm/lifetime/references';
import type { Machine } from '../vm/machine';
import { defineMethods, type NativeFn, nativeFunction, PyGetSet } from '../vm/native';
import {
  getsetType,
  objectType,
  PyDict,
  PyFloat,
  PyList,
  PyModule,
  PyOrdinary,
  PySingleton,
  PyTuple,
  PyType,
  type Value,
} from '../vm/objects';
import { defineRepr } from '../vm/repr';
import { strLength } from '../vm/str-core';
import { typeOf } from '../vm/types';
import { handledException } from '../vm/unwind';
import { HOOKS } from './hooks';
import { refusalOf } from './refused-names';
import { structOf, structSequence } from './struct-sequence';
import { gilOf } from './threading/gil';

// --- Streams ---------------------------------------------------------------------------------------------------------

const textIoType = new PyType('TextIOWrapper', [objectType], true, undefined, '_io');

/** Standard output or error. */
class PyStream extends PySingleton {
  readonly stream: 'stdout' | 'stderr' | 'stdin';
  constructor(stream: PyStream['stream']) {
    super(textIoType, `<${stream}>`);
    this.stream = stream;
  }
}
const STDOUT = new PyStream('stdout');
const STDERR = new PyStream('stderr');
const STDIN = new PyStream('stdin');

function notOpen(what: string): never {
  throw guestError(unsupportedOperationType, what);
}
const unsupportedOperationType = new PyType('UnsupportedOperation', [OSErrorType], true, undefined, 'io');

function write(vm: Machine, args: Value[]): Value {
  const self = args[0] as PyStream;
  const text = args[1]!;
  if (self.stream === 'stdin') notOpen('not writable');
  if (typeof text !== 'string') throw typeError(`write() argument must be str, not ${typeOf(text).name}`);
  vm.write(self.stream as 'stdout' | 'stderr', text);
  return strLength(text);
}

/** A method of standard input, done by a function of the prelude. */
const reading =
  (done: string) =>
  (vm: Machine, [self]: Value[]): Value => {
    if ((self as PyStream).stream !== 'stdin') notOpen('not readable');
    return vm.callPrelude(done, []);
  };

defineMethods(textIoType, {
  write: ['text, /', write],
  flush: ['', () => null],
  isatty: ['', () => false],
  writable: ['', (_vm, [self]) => (self as PyStream).stream !== 'stdin'],
  readable: ['', (_vm, [self]) => (self as PyStream).stream === 'stdin'],
  seekable: ['', () => false],
  fileno: ['', (_vm, [self]) => ['stdin', 'stdout', 'stderr'].indexOf((self as PyStream).stream)],
  readline: ['size=-1, /', reading('_stdin_readline')],
  readlines: ['hint=-1, /', reading('_stdin_readlines')],
  read: ['size=-1, /', reading('_stdin_read')],
  __iter__: ['', (_vm, [self]) => self!],
  __next__: ['', reading('_stdin_next')],
  reconfigure: [null, () => null],
});
for (const [name, get] of [
  ['name', (stream: PyStream) => stream.text],
  ['encoding', () => 'utf-8'],
  ['errors', (stream: PyStream) => (stream.stream === 'stderr' ? 'backslashreplace' : 'strict')],
  ['closed', () => false],
  ['mode', (stream: PyStream) => (stream.stream === 'stdin' ? 'r' : 'w')],
  ['line_buffering', () => true],
] as const) {
  textIoType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => get(self as PyStream), null));
}
defineRepr(textIoType, (_vm, value) => {
  const { text, stream } = value as PyStream;
  return `<_io.TextIOWrapper name='${text}' mode='${stream === 'stdin' ? 'r' : 'w'}' encoding='utf-8'>`;
});

// --- Facts -----------------------------------------------------------------------------------------------------------

const versionInfo = structOf(
  structSequence('version_info', 'sys', 'sys.version_info', [
    'major',
    'minor',
    'micro',
    'releaselevel',
    'serial',
  ]),
  [3, 13, 0, 'final', 0],
);

const floatInfo = structOf(
  structSequence('float_info', 'sys', 'sys.float_info', [
    'max',
    'max_exp',
    'max_10_exp',
    'min',
    'min_exp',
    'min_10_exp',
    'dig',
    'mant_dig',
    'epsilon',
    'radix',
    'rounds',
  ]),
  [
    new PyFloat(Number.MAX_VALUE),
    1024,
    308,
    new PyFloat(2.2250738585072014e-308),
    -1021,
    -307,
    15,
    53,
    new PyFloat(Number.EPSILON),
    2,
    1,
  ],
);

const intInfo = structOf(
  structSequence('int_info', 'sys', 'sys.int_info', [
    'bits_per_digit',
    'sizeof_digit',
    'default_max_str_digits',
    'str_digits_check_threshold',
  ]),
  [30, 4, 4300, 640],
);

const hashInfo = structOf(
  structSequence('hash_info', 'sys', 'sys.hash_info', [
    'width',
    'modulus',
    'inf',
    'nan',
    'imag',
    'algorithm',
    'hash_bits',
    'seed_bits',
    'cutoff',
  ]),
  [64, 2305843009213693951n, 314159, 0, 1000003, 'siphash13', 64, 128, 0],
);

const FLAGS = {
  debug: 0,
  inspect: 0,
  interactive: 0,
  optimize: 0,
  dont_write_bytecode: 1,
  no_user_site: 0,
  no_site: 0,
  ignore_environment: 0,
  verbose: 0,
  bytes_warning: 0,
  quiet: 0,
  hash_randomization: 0,
  isolated: 0,
  dev_mode: false,
  utf8_mode: 0,
  warn_default_encoding: 0,
  safe_path: false,
  int_max_str_digits: 4300,
};
const flags = structOf(structSequence('flags', 'sys', 'sys.flags', Object.keys(FLAGS)), Object.values(FLAGS));

const simpleNamespaceLike = new PyType('SimpleNamespace', [objectType], true, undefined, 'types');
class Implementation extends PyOrdinary {
  override get isShared(): boolean {
    return true;
  }
}
const implementation = new Implementation(simpleNamespaceLike);
implementation.dict = new Map<string, Value>([
  ['name', 'cpython'],
  ['cache_tag', 'cpython-313'],
  ['version', versionInfo],
  ['hexversion', 0x030d00f0],
]);

// --- Functions -------------------------------------------------------------------------------------------------------

function excInfo(vm: Machine): Value {
  const exception = handledException(vm.frame);
  return exception === null
    ? new PyTuple([null, null, null])
    : new PyTuple([exception.cls, exception, exception.traceback]);
}

function exit(_vm: Machine, [status]: Value[]): Value {
  throw status === null ? guestError(SystemExit) : guestError(SystemExit, status!);
}

function setRecursionLimit(vm: Machine, [limit]: Value[]): Value {
  const int = asInt(limit);
  if (int === undefined)
    throw typeError(`'${typeOf(limit!).name}' object cannot be interpreted as an integer`);
  if (int < 1) throw valueError('recursion limit must be greater or equal than 1');
  const depth = vm.currentFrame().depth;
  if (Number(int) <= depth) {
    throw guestError(
      RecursionErrorType,
      `cannot set the recursion limit to ${int} at the recursion depth ${depth}: the limit is too low`,
    );
  }
  vm.recursionLimit = Math.min(Number(int), RECURSION_LIMIT_MAX);
  return null;
}
/** Frames are in the heap, so this is a matter of memory only. */
const RECURSION_LIMIT_MAX = 1_000_000;

function getFrame(vm: Machine, [depth]: Value[]): Value {
  let frame: ReturnType<Machine['currentFrame']> | null = vm.currentFrame();
  for (let left = Number(asInt(depth) ?? 0); left > 0 && frame !== null; ) {
    frame = frame.back;
    if (frame !== null && !frame.code.isLibrary) left--;
  }
  if (frame === null) throw valueError('call stack is not deep enough');
  return frame;
}

function refused(name: string): NativeFn {
  return () => {
    throw new UnsupportedError(refusalOf('sys', name)!);
  };
}

/** Immortal objects count as many references as fit, whoever refers to them. */
const IMMORTAL = 2 ** 32 - 1;

/** References to an object from everything reachable, and the one that the call itself makes. */
function referenceCount(vm: Machine, value: Value): number {
  if (!isHolder(value)) return IMMORTAL;
  let count = 1;
  for (const holder of vm.lifetime.witnesses.reach(vm, new Set([NOWHERE])).keys()) {
    visitReferences(holder, (child) => {
      if (child === value) count++;
    });
  }
  return count;
}

const functions: readonly (readonly [string, string | null, NativeFn])[] = [
  ['exit', 'status=None, /', exit],
  ['exc_info', '', excInfo],
  ['exception', '', (vm) => handledException(vm.frame)],
  ['getrecursionlimit', '', (vm) => vm.recursionLimit],
  ['setrecursionlimit', 'limit, /', setRecursionLimit],
  ['intern', 'string, /', (_vm, [text]) => text!],
  ['getdefaultencoding', '', () => 'utf-8'],
  ['getfilesystemencoding', '', () => 'utf-8'],
  ['getfilesystemencodeerrors', '', () => 'surrogateescape'],
  ['get_int_max_str_digits', '', () => 4300],
  ['getswitchinterval', '', (vm) => new PyFloat(gilOf(vm).intervalSeconds)],
  [
    'setswitchinterval',
    'interval, /',
    (vm, [value]) => {
      const seconds = value instanceof PyFloat ? value.v : Number(asInt(value!) ?? Number.NaN);
      if (!(seconds > 0)) throw valueError('switch interval must be strictly positive');
      gilOf(vm).intervalSeconds = seconds;
      return null;
    },
  ],
  ['_getframe', 'depth=0, /', getFrame],
  ['gettrace', '', () => null],
  ['getprofile', '', () => null],
  ['settrace', null, refused('settrace')],
  ['setprofile', null, refused('setprofile')],
  ['getsizeof', null, refused('getsizeof')],
  ['getrefcount', 'object, /', (vm, [object]) => referenceCount(vm, object!)],
  ['is_finalizing', '', () => false],
  ['_is_gil_enabled', '', () => true],
  ['get_asyncgen_hooks', '', refused('get_asyncgen_hooks')],
  ['set_asyncgen_hooks', null, refused('set_asyncgen_hooks')],
];

const natives = functions.map(([name, params, run]) => {
  const native = nativeFunction(name, params, run);
  native.module = 'sys';
  return [name, native] as const;
});

const VERSION = '3.13.0 (Interleave, in virtual time)';

/** Fills in `sys`. */
export function installSys(vm: Machine, module: PyModule): void {
  const main = vm.modules.get('__main__');
  const name = main instanceof PyModule ? main.dict.get('__file__') : undefined;
  const facts: readonly (readonly [string, Value])[] = [
    ['version', VERSION],
    ['version_info', versionInfo],
    ['hexversion', 0x030d00f0],
    ['api_version', 1013],
    ['implementation', implementation],
    ['platform', 'linux'],
    ['byteorder', 'little'],
    ['maxsize', 9223372036854775807n],
    ['maxunicode', 0x10ffff],
    ['float_info', floatInfo],
    ['int_info', intInfo],
    ['hash_info', hashInfo],
    ['flags', flags],
    ['float_repr_style', 'short'],
    ['executable', ''],
    ['prefix', ''],
    ['base_prefix', ''],
    ['exec_prefix', ''],
    ['copyright', ''],
    ['dont_write_bytecode', true],
    ['stdout', STDOUT],
    ['__stdout__', STDOUT],
    ['stderr', STDERR],
    ['__stderr__', STDERR],
    ['stdin', STDIN],
    ['__stdin__', STDIN],
    ['modules', new PyDict(vm.modules as PyDict['map'])],
  ];
  for (const [key, value] of [...facts, ...natives, ...HOOKS]) module.dict.set(key, value);
  module.dict.set('argv', new PyList([typeof name === 'string' ? name : '']));
  module.dict.set('path', new PyList(['']));
  module.dict.set('builtin_module_names', new PyTuple(['builtins', 'sys', 'time']));
}
