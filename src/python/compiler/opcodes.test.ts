import { describe, expect, it } from 'vitest';
import recorded from './cases/opcodes.txt?raw';
import {
  HAVE_ARGUMENT,
  isAbsoluteJump,
  isRelativeJump,
  Op,
  opname,
  stackEffect,
  takesCell,
  takesLocal,
  takesName,
} from './opcodes';

function kindOf(op: number): string {
  if (isRelativeJump[op] === 1) return 'jrel';
  if (isAbsoluteJump[op] === 1) return 'jabs';
  if (takesName[op] === 1) return 'name';
  if (takesLocal[op] === 1) return 'local';
  return takesCell[op] === 1 ? 'free' : '-';
}

function effects(op: number, jump: boolean): string {
  const args = op >= HAVE_ARGUMENT ? [0, 1, 2, 3, 4] : [0];
  return args.map((arg) => stackEffect(op, arg, jump)).join(',');
}

const lines = recorded.trimEnd().split('\n');

describe('Opcodes', () => {
  it('are those of CPython 3.10 with its numbers, argument kinds and stack effects', () => {
    const ours = lines.map((line) => {
      const op = Number(line.split(' ', 1)[0]);
      return `${op} ${opname[op]} ${kindOf(op)} ${effects(op, false)} ${effects(op, true)}`;
    });
    expect(ours).toEqual(lines);
  });

  it('of our own are few, and fit into a byte', () => {
    const known = new Set(lines.map((line) => line.split(' ')[1]));
    const own = Object.keys(Op).filter((name) => Number.isNaN(Number(name)) && !known.has(name));
    expect(own).toEqual([
      'PREP_EXCEPT_STAR',
      'CHECK_EG_MATCH',
      'PREP_RERAISE_STAR',
      'LOAD_LOCALS',
      'CALL_INTRINSIC_1',
      'CALL_INTRINSIC_2',
      'LOAD_FROM_DICT_OR_GLOBALS',
      'LOAD_FROM_DICT_OR_DEREF',
    ]);
    for (const name of own) expect(Op[name as keyof typeof Op]).toBeLessThan(256);
  });
});
