/**
 * The optimizer: works on basic blocks before they become words, with the passes of CPython 3.10 in its order, so that
 * the result is its code, line for line. README.md says what each pass does to a program.
 */
import { Block, type CodePosition, type Instruction, isJump, isSetup, lineOf, type Unit } from './blocks';
import type { CodeConstant } from './code-object';
import { isTruthy } from './constants';
import { Op } from './opcodes';

/** Exit blocks up to this many instructions are copied to where they are jumped to. */
const MAX_COPY_SIZE = 4;

/** Chains of jumps to jumps longer than this are left as they are. */
const MAX_JUMP_CHAIN = 100;

export function optimize(unit: Unit): void {
  const { entry } = unit;
  for (const block of newestFirst(unit)) normalize(block);
  for (const block of newestFirst(unit)) extend(block);
  optimizeGraph(unit);
  duplicateExitsWithoutLine(unit);
  trimUnusedConstants(unit);
  propagateLines(entry);
  guaranteeLinesForExits(entry, unit.firstLine);
  normalizeJumps(entry);
}

function newestFirst(unit: Unit): Block[] {
  return [...unit.blocks].reverse();
}

function* inOrder(entry: Block): Generator<Block> {
  for (let block: Block | null = entry; block !== null; block = block.next) yield block;
}

function last(block: Block): Instruction {
  return block.instructions[block.instructions.length - 1];
}

function nonEmpty(block: Block): Block {
  let result = block;
  while (result.instructions.length === 0 && result.next !== null) result = result.next;
  return result;
}

/** Marks blocks that leave the scope or do not fall through. */
function normalize(block: Block): void {
  for (const instruction of block.instructions) {
    switch (instruction.op) {
      case Op.RETURN_VALUE:
      case Op.RAISE_VARARGS:
      case Op.RERAISE:
        block.exit = true;
        block.noFallthrough = true;
        break;
      case Op.JUMP_ABSOLUTE:
      case Op.JUMP_FORWARD:
        block.noFallthrough = true;
        break;
      default:
        break;
    }
    if (instruction.target !== null) instruction.target = nonEmpty(instruction.target);
  }
}

function isUnconditional(op: Op): boolean {
  return op === Op.JUMP_ABSOLUTE || op === Op.JUMP_FORWARD;
}

function makeNop(instruction: Instruction): void {
  instruction.op = Op.NOP;
  instruction.arg = 0;
  instruction.target = null;
}

/** A jump to a short block that leaves the scope becomes a copy of that block. */
function extend(block: Block): void {
  if (block.instructions.length === 0) return;
  const jump = last(block);
  const { target } = jump;
  if (!isUnconditional(jump.op) || target === null) return;
  if (!target.exit || target.instructions.length > MAX_COPY_SIZE) return;
  makeNop(jump);
  for (const instruction of [...target.instructions]) block.instructions.push({ ...instruction });
  block.exit = true;
  block.noFallthrough = true;
}

function optimizeGraph(unit: Unit): void {
  const { entry } = unit;
  for (const block of inOrder(entry)) {
    optimizeBlock(unit, block);
    clean(block, -1);
  }
  for (const block of newestFirst(unit)) extend(block);
  let previous: Block | null = null;
  for (const block of inOrder(entry)) {
    const line = previous !== null && previous.instructions.length > 0 ? lineOf(last(previous).position) : -1;
    clean(block, line);
    previous = block.noFallthrough ? null : block;
  }
  eliminateEmptyBlocks(entry);
  markReachable(entry);
  for (const block of inOrder(entry)) {
    if (block.predecessors === 0) {
      block.instructions = [];
      block.noFallthrough = false;
    }
  }
  eliminateEmptyBlocks(entry);
  removeRedundantJumps(entry);
}

function removeRedundantJumps(entry: Block): void {
  let maybeEmpty = false;
  for (const block of inOrder(entry)) {
    if (block.instructions.length === 0) continue;
    const jump = last(block);
    if (isUnconditional(jump.op) && jump.target === block.next) {
      block.noFallthrough = false;
      makeNop(jump);
      clean(block, -1);
      maybeEmpty = true;
    }
  }
  if (maybeEmpty) eliminateEmptyBlocks(entry);
}

function constantAt(unit: Unit, instruction: Instruction): CodeConstant {
  return unit.consts[instruction.arg];
}

/** Peephole rules within a block and for the jumps that end it. */
function optimizeBlock(unit: Unit, block: Block): void {
  const { instructions } = block;
  let chain = 0;
  for (let i = 0; i < instructions.length; i++) {
    const instruction = instructions[i];
    const next = instructions[i + 1] as Instruction | undefined;
    let target: Instruction | null = null;
    if (instruction.target !== null) {
      instruction.target = nonEmpty(instruction.target);
      target = instruction.target.instructions[0] ?? null;
    }
    switch (instruction.op) {
      case Op.LOAD_CONST:
        if (next !== undefined) foldConstantJump(unit, block, instruction, next);
        break;
      case Op.BUILD_TUPLE:
        foldTuple(unit, instructions, i);
        break;
      case Op.ROT_N:
        foldRotation(instructions, i);
        break;
      default:
        if (target === null || ++chain > MAX_JUMP_CHAIN) break;
        if (threadJump(instruction, target)) i--;
        break;
    }
  }
}

