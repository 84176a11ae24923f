/** Makes a failing program small: lines are left out, with what is nested in them, as long as it still fails. */

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Index behind the block that begins at `start`: the line and what is indented deeper. */
function endOfBlock(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (end < lines.length && lines[end]!.trim() !== '' && indentOf(lines[end]!) > indentOf(lines[start]!))
    end++;
  return end;
}

/** Index behind the statement that begins at `start`: its block, and the `except`, `else` and the like that go with it. */
function endOfStatement(lines: readonly string[], start: number): number {
  const depth = indentOf(lines[start]!);
  let end = endOfBlock(lines, start);
  while (
    end < lines.length &&
    indentOf(lines[end]!) === depth &&
    /^\s*(except|else|elif|finally)\b/.test(lines[end]!)
  ) {
    end = endOfBlock(lines, end);
  }
  return end;
}

/** The smallest program found that `fails` like `source`. Tries at most `tries` candidates. */
export async function shrink(
  source: string,
  fails: (source: string) => Promise<boolean>,
  tries = 400,
): Promise<string> {
  let lines = source.split('\n').filter((line) => line.trim() !== '');
  let left = tries;
  for (let again = true; again && left > 0; ) {
    again = false;
    for (let start = lines.length - 1; start >= 0 && left > 0; start--) {
      // First the whole statement goes, then its first block, then only its head.
      const inner = lines.slice(start + 1, endOfBlock(lines, start)).map((line) => line.slice(4));
      for (const [end, kept] of [
        [endOfStatement(lines, start), []],
        [endOfStatement(lines, start), inner],
        [endOfBlock(lines, start), []],
      ] as const) {
        const candidate = [...lines.slice(0, start), ...kept, ...lines.slice(end)];
        left--;
        if (await fails(`${candidate.join('\n')}\n`)) {
          lines = candidate;
          again = true;
          break;
        }
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
