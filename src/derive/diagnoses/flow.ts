/** Whether what is written on one line comes from what was read on another, as far as the program's text tells. */

const ASSIGNMENT = /^\s*([A-Za-z_][\w., ]*?)\s*(?:[-+*/%&|^@]|\/\/|\*\*|<<|>>)?=(?!=)\s*(.+)$/;
const TEST = /^\s*(?:if|elif|while)\b/;

/** Whether a line tests something: `if`, `elif`, `while`. */
export function isTest(text: string): boolean {
  return TEST.test(text);
}

/**
 * The same statement; a test, and what stands under it; or a variable that was assigned from the one line, through
 * others between them perhaps, and is used in the other.
 */
export function comesFrom(lines: readonly string[], read: number, written: number): boolean {
  if (read === written) return true;
  const first = lines[read - 1] ?? '';
  if (TEST.test(first)) return written > read && isUnder(lines, read, written);
  if (written < read) return false;
  const tainted = new Set(targetsOf(first));
  for (let line = read + 1; line < written; line++) {
    const assignment = ASSIGNMENT.exec(lines[line - 1] ?? '');
    if (assignment === null) continue;
    const comes = wordsOf(assignment[2]!).some((word) => tainted.has(word));
    for (const name of targetsOf(lines[line - 1]!)) {
      if (comes) tainted.add(name);
      else tainted.delete(name);
    }
  }
  const value = ASSIGNMENT.exec(lines[written - 1] ?? '')?.[2] ?? '';
  return wordsOf(value).some((word) => tainted.has(word));
}

function targetsOf(text: string): string[] {
  const target = ASSIGNMENT.exec(text)?.[1] ?? '';
  return target
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^\w+$/.test(name));
}

function wordsOf(text: string): string[] {
  return text.match(/[A-Za-z_]\w*/g) ?? [];
}

function indentOf(text: string): number {
  return /^\s*/.exec(text)![0].length;
}

/** Whether a line stands in the block that another one begins. */
function isUnder(lines: readonly string[], head: number, line: number): boolean {
  const indent = indentOf(lines[head - 1]!);
  for (let at = head + 1; at <= line; at++) {
    const text = lines[at - 1] ?? '';
    if (text.trim() !== '' && indentOf(text) <= indent) return false;
  }
  return true;
}
