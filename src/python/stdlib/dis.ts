/** The native half of `dis`: listings of CPython 3.10's instructions (compiler/dis.ts). */
import type { CodeObject } from '../compiler/code-object';
import { dis, disInstructions } from '../compiler/dis';
import { Op, opname } from '../compiler/opcodes';
import { Code } from '../vm/code';
import { typeError } from '../vm/errors';
import { PyGenerator } from '../vm/generator';
import type { Machine } from '../vm/machine';
import { nativeFunction } from '../vm/native';
import {
  PyDict,
  PyFunction,
  PyList,
  PyMethod,
  type PyModule,
  PyTraceback,
  PyTuple,
  type Value,
} from '../vm/objects';
import { typeOf } from '../vm/types';

/** The code object behind a function, method, generator, coroutine or traceback; null if there is none. */
function codeOf(value: Value): Code | null {
  if (value instanceof Code) return value;
  if (value instanceof PyMethod) return codeOf(value.func);
  if (value instanceof PyFunction) return value.code;
  if (value instanceof PyGenerator) return value.frame?.code ?? null;
  if (value instanceof PyTraceback) return value.code;
  return null;
}

/** Addresses of the guest's code objects by what the compiler made. */
function addressesIn(vm: Machine, code: Code): (source: CodeObject) => string {
  const byObject = new Map<CodeObject, Code>();
  const visit = (inner: Code) => {
    byObject.set(inner.source, inner);
    for (const constant of inner.consts) if (constant instanceof Code) visit(constant);
  };
  visit(code);
  return (source) => `0x${vm.addressOf(byObject.get(source)!).toString(16)}`;
}

function requireCode(value: Value): Code {
  const code = codeOf(value);
  if (code === null) throw typeError(`don't know how to disassemble ${typeOf(value).name} objects`);
  return code;
}

const disNatives: readonly (readonly [string, Value])[] = [
  ['_code_of', nativeFunction('_code_of', 'value, /', (_vm, [value]) => codeOf(value!))],
  [
    '_listing',
    nativeFunction('_listing', 'code, /', (vm, [value]) => {
      const code = requireCode(value!);
      vm.charge(code.words.length);
      return dis(code.source, addressesIn(vm, code));
    }),
  ],
  [
    '_instructions',
    nativeFunction('_instructions', 'code, /', (vm, [value]) => {
      const code = requireCode(value!);
      vm.charge(code.words.length);
      const rows = disInstructions(code.source, addressesIn(vm, code));
      return new PyList(
        rows.map((row) => {
          const constant = row.arg !== null && row.opcode === Op.LOAD_CONST ? code.consts[row.arg]! : row.arg;
          const argval =
            row.arg === null || row.opcode === Op.LOAD_CONST || row.argrepr === '' ? constant : row.argrepr;
          return new PyTuple([
            row.opname,
            row.opcode,
            row.arg,
            argval,
            row.argrepr,
            row.offset,
            row.line < 0 ? null : row.line,
            row.isJumpTarget,
          ]);
        }),
      );
    }),
  ],
];

/** Fills in `dis`; its tables can be changed by a program, so each run has its own. */
export function installDis(_vm: Machine, module: PyModule): void {
  for (const [name, value] of disNatives) module.dict.set(name, value);
  const names = Array.from({ length: 256 }, (_, op) => opname[op] ?? `<${op}>`);
  module.dict.set('opname', new PyList(names));
  module.dict.set(
    'opmap',
    new PyDict(new Map(names.flatMap((name, op) => (name.startsWith('<') ? [] : [[name, op] as const])))),
  );
}
