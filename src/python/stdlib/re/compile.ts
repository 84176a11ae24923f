/** Nodes to the matcher's program. */
import { CharacterSet, type Folding, needsFolding } from './characters';
import { Flag, MAX_REPEAT, type Node, type Sequence, TYPE_FLAGS, type Width, widthOf } from './nodes';
import type { ParsedPattern } from './parse';
import { PatternSyntaxError } from './pattern-source';
import { At, lastIndexRegister, Op, type Program } from './program';

type Unit = readonly [op: number, operand: number];

export function compilePattern(parsed: ParsedPattern): Program {
  return new PatternCompiler(parsed).program();
}

/** Unlimited in the program. */
const NO_LIMIT = 0x7fffffff;

function foldingOf(flags: number): Folding {
  if (!(flags & Flag.IGNORECASE)) return 'none';
  return flags & Flag.UNICODE ? 'unicode' : 'ascii';
}

class PatternCompiler {
  private readonly parsed: ParsedPattern;
  private readonly code: number[] = [];
  private readonly sets: CharacterSet[] = [];
  private readonly setsByText = new Map<string, number>();
  private registers: number;

  constructor(parsed: ParsedPattern) {
    this.parsed = parsed;
    this.registers = lastIndexRegister(parsed.groups) + 1;
  }

  program(): Program {
    const { nodes, flags, groups } = this.parsed;
    this.sequence(nodes, flags);
    this.code.push(Op.MATCH);
    return {
      code: Int32Array.from(this.code),
      sets: this.sets,
      groups,
      registers: this.registers,
      first: firstOf(nodes, flags),
    };
  }

  private emit(...words: number[]): number {
    return this.code.push(...words);
  }

  /** Fills in an operand that was not known: the place where code goes on now. */
  private here(operand: number): void {
    this.code[operand] = this.code.length;
  }

  private sequence(nodes: Sequence, flags: number): void {
    for (const node of nodes) this.node(node, flags);
  }

  private node(node: Node, flags: number): void {
    const unit = this.unit(node, flags);
    if (unit !== null) {
      if (unit[0] === Op.CHAR || unit[0] === Op.SET) this.emit(...unit);
      else this.emit(unit[0]);
      return;
    }
    switch (node.op) {
      case 'at':
        this.emit(Op.AT, placeOf(node.place, flags));
        break;
      case 'branch':
        this.branch(node.branches, flags);
        break;
      case 'repeat':
        this.repeat(node, flags);
        break;
      case 'group': {
        const inner = combine(flags, node.added, node.removed);
        if (node.number > 0) this.emit(Op.MARK, 2 * node.number);
        this.sequence(node.body, inner);
        if (node.number > 0) this.emit(Op.MARK, 2 * node.number + 1);
        break;
      }
      case 'atomic': {
        const barrier = this.registers++;
        this.emit(Op.BARRIER, barrier);
        this.sequence(node.body, flags);
        this.emit(Op.CUT, barrier);
        break;
      }
      case 'look':
        this.look(node, flags);
        break;
      case 'reference':
        this.emit(Op.REFERENCE, node.group, ['none', 'ascii', 'unicode'].indexOf(foldingOf(flags)));
        break;
      case 'conditional':
        this.conditional(node, flags);
        break;
      default:
        this.emit(Op.FAIL);
    }
  }

  // --- Single characters ---------------------------------------------------------------------------------------------

  private unit(node: Node, flags: number): Unit | null {
    if (node.op === 'any') return [flags & Flag.DOTALL ? Op.ALL : Op.ANY, 0];
    if (node.op === 'literal' && !needsFolding(node.code, foldingOf(flags))) return [Op.CHAR, node.code];
    if (node.op !== 'literal' && node.op !== 'set') return null;
    const key = JSON.stringify([node, flags & (Flag.IGNORECASE | Flag.UNICODE)]);
    let index = this.setsByText.get(key);
    if (index === undefined) {
      index = this.sets.push(setOf(node, flags)!) - 1;
      this.setsByText.set(key, index);
    }
    return [Op.SET, index];
  }

  // --- Choices and loops ---------------------------------------------------------------------------------------------

  private branch(branches: readonly Sequence[], flags: number): void {
    const ends: number[] = [];
    branches.forEach((branch, i) => {
      if (i === branches.length - 1) {
        this.sequence(branch, flags);
        return;
      }
      const next = this.emit(Op.TRY, 0) - 1;
      this.sequence(branch, flags);
      ends.push(this.emit(Op.JUMP, 0) - 1);
      this.here(next);
    });
    for (const end of ends) this.here(end);
  }

