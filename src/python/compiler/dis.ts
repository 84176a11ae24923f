/** Listings of code objects in the format of CPython 3.10's `dis` module. */
import type { CodeObject } from './code-object';
import {
  cmpOp,
  HAVE_ARGUMENT,
  isAbsoluteJump,
  isRelativeJump,
  Op,
  opname,
  takesCell,
  takesLocal,
  takesName,
} from './opcodes';
import { pyRepr } from './repr';

export interface DisInstruction {
  /** Bytes from the start of the code, as `dis` counts: two a word. */
  readonly offset: number;
  readonly opcode: number;
  readonly opname: string;
  readonly arg: number | null;
  /** What the argument means, `''` where there is nothing to say. */
  readonly argrepr: string;
  /** Line of the source as 3.10's `dis` has it, -1 where there is none. */
  readonly line: number;
  readonly isJumpTarget: boolean;
}

/** Writes the address in `repr(code)`, such as `0x7f0000001230`. */
export type AddressOf = (code: CodeObject) => string;

const noAddress: AddressOf = () => '0x0';

/** `repr(code)` */
export function codeRepr(code: CodeObject, addressOf: AddressOf = noAddress): string {
  return `<code object ${code.name} at ${addressOf(code)}, file "${code.filename}", line ${code.firstlineno}>`;
}

function listingLine(code: CodeObject, word: number): number {
  return code.listingLines?.[word] ?? code.positions[4 * word] ?? -1;
}

/** Where the code of a line begins: pairs of offset in bytes and line, `dis.findlinestarts`. */
export function findLineStarts(code: CodeObject): [offset: number, line: number][] {
  const starts: [number, number][] = [];
  let previous = -1;
  for (let word = 0; word < code.code.length; word++) {
    const line = listingLine(code, word);
    if (line < 0 || line === previous) continue;
    previous = line;
    starts.push([2 * word, line]);
  }
  return starts;
}

const conversions = ['', 'str', 'repr', 'ascii'];
const functionParts = ['defaults', 'kwdefaults', 'annotations', 'closure'];

/** Argument of every word; EXTENDED_ARG words show what they add up to, as in `dis`. */
function argumentsOf(code: CodeObject): (number | null)[] {
  let extended = 0;
  return Array.from(code.code, (word) => {
    const op = word & 0xff;
    if (op < HAVE_ARGUMENT) {
      extended = 0;
      return null;
    }
    const arg = ((word >>> 8) & 0xff) | extended;
    extended = op === Op.EXTENDED_ARG ? arg << 8 : 0;
    return arg;
  });
}

function jumpTarget(op: number, arg: number, word: number): number | undefined {
  if (isAbsoluteJump[op] === 1) return 2 * arg;
  if (isRelativeJump[op] === 1) return 2 * (word + 1 + arg);
  return undefined;
}

function argRepr(code: CodeObject, op: number, arg: number, word: number, addressOf: AddressOf): string {
  if (op === Op.LOAD_CONST) return pyRepr(code.consts[arg], (inner) => codeRepr(inner, addressOf));
  if (takesName[op] === 1) return code.names[arg];
  const target = jumpTarget(op, arg, word);
  if (target !== undefined) return `to ${target}`;
  if (takesLocal[op] === 1) return code.varnames[arg];
  if (takesCell[op] === 1) return code.cellvars[arg] ?? code.freevars[arg - code.cellvars.length];
  switch (op) {
    case Op.COMPARE_OP:
      return cmpOp[arg];
    case Op.FORMAT_VALUE:
      return [conversions[arg & 3], arg & 4 ? 'with format' : ''].filter((part) => part !== '').join(', ');
    case Op.MAKE_FUNCTION:
      return functionParts.filter((_, i) => arg & (1 << i)).join(', ');
    default:
      return '';
  }
}

/** One row for each word of the code, EXTENDED_ARG ones included. */
export function disInstructions(code: CodeObject, addressOf: AddressOf = noAddress): DisInstruction[] {
  const args = argumentsOf(code);
  const targets = new Set<number>();
  code.code.forEach((packed, word) => {
    const arg = args[word];
    const target = arg === null ? undefined : jumpTarget(packed & 0xff, arg, word);
    if (target !== undefined) targets.add(target);
  });
  return Array.from(code.code, (packed, word) => {
    const op = packed & 0xff;
    const arg = args[word];
    return {
      offset: 2 * word,
      opcode: op,
      opname: opname[op],
      arg,
      argrepr: arg === null ? '' : argRepr(code, op, arg, word, addressOf),
      line: listingLine(code, word),
      isJumpTarget: targets.has(2 * word),
    };
  });
}

const OPNAME_WIDTH = 20;
const OPARG_WIDTH = 5;

function listing(code: CodeObject, addressOf: AddressOf): string[] {
  const starts = new Map(findLineStarts(code));
  const largestLine = Math.max(0, ...starts.values());
  const lineWidth = starts.size === 0 ? 0 : largestLine >= 1000 ? String(largestLine).length : 3;
  const largestOffset = 2 * code.code.length - 2;
  const offsetWidth = largestOffset >= 10000 ? String(largestOffset).length : 4;
  const lines: string[] = [];
  for (const { offset, opname: name, arg, argrepr, isJumpTarget } of disInstructions(code, addressOf)) {
    const line = starts.get(offset);
    if (line !== undefined && offset > 0) lines.push('');
    const fields: string[] = [];
    if (lineWidth > 0) fields.push((line === undefined ? '' : String(line)).padStart(lineWidth));
    fields.push(
      '   ',
      isJumpTarget ? '>>' : '  ',
      String(offset).padStart(offsetWidth),
      name.padEnd(OPNAME_WIDTH),
    );
    if (arg !== null) {
      fields.push(String(arg).padStart(OPARG_WIDTH));
      if (argrepr !== '') fields.push(`(${argrepr})`);
    }
    lines.push(fields.join(' ').trimEnd());
  }
  return lines;
}

/**
 * What `dis.dis(code)` prints, without the last newline: the listing, then those of the code objects among its
 * constants.
 */
export function dis(code: CodeObject, addressOf: AddressOf = noAddress): string {
  const lines = listing(code, addressOf);
  for (const constant of code.consts) {
    if (typeof constant !== 'object' || constant?.t !== 'code') continue;
    lines.push('', `Disassembly of ${codeRepr(constant, addressOf)}:`, dis(constant, addressOf));
  }
  return lines.join('\n');
}
