/** Checks that a code object can be run by a stack machine at all; for tests. */
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, type CodeObject } from './code-object';
import { isAbsoluteJump, isRelativeJump, Op, opname, stackEffect } from './opcodes';

const endsFlow: ReadonlySet<number> = new Set([
  Op.JUMP_ABSOLUTE,
  Op.JUMP_FORWARD,
  Op.RETURN_VALUE,
  Op.RAISE_VARARGS,
  Op.RERAISE,
]);

/**
 * Follows every way through the code and lists what is wrong: a word reached with two heights of the value stack, a
 * height below zero or other than zero at RETURN_VALUE, a way off the end, a `stacksize` that is not the largest height.
 */
export function problemsOf(code: CodeObject): string[] {
  const problems: string[] = [];
  const words = code.code.length;
  const heights = new Int32Array(words).fill(-1);
  const isGenerator = (code.flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) !== 0;
  const work: [word: number, height: number][] = [[0, isGenerator ? 1 : 0]];
  let largest = 0;
  const report = (word: number, what: string) =>
    problems.push(`${code.qualname}, offset ${2 * word}: ${what}`);
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    let [word, height] = next;
    for (;;) {
      if (word >= words) {
        report(word, 'runs off the end');
        break;
      }
      if (heights[word] >= 0) {
        if (heights[word] !== height)
          report(word, `reached with ${heights[word]} and ${height} values on the stack`);
        break;
      }
      heights[word] = height;
      const op = code.code[word] & 0xff;
      const arg = code.code[word] >>> 8;
      const target = isAbsoluteJump[op] === 1 ? arg : isRelativeJump[op] === 1 ? word + 1 + arg : undefined;
      if (target !== undefined) {
        const jumped = height + stackEffect(op, arg, true);
        largest = Math.max(largest, jumped);
        work.push([target, jumped]);
      }
      if (op !== Op.EXTENDED_ARG) height += stackEffect(op, arg, false);
      largest = Math.max(largest, height);
      if (height < 0) {
        report(word, `${opname[op]} takes more than there is`);
        break;
      }
      if (op === Op.RETURN_VALUE && height !== 0) report(word, `returns with ${height} values left`);
      if (endsFlow.has(op)) break;
      word++;
    }
  }
  if (largest !== code.stacksize)
    problems.push(`${code.qualname}: stacksize ${code.stacksize}, used ${largest}`);
  for (const constant of code.consts) {
    if (typeof constant === 'object' && constant?.t === 'code') problems.push(...problemsOf(constant));
  }
  return problems;
}
