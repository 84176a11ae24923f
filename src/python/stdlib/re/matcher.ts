/**
 * The matcher: runs a pattern's program over a subject, going back where a choice was wrong. What it knows is plain
 * numbers, so that it can be stopped after any number of steps, copied and gone on with; a pattern that would take for
 * ever stops at a limit of the run.
 *
 * Meaning: as CPython's Modules/_sre (sre_lib.h), which decides about empty repetitions and about what groups hold after
 * going back.
 */
import { memoryError } from '../../vm/errors';
import { type Folding, fold, isWord } from './characters';
import { At, lastIndexRegister, Op, type Program } from './program';

/** What lies on the stack of choices, in entries of 4 numbers. */
const CHOICE = 0;
const UNDO = 1;
const FEWER = 2;
const MORE = 3;
const ENTRY = 4;

/** Numbers on the stack at most: about half a gigabyte. */
const STACK_MAX = 1 << 26;

const FOLDINGS: readonly Folding[] = ['none', 'ascii', 'unicode'];

export type Outcome = 'matched' | 'failed' | 'unfinished';

export class Matcher {
  readonly program: Program;
  /** Character codes of the subject. */
  codes: Int32Array;
  /** Where the subject ends for the matcher. */
  end: number;
  /** Where the present attempt begins. */
  start = 0;
  /** Where the match ends, once there is one. */
  pos = 0;
  registers: number[];
  /** The match must reach the end. */
  isFull: boolean;
  /** The match must not be empty if it begins at this place. */
  notEmptyAt = -1;
  /** Steps taken since somebody took account of them. */
  steps = 0;
  /** Later places are tried where an attempt fails. */
  isSearch: boolean;
  private pc = 0;
  private stack: number[] = [];

  constructor(program: Program, codes: Int32Array, end: number, isSearch: boolean, isFull: boolean) {
    this.program = program;
    this.codes = codes;
    this.end = end;
    this.isSearch = isSearch;
    this.isFull = isFull;
    this.registers = new Array<number>(program.registers).fill(-1);
  }

  copyFrom(from: Matcher): void {
    this.codes = from.codes;
    this.end = from.end;
    this.start = from.start;
    this.pos = from.pos;
    this.registers = from.registers.slice();
    this.isFull = from.isFull;
    this.notEmptyAt = from.notEmptyAt;
    this.steps = from.steps;
    this.isSearch = from.isSearch;
    this.pc = from.pc;
    this.stack = from.stack.slice();
  }

  /** Gets ready to match from `start` on. */
  begin(start: number): void {
    this.start = start;
    this.restart();
  }

  private restart(): void {
    this.pc = 0;
    this.pos = this.start;
    this.stack = [];
    this.registers.fill(-1);
  }

  /** Goes on for about `budget` steps. */
  run(budget: number): Outcome {
    let left = budget;
    for (;;) {
      if (this.isSearch && this.pc === 0) left -= this.skip();
      if (this.start > this.end) {
        this.steps += budget - left;
        return 'failed';
      }
      const outcome = this.attempt(left);
      left -= this.taken;
      if (outcome !== 'failed') {
        this.steps += budget - left;
        return outcome;
      }
      if (!this.isSearch || this.start >= this.end) {
        this.steps += budget - left;
        return 'failed';
      }
      this.start++;
      this.restart();
    }
  }

  /** Goes to the next place where a match can begin; gives how many characters it passed. */
  private skip(): number {
    const { first } = this.program;
    if (first === null) return 0;
    const { codes, end } = this;
    let at = this.start;
    while (at < end && !first.has(codes[at]!)) at++;
    const passed = at - this.start;
    // A match needs a character to begin with.
    this.start = at === end ? end + 1 : at;
    this.pos = this.start;
    return passed;
  }

  private taken = 0;