/** `LOAD_CONST` before a conditional jump decides it. */
function foldConstantJump(unit: Unit, block: Block, load: Instruction, jump: Instruction): void {
  switch (jump.op) {
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE: {
      const jumps = isTruthy(constantAt(unit, load)) === (jump.op === Op.POP_JUMP_IF_TRUE);
      makeNop(load);
      if (jumps) {
        jump.op = Op.JUMP_ABSOLUTE;
        block.noFallthrough = true;
      } else makeNop(jump);
      break;
    }
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP: {
      const jumps = isTruthy(constantAt(unit, load)) === (jump.op === Op.JUMP_IF_TRUE_OR_POP);
      if (jumps) {
        jump.op = Op.JUMP_ABSOLUTE;
        block.noFallthrough = true;
      } else {
        makeNop(load);
        makeNop(jump);
      }
      break;
    }
    default:
      break;
  }
}

/** Tuples of constants, and tuples that are unpacked at once. */
function foldTuple(unit: Unit, instructions: Instruction[], i: number): void {
  const build = instructions[i];
  const next = instructions[i + 1] as Instruction | undefined;
  const count = build.arg;
  if (next?.op === Op.UNPACK_SEQUENCE && next.arg === count) {
    switch (count) {
      case 1:
        makeNop(build);
        makeNop(next);
        return;
      case 2:
        build.op = Op.ROT_TWO;
        build.arg = 0;
        makeNop(next);
        return;
      case 3:
        build.op = Op.ROT_THREE;
        build.arg = 0;
        next.op = Op.ROT_TWO;
        next.arg = 0;
        return;
      default:
        return;
    }
  }
  if (i < count) return;
  const loads = instructions.slice(i - count, i);
  if (!loads.every((load) => load.op === Op.LOAD_CONST)) return;
  const value: CodeConstant = { t: 'tuple', v: loads.map((load) => constantAt(unit, load)) };
  for (const load of loads) makeNop(load);
  build.op = Op.LOAD_CONST;
  build.arg = unit.constant(value);
}

function rotation(instruction: Instruction): number {
  switch (instruction.op) {
    case Op.ROT_N:
      return instruction.arg;
    case Op.ROT_FOUR:
      return 4;
    case Op.ROT_THREE:
      return 3;
    case Op.ROT_TWO:
      return 2;
    default:
      return 0;
  }
}

/** Short rotations have opcodes of their own; n rotations of n values cancel out. */
function foldRotation(instructions: Instruction[], i: number): void {
  const instruction = instructions[i];
  const count = instruction.arg;
  const short = [Op.NOP, Op.NOP, Op.ROT_TWO, Op.ROT_THREE, Op.ROT_FOUR];
  if (count < short.length) {
    instruction.op = short[count];
    instruction.arg = 0;
    if (count < 2) return;
  }
  if (i < count - 1) return;
  const rotations = instructions.slice(i - count + 1, i + 1);
  if (rotations.slice(0, -1).every((other) => rotation(other) === count))
    for (const other of rotations) makeNop(other);
}

/** A jump to a jump goes to the end of the chain. True when `jump` changed and is worth another look. */
function threadJump(jump: Instruction, target: Instruction): boolean {
  const sameLine = lineOf(jump.position) === lineOf(target.position);
  switch (jump.op) {
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP: {
      const onFalse = jump.op === Op.JUMP_IF_FALSE_OR_POP;
      const popSame = onFalse ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
      const opposite = onFalse ? Op.JUMP_IF_TRUE_OR_POP : Op.JUMP_IF_FALSE_OR_POP;
      if (!sameLine) return false;
      if (target.op === popSame) {
        Object.assign(jump, target);
        return true;
      }
      if (target.op === opposite) {
        jump.op = popSame;
        jump.target = (jump.target as Block).next;
        return true;
      }
      if ((isUnconditional(target.op) || target.op === jump.op) && jump.target !== target.target) {
        jump.target = target.target;
        return true;
      }
      return false;
    }
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.JUMP_ABSOLUTE:
    case Op.JUMP_FORWARD:
      if (sameLine && isUnconditional(target.op) && jump.target !== target.target) {
        jump.target = target.target;
        return true;
      }
      return false;
    default:
      return false;
  }
}