  private repeat(node: Node & { op: 'repeat' }, flags: number): void {
    const { body, how } = node;
    // No text is long enough for more.
    const min = Math.min(node.min, NO_LIMIT);
    const max = node.max === MAX_REPEAT ? NO_LIMIT : Math.min(node.max, NO_LIMIT);
    const unit = this.singleUnit(body, flags);
    if (unit !== null) {
      const op = { greedy: Op.REPEAT, lazy: Op.REPEAT_LAZY, possessive: Op.REPEAT_POSSESSIVE }[how];
      this.emit(op, ...unit, min, max);
      return;
    }
    const register = this.registers;
    this.registers += 2;
    this.emit(Op.LOOP, register);
    if (how === 'possessive') {
      const barrier = this.registers++;
      const again = this.code.length;
      const exit = this.emit(Op.AGAIN_POSSESSIVE, register, min, max, barrier, 0) - 1;
      this.sequence(body, flags);
      this.emit(Op.CUT, barrier, Op.JUMP, again);
      this.here(exit);
      return;
    }
    const first = this.emit(Op.JUMP, 0) - 1;
    const start = this.code.length;
    this.sequence(body, flags);
    this.here(first);
    if (how === 'greedy') {
      this.emit(Op.AGAIN, register, min, max, start);
      return;
    }
    this.emit(Op.AGAIN_LAZY, register, min, start);
    const exit = this.emit(Op.JUMP, 0) - 1;
    this.emit(Op.LAZY_BODY, register, max, start);
    this.here(exit);
  }

  /** The unit that a repeated body consists of, null if there is more to it. */
  private singleUnit(body: Sequence, flags: number): Unit | null {
    const [only] = body;
    if (body.length !== 1) return null;
    if (only!.op === 'group' && only!.number === 0) {
      return this.singleUnit(only!.body, combine(flags, only!.added, only!.removed));
    }
    return this.unit(only!, flags);
  }

  private look(node: Node & { op: 'look' }, flags: number): void {
    let back = 0;
    if (node.isBehind) {
      const [least, most]: Width = widthOf(node.body, this.parsed.widths);
      if (least !== most) throw new PatternSyntaxError('look-behind requires fixed-width pattern', -1);
      if (least > 0xffffffff) throw new PatternSyntaxError('looks too much behind', -1);
      back = Math.min(least, NO_LIMIT);
    }
    const register = this.registers;
    this.registers += 2;
    if (!node.isNegated) {
      this.emit(Op.LOOK, register, back);
      this.sequence(node.body, flags);
      this.emit(Op.LOOK_END, register);
      return;
    }
    const after = this.emit(Op.LOOK_NOT, register, back, 0) - 1;
    this.sequence(node.body, flags);
    this.emit(Op.LOOK_NOT_END, register);
    this.here(after);
  }

  private conditional(node: Node & { op: 'conditional' }, flags: number): void {
    const otherwise = this.emit(Op.IF_GROUP, node.group, 0) - 1;
    this.sequence(node.yes, flags);
    if (node.no === null) {
      this.here(otherwise);
      return;
    }
    const end = this.emit(Op.JUMP, 0) - 1;
    this.here(otherwise);
    this.sequence(node.no, flags);
    this.here(end);
  }
}

function setOf(node: Node, flags: number): CharacterSet | null {
  const isUnicode = (flags & Flag.UNICODE) !== 0;
  const folding = foldingOf(flags);
  if (node.op === 'set') return new CharacterSet(node.items, node.isNegated, isUnicode, folding);
  if (node.op !== 'literal') return null;
  return new CharacterSet([{ kind: 'range', from: node.code, to: node.code }], false, isUnicode, folding);
}

function combine(flags: number, added: number, removed: number): number {
  const kept = added & TYPE_FLAGS ? flags & ~TYPE_FLAGS : flags;
  return (kept | added) & ~removed;
}

function placeOf(place: string, flags: number): number {
  const isUnicode = (flags & Flag.UNICODE) !== 0;
  switch (place) {
    case '^':
      return flags & Flag.MULTILINE ? At.LINE_START : At.START;
    case '$':
      return flags & Flag.MULTILINE ? At.LINE_END : At.END_OR_NEWLINE;
    case 'A':
      return At.START;
    case 'Z':
      return At.END;
    case 'b':
      return isUnicode ? At.BOUNDARY : At.ASCII_BOUNDARY;
    default:
      return isUnicode ? At.NOT_BOUNDARY : At.NOT_ASCII_BOUNDARY;
  }
}

// --- What a match begins with ----------------------------------------------------------------------------------------

/** The characters that a match can begin with; null where it may be empty or nothing is known. */
function firstOf(nodes: Sequence, flags: number): Program['first'] {
  for (const node of nodes) {
    switch (node.op) {
      case 'literal':
      case 'set':
        return setOf(node, flags);
      case 'group':
        if (node.body.length === 0) continue;
        return firstOf(node.body, combine(flags, node.added, node.removed));
      case 'atomic':
        return firstOf(node.body, flags);
      case 'repeat':
        return node.min > 0 ? firstOf(node.body, flags) : null;
      case 'branch': {
        const parts = node.branches.map((branch) => firstOf(branch, flags));
        if (parts.some((part) => part === null)) return null;
        return { has: (code) => parts.some((part) => part!.has(code)) };
      }
      default:
        return null;
    }
  }
  return null;
}
