/** What a pattern is compiled to: words for the matcher. Plain data that all runs share. */
import type { CharacterSet } from './characters';

/**
 * Instructions and their operands. `unit` is one of CHAR, ANY, ALL and SET with its operand (0 where it has none).
 * Registers hold numbers that are put back when the matcher goes back; the first are the marks, 2 a group.
 */
export const Op = {
  /** code */
  CHAR: 0,
  /** - (anything but a newline) */
  ANY: 1,
  /** - */
  ALL: 2,
  /** set */
  SET: 3,
  /** else: goes on, and at `else` if that fails */
  TRY: 4,
  /** target */
  JUMP: 5,
  /** register */
  MARK: 6,
  /** place */
  AT: 7,
  /** unit, operand, min, max */
  REPEAT: 8,
  REPEAT_LAZY: 9,
  REPEAT_POSSESSIVE: 10,
  /** register of count and last position */
  LOOP: 11,
  /** register, min, max, body */
  AGAIN: 12,
  /** register, min, body; LAZY_BODY follows what comes after, at the operand `retry` */
  AGAIN_LAZY: 13,
  /** register, max, body */
  LAZY_BODY: 14,
  /** register, min, max, register of a barrier, exit */
  AGAIN_POSSESSIVE: 15,
  /** register: remembers the height of the stack */
  BARRIER: 16,
  /** register: forgets all choices since */
  CUT: 17,
  /** register of height and position, how far back */
  LOOK: 18,
  /** register */
  LOOK_END: 19,
  /** register, how far back, target after it */
  LOOK_NOT: 20,
  /** register */
  LOOK_NOT_END: 21,
  /** group, folding (0 none, 1 ASCII, 2 Unicode) */
  REFERENCE: 22,
  /** group, else */
  IF_GROUP: 23,
  /** - */
  FAIL: 24,
  /** - */
  MATCH: 25,
} as const;

/** Operands of AT. */
export const At = {
  START: 0,
  LINE_START: 1,
  END: 2,
  LINE_END: 3,
  END_OR_NEWLINE: 4,
  BOUNDARY: 5,
  NOT_BOUNDARY: 6,
  ASCII_BOUNDARY: 7,
  NOT_ASCII_BOUNDARY: 8,
} as const;

export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharacterSet[];
  readonly groups: number;
  readonly registers: number;
  /** What a match must begin with, null where nothing is known. */
  readonly first: { has(code: number): boolean } | null;
}

/** Number of the register that holds which group was closed last. */
export function lastIndexRegister(groups: number): number {
  return 2 * (groups + 1);
}