  private attempt(budget: number): Outcome {
    const { code } = this.program;
    const { codes, end, registers, stack } = this;
    const lastIndex = lastIndexRegister(this.program.groups);
    let pc = this.pc;
    let pos = this.pos;
    let left = budget;
    for (;;) {
      if (--left < 0) {
        this.pc = pc;
        this.pos = pos;
        this.taken = budget - left;
        if (stack.length > STACK_MAX) throw memoryError();
        // The very beginning is no place to stop at: a search would skip again.
        if (pc > 0 || stack.length > 0) return 'unfinished';
      }
      let isGood = true;
      switch (code[pc]) {
        case Op.CHAR:
          if (pos < end && codes[pos] === code[pc + 1]) {
            pos++;
            pc += 2;
          } else isGood = false;
          break;
        case Op.ANY:
          if (pos < end && codes[pos] !== 10) {
            pos++;
            pc++;
          } else isGood = false;
          break;
        case Op.ALL:
          if (pos < end) {
            pos++;
            pc++;
          } else isGood = false;
          break;
        case Op.SET:
          if (pos < end && this.program.sets[code[pc + 1]!]!.has(codes[pos]!)) {
            pos++;
            pc += 2;
          } else isGood = false;
          break;
        case Op.TRY:
          stack.push(CHOICE, code[pc + 1]!, pos, 0);
          pc += 2;
          break;
        case Op.JUMP:
          pc = code[pc + 1]!;
          break;
        case Op.MARK: {
          const register = code[pc + 1]!;
          this.set(register, pos);
          if (register & 1) this.set(lastIndex, register >> 1);
          pc += 2;
          break;
        }
        case Op.AT:
          if (this.isAt(code[pc + 1]!, pos)) pc += 2;
          else isGood = false;
          break;
        case Op.REPEAT: {
          const min = code[pc + 3]!;
          const most = this.countUnits(code[pc + 1]!, code[pc + 2]!, pos, code[pc + 4]!);
          left -= most;
          if (most < min) {
            isGood = false;
            break;
          }
          if (most > min) stack.push(FEWER, pc, pos + min, pos + most);
          pos += most;
          pc += 5;
          break;
        }
        case Op.REPEAT_LAZY: {
          const min = code[pc + 3]!;
          if (min > 0 && this.countUnits(code[pc + 1]!, code[pc + 2]!, pos, min) < min) {
            isGood = false;
            break;
          }
          left -= min;
          pos += min;
          if (min < code[pc + 4]!) stack.push(MORE, pc, pos, code[pc + 4]! - min);
          pc += 5;
          break;
        }
        case Op.REPEAT_POSSESSIVE: {
          const most = this.countUnits(code[pc + 1]!, code[pc + 2]!, pos, code[pc + 4]!);
          left -= most;
          if (most < code[pc + 3]!) {
            isGood = false;
            break;
          }
          pos += most;
          pc += 5;
          break;
        }
        case Op.LOOP: {
          const register = code[pc + 1]!;
          this.set(register, -1);
          this.set(register + 1, -1);
          pc += 2;
          break;
        }
        case Op.AGAIN: {
          const register = code[pc + 1]!;
          const count = registers[register]! + 1;
          if (count < code[pc + 2]!) {
            this.set(register, count);
            pc = code[pc + 4]!;
          } else if (count < code[pc + 3]! && pos !== registers[register + 1]) {
            stack.push(CHOICE, pc + 5, pos, 0);
            this.set(register, count);
            this.set(register + 1, pos);
            pc = code[pc + 4]!;
          } else pc += 5;
          break;
        }
        case Op.AGAIN_LAZY: {
          const register = code[pc + 1]!;
          const count = registers[register]! + 1;
          if (count < code[pc + 2]!) {
            this.set(register, count);
            pc = code[pc + 3]!;
          } else {
            // Past the jump to what comes after stands LAZY_BODY.
            stack.push(CHOICE, pc + 6, pos, 0);
            pc += 4;
          }
          break;
        }
        case Op.LAZY_BODY: {
          const register = code[pc + 1]!;
          const count = registers[register]! + 1;
          if (count >= code[pc + 2]! || pos === registers[register + 1]) {
            isGood = false;
            break;
          }
          this.set(register, count);
          this.set(register + 1, pos);
          pc = code[pc + 3]!;
          break;
        }
        case Op.AGAIN_POSSESSIVE: {
          const register = code[pc + 1]!;
          const count = registers[register]! + 1;
          const isForced = count < code[pc + 2]!;
          if (!isForced && (count >= code[pc + 3]! || pos === registers[register + 1])) {
            pc = code[pc + 5]!;
            break;
          }
          registers[code[pc + 4]!] = stack.length;
          if (!isForced) {
            stack.push(CHOICE, code[pc + 5]!, pos, 0);
            this.set(register + 1, pos);
          }
          this.set(register, count);
          pc += 6;
          break;
        }
        case Op.BARRIER:
          registers[code[pc + 1]!] = stack.length;
          pc += 2;
          break;
        case Op.CUT:
          left -= this.cut(registers[code[pc + 1]!]!);
          pc += 2;
          break;
        case Op.LOOK: {
          const register = code[pc + 1]!;
          const back = code[pc + 2]!;
          if (pos < back) {
            isGood = false;
            break;
          }
          registers[register] = stack.length;
          registers[register + 1] = pos;
          pos -= back;
          pc += 3;
          break;
        }
        case Op.LOOK_END: {
          const register = code[pc + 1]!;
          left -= this.cut(registers[register]!);
          pos = registers[register + 1]!;
          pc += 2;
          break;
        }
        case Op.LOOK_NOT: {
          const back = code[pc + 2]!;
          if (pos < back) {
            pc = code[pc + 3]!;
            break;
          }
          registers[code[pc + 1]!] = stack.length;
          stack.push(CHOICE, code[pc + 3]!, pos, 0);
          pos -= back;
          pc += 4;
          break;
        }
        case Op.LOOK_NOT_END:
          this.undoTo(registers[code[pc + 1]!]!);
          isGood = false;
          break;
        case Op.REFERENCE: {
          const length = this.referenceLength(code[pc + 1]!, code[pc + 2]!, pos);
          if (length < 0) isGood = false;
          else {
            left -= length;
            pos += length;
            pc += 3;
          }
          break;
        }
        case Op.IF_GROUP: {
          const group = code[pc + 1]!;
          const from = registers[2 * group]!;
          const to = registers[2 * group + 1]!;
          pc = from >= 0 && to >= from ? pc + 3 : code[pc + 2]!;
          break;
        }
        case Op.MATCH:
          if ((this.isFull && pos !== end) || (pos === this.notEmptyAt && pos === this.start)) {
            isGood = false;
            break;
          }
          this.pos = pos;
          registers[0] = this.start;
          registers[1] = pos;
          this.taken = budget - left;
          return 'matched';
        default:
          isGood = false;
      }
      if (isGood) continue;

      // Back to the last choice, putting back on the way what was changed since.
      for (;;) {
        const top = stack.length - ENTRY;
        if (top < 0) {
          this.taken = budget - left;
          return 'failed';
        }
        const kind = stack[top];
        const a = stack[top + 1]!;
        const b = stack[top + 2]!;
        if (kind === UNDO) {
          registers[a] = b;
          stack.length = top;
          left--;
          continue;
        }
        if (kind === CHOICE) {
          stack.length = top;
          pc = a;
          pos = b;
          break;
        }
        if (kind === FEWER) {
          // b: the least place, the last number: the present one.
          let at = stack[top + 3]! - 1;
          if (code[a + 5] === Op.CHAR) {
            const wanted = code[a + 6];
            const from = at;
            while (at >= b && (at >= end || codes[at] !== wanted)) at--;
            left -= from - at;
            if (at < b) {
              stack.length = top;
              continue;
            }
          }
          if (at > b) stack[top + 3] = at;
          else stack.length = top;
          pos = at;
          pc = a + 5;
          break;
        }
        // MORE. b: the place, the last number: how many more there may be.
        if (this.countUnits(code[a + 1]!, code[a + 2]!, b, 1) === 0) {
          stack.length = top;
          continue;
        }
        const more = stack[top + 3]! - 1;
        if (more > 0) {
          stack[top + 2] = b + 1;
          stack[top + 3] = more;
        } else stack.length = top;
        pos = b + 1;
        pc = a + 5;
        break;
      }
    }
  }