/** Drops NOPs, but for those that alone stand for their line (a debugger stops there, a traceback may name it). */
function clean(block: Block, lineBefore: number): void {
  const kept: Instruction[] = [];
  let previousLine = lineBefore;
  const { instructions } = block;
  for (let i = 0; i < instructions.length; i++) {
    const instruction = instructions[i];
    const line = lineOf(instruction.position);
    if (instruction.op === Op.NOP) {
      if (line < 0 || line === previousLine) continue;
      if (i < instructions.length - 1) {
        const next = instructions[i + 1];
        if (lineOf(next.position) < 0) next.position = instruction.position;
        if (lineOf(next.position) === line) continue;
      } else {
        let next = block.next;
        while (next !== null && next.instructions.length === 0) next = next.next;
        if (next !== null && lineOf(next.instructions[0].position) === line) continue;
      }
    }
    kept.push(instruction);
    previousLine = line;
  }
  block.instructions = kept;
}

function eliminateEmptyBlocks(entry: Block): void {
  for (let block: Block | null = entry; block !== null; block = block.next) {
    if (block.next !== null) block.next = nonEmpty(block.next);
  }
  for (let block: Block | null = entry; block !== null; block = block.next) {
    if (block.instructions.length === 0) continue;
    const jump = last(block);
    if (jump.target !== null) jump.target = nonEmpty(jump.target);
  }
}

/** Counts the ways into each block that can be reached. */
function markReachable(entry: Block): void {
  entry.predecessors = 1;
  const work = [entry];
  const reach = (block: Block) => {
    if (block.predecessors === 0) work.push(block);
    block.predecessors++;
  };
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    if (block.next !== null && !block.noFallthrough) reach(block.next);
    for (const instruction of block.instructions) if (instruction.target !== null) reach(instruction.target);
  }
}

function isExitWithoutLine(block: Block): boolean {
  return block.exit && lineOf(block.instructions[0].position) < 0;
}

/**
 * An exit that has no line of its own takes that of the way to it (PEP 626), so each jump to it gets its own copy.
 */
function duplicateExitsWithoutLine(unit: Unit): void {
  for (const block of newestFirst(unit)) {
    if (block.instructions.length === 0) continue;
    const jump = last(block);
    const { target } = jump;
    if (target === null || isSetup(jump.op)) continue;
    if (target.predecessors <= 1 || !isExitWithoutLine(target)) continue;
    const copy = new Block();
    copy.instructions = target.instructions.map((instruction) => ({ ...instruction }));
    copy.exit = true;
    copy.noFallthrough = true;
    copy.instructions[0].position = jump.position;
    copy.predecessors = 1;
    copy.next = target.next;
    target.predecessors--;
    target.next = copy;
    jump.target = copy;
    unit.blocks.push(copy);
  }
  for (const block of newestFirst(unit)) {
    while (block.next !== null && block.next.instructions.length === 0) block.next = block.next.next;
  }
  for (const block of newestFirst(unit)) {
    const { next } = block;
    if (block.noFallthrough || next === null || block.instructions.length === 0) continue;
    if (isExitWithoutLine(next)) next.instructions[0].position = last(block).position;
  }
}

/** Constants at the end of the list that no instruction loads any more; the first may be a docstring and stays. */
function trimUnusedConstants(unit: Unit): void {
  let largest = 0;
  for (const block of inOrder(unit.entry)) {
    for (const { op, arg } of block.instructions) if (op === Op.LOAD_CONST && arg > largest) largest = arg;
  }
  if (unit.consts.length > largest + 1) unit.consts.length = largest + 1;
}

/** Instructions without a line take that of the instruction before them, where only one can come before. */
function propagateLines(entry: Block): void {
  for (const block of inOrder(entry)) {
    if (block.instructions.length === 0) continue;
    let previous: CodePosition | null = null;
    for (const instruction of block.instructions) {
      if (lineOf(instruction.position) >= 0) previous = instruction.position;
      else if (previous !== null) instruction.position = previous;
    }
    if (previous === null) continue;
    if (!block.noFallthrough && block.next?.predecessors === 1) inherit(block.next, previous);
    const jump = last(block);
    if (jump.target !== null && isJump(jump) && !isSetup(jump.op) && jump.target.predecessors === 1) {
      inherit(jump.target, previous);
    }
  }
}

function inherit(block: Block, position: CodePosition): void {
  const [first] = block.instructions;
  if (first !== undefined && lineOf(first.position) < 0) first.position = position;
}

function guaranteeLinesForExits(entry: Block, firstLine: number): void {
  let line: CodePosition = { lineno: firstLine, end_lineno: firstLine, col_offset: -1, end_col_offset: -1 };
  for (const block of inOrder(entry)) {
    if (block.instructions.length === 0) continue;
    const end = last(block);
    if (lineOf(end.position) >= 0) line = end.position;
    else if (end.op === Op.RETURN_VALUE)
      for (const instruction of block.instructions) instruction.position = line;
  }
}

/** Forward jumps are relative, backward ones absolute. */
function normalizeJumps(entry: Block): void {
  const seen = new Set<Block>();
  for (const block of inOrder(entry)) {
    seen.add(block);
    if (block.instructions.length === 0) continue;
    const jump = last(block);
    if (jump.target === null || !isUnconditional(jump.op)) continue;
    jump.op = seen.has(jump.target) ? Op.JUMP_ABSOLUTE : Op.JUMP_FORWARD;
  }
}
