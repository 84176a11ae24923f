/** Turns a unit's blocks into a code object: optimizer, stack size, jump offsets, packed words and positions. */
import {
  type Block,
  type CodePosition,
  type Instruction,
  isJump,
  lineAbove,
  lineOf,
  noPosition,
  type Unit,
} from './blocks';
import {
  CO_ASYNC_GENERATOR,
  CO_COROUTINE,
  CO_FUTURE_ANNOTATIONS,
  CO_GENERATOR,
  CO_NESTED,
  CO_NEWLOCALS,
  CO_NOFREE,
  CO_OPTIMIZED,
  CO_VARARGS,
  CO_VARKEYWORDS,
  type CodeObject,
} from './code-object';
import { optimize } from './flow-graph';
import { isRelativeJump, Op, stackEffect } from './opcodes';

interface AssembleSettings {
  readonly filename: string;
  readonly futureAnnotations: boolean;
  readonly topLevelAwait: boolean;
}

/** `addNone` makes code that runs off its end return None (else the value on the stack). */
export function assemble(unit: Unit, settings: AssembleSettings, addNone: boolean): CodeObject {
  if (!unit.current.returns) {
    unit.position = noPosition;
    if (addNone) unit.emit(Op.LOAD_CONST, unit.constant(null));
    unit.emit(Op.RETURN_VALUE);
  }
  const flags = codeFlags(unit, settings);
  const generatorKind =
    flags & CO_COROUTINE ? 1 : flags & CO_ASYNC_GENERATOR ? 2 : flags & CO_GENERATOR ? 0 : undefined;
  if (generatorKind !== undefined) {
    unit.entry.instructions.unshift({
      op: Op.GEN_START,
      arg: generatorKind,
      target: null,
      position: noPosition,
    });
  }
  optimize(unit);
  const blocks = inOrder(unit.entry);
  const stacksize = stackSize(blocks, generatorKind === undefined ? 0 : 1);
  resolveJumps(blocks);
  return {
    t: 'code',
    name: unit.name,
    qualname: unit.qualname,
    filename: settings.filename,
    firstlineno: unit.firstLine,
    argcount: unit.argcount,
    posonlyargcount: unit.posonlyargcount,
    kwonlyargcount: unit.kwonlyargcount,
    nlocals: unit.varnames.size,
    stacksize,
    flags,
    consts: unit.consts,
    names: [...unit.names.keys()],
    varnames: [...unit.varnames.keys()],
    cellvars: [...unit.cellvars.keys()],
    freevars: [...unit.freevars.keys()],
    ...pack(blocks),
    ...(unit.staticAttributes.size === 0 ? {} : { staticAttributes: [...unit.staticAttributes] }),
  };
}

function codeFlags(unit: Unit, settings: AssembleSettings): number {
  const { scope } = unit;
  let flags = 0;
  if (scope.isFunctionLike()) {
    flags |= CO_NEWLOCALS | CO_OPTIMIZED;
    if (scope.nested) flags |= CO_NESTED;
    if (scope.generator) flags |= scope.coroutine ? CO_ASYNC_GENERATOR : CO_GENERATOR;
    else if (scope.coroutine) flags |= CO_COROUTINE;
    if (scope.varargs) flags |= CO_VARARGS;
    if (scope.varkeywords) flags |= CO_VARKEYWORDS;
  } else if (scope.type === 'module' && settings.topLevelAwait && scope.coroutine) flags |= CO_COROUTINE;
  if (settings.futureAnnotations) flags |= CO_FUTURE_ANNOTATIONS;
  if (unit.cellvars.size === 0 && unit.freevars.size === 0) flags |= CO_NOFREE;
  return flags;
}

function inOrder(entry: Block): Block[] {
  const blocks: Block[] = [];
  for (let block: Block | null = entry; block !== null; block = block.next) blocks.push(block);
  return blocks;
}

/** The largest height of the value stack on any way through the code. */
function stackSize(blocks: readonly Block[], initialDepth: number): number {
  let largest = 0;
  const work: Block[] = [];
  const reach = (block: Block, depth: number) => {
    if (block.startDepth < depth) {
      block.startDepth = depth;
      work.push(block);
    }
  };
  reach(blocks[0], initialDepth);
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    let depth = block.startDepth;
    let fallsThrough = true;
    for (const instruction of block.instructions) {
      const { op, arg, target } = instruction;
      const after = depth + stackEffect(op, arg, false);
      largest = Math.max(largest, after);
      if (target !== null) {
        const jumped = depth + stackEffect(op, arg, true);
        largest = Math.max(largest, jumped);
        reach(target, jumped);
      }
      depth = after;
      if (endsFlow(op)) {
        fallsThrough = false;
        break;
      }
    }
    if (fallsThrough && block.next !== null) reach(block.next, depth);
  }
  return largest;
}

function endsFlow(op: Op): boolean {
  switch (op) {
    case Op.JUMP_ABSOLUTE:
    case Op.JUMP_FORWARD:
    case Op.RETURN_VALUE:
    case Op.RAISE_VARARGS:
    case Op.RERAISE:
      return true;
    default:
      return false;
  }
}

/** Words an instruction takes, the EXTENDED_ARG ones in front of it included. */
function size(instruction: Instruction): number {
  const { arg } = instruction;
  return 1 + (arg > 0xff ? 1 : 0) + (arg > 0xffff ? 1 : 0) + (arg > 0xffffff ? 1 : 0);
}

/** Gives jumps their arguments. A longer argument moves what comes after it, so this repeats until nothing moves. */
function resolveJumps(blocks: readonly Block[]): void {
  for (let again = true; again; ) {
    again = false;
    let offset = 0;
    for (const block of blocks) {
      block.offset = offset;
      for (const instruction of block.instructions) offset += size(instruction);
    }
    for (const block of blocks) {
      let end = block.offset;
      for (const instruction of block.instructions) {
        const before = size(instruction);
        end += before;
        if (instruction.target === null || !isJump(instruction)) continue;
        instruction.arg = instruction.target.offset - (isRelativeJump[instruction.op] === 1 ? end : 0);
        if (size(instruction) !== before) again = true;
      }
    }
  }
}

function pack(blocks: readonly Block[]): Pick<CodeObject, 'code' | 'positions' | 'listingLines'> {
  let words = 0;
  for (const block of blocks) for (const instruction of block.instructions) words += size(instruction);
  const code = new Int32Array(words);
  const positions = new Int32Array(4 * words);
  let listingLines: Int32Array | undefined;
  let word = 0;
  const put = (value: number, position: CodePosition) => {
    code[word] = value;
    if (listingLines !== undefined) listingLines[word] = lineOf(position);
    positions[4 * word] = position.lineno;
    positions[4 * word + 1] = position.end_lineno;
    positions[4 * word + 2] = position.col_offset;
    positions[4 * word + 3] = position.end_col_offset;
    word++;
  };
  const differs = ({ position }: Instruction) => position.listingLine !== undefined;
  if (blocks.some((block) => block.instructions.some(differs))) listingLines = new Int32Array(words);
  let above = noPosition;
  for (const block of blocks) {
    for (const instruction of block.instructions) {
      const { op, arg } = instruction;
      const position = instruction.position === lineAbove ? above : instruction.position;
      above = position;
      for (let shift = 8 * (size(instruction) - 1); shift > 0; shift -= 8) {
        put(Op.EXTENDED_ARG | (((arg >> shift) & 0xff) << 8), position);
      }
      put(op | (arg << 8), position);
    }
  }
  return listingLines === undefined ? { code, positions } : { code, positions, listingLines };
}