  /** Gives a register a value that going back takes away again. */
  private set(register: number, value: number): void {
    const { registers } = this;
    const old = registers[register]!;
    if (old === value) return;
    this.stack.push(UNDO, register, old, 0);
    registers[register] = value;
  }

  /** Forgets the choices above `height`, but not what has to be put back; gives how many entries there were. */
  private cut(height: number): number {
    const { stack } = this;
    let to = height;
    for (let from = height; from < stack.length; from += ENTRY) {
      if (stack[from] !== UNDO) continue;
      for (let i = 0; i < ENTRY; i++) stack[to + i] = stack[from + i]!;
      to += ENTRY;
    }
    const entries = (stack.length - height) / ENTRY;
    stack.length = to;
    return entries;
  }

  /** Takes everything above `height` from the stack, putting back what it says. */
  private undoTo(height: number): void {
    const { registers, stack } = this;
    for (let top = stack.length - ENTRY; top >= height; top -= ENTRY) {
      if (stack[top] === UNDO) registers[stack[top + 1]!] = stack[top + 2]!;
    }
    stack.length = height;
  }

  /** How many characters from `pos` on, at most `most`, are of a kind. */
  private countUnits(op: number, operand: number, pos: number, most: number): number {
    const { codes, end } = this;
    const limit = most < end - pos ? pos + most : end;
    let at = pos;
    if (op === Op.SET) {
      const set = this.program.sets[operand]!;
      const { low } = set;
      for (; at < limit; at++) {
        const code = codes[at]!;
        if (!(code < 256 ? low[code] === 1 : set.has(code))) break;
      }
    } else if (op === Op.CHAR) {
      while (at < limit && codes[at] === operand) at++;
    } else if (op === Op.ANY) {
      while (at < limit && codes[at] !== 10) at++;
    } else at = limit;
    return at - pos;
  }

  /** Length of what `group` holds if the same stands at `pos`, else -1. */
  private referenceLength(group: number, folding: number, pos: number): number {
    const { codes, registers } = this;
    const from = registers[2 * group]!;
    const to = registers[2 * group + 1]!;
    if (from < 0 || to < from || pos + to - from > this.end) return -1;
    const by = FOLDINGS[folding]!;
    for (let i = 0; i < to - from; i++) {
      const a = codes[from + i]!;
      const b = codes[pos + i]!;
      if (a !== b && (by === 'none' || fold(a, by) !== fold(b, by))) return -1;
    }
    return to - from;
  }

  private isAt(place: number, pos: number): boolean {
    const { codes, end } = this;
    switch (place) {
      case At.START:
        return pos === 0;
      case At.LINE_START:
        return pos === 0 || codes[pos - 1] === 10;
      case At.END:
        return pos === end;
      case At.LINE_END:
        return pos === end || codes[pos] === 10;
      case At.END_OR_NEWLINE:
        return pos === end || (pos + 1 === end && codes[pos] === 10);
      default: {
        if (end === 0) return false;
        const isUnicode = place === At.BOUNDARY || place === At.NOT_BOUNDARY;
        const before = pos > 0 && isWord(codes[pos - 1]!, isUnicode);
        const after = pos < end && isWord(codes[pos]!, isUnicode);
        return (before !== after) === (place === At.BOUNDARY || place === At.ASCII_BOUNDARY);
      }
    }
  }
}
