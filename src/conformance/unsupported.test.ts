import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../events/run';

function end(source: string) {
  return runToEnd(source, { ...DEFAULT_RUN_OPTIONS, filename: 'program.py' });
}

describe('what Interleave does not have is refused by name, with its line', () => {
  it.each(['numpy', 'flask', 'trio', 'socket', 'ctypes'])('import %s', (name) => {
    const result = end(`print('before')\n\nimport ${name}\nprint('after')\n`);
    expect(result.stdout).toBe('before\n');
    expect(result.end).toMatchObject({ reason: 'unsupported', exitCode: 78 });
    expect(result.end.message).toContain(`\`${name}\``);
    expect(result.end.problems.map(({ line }) => line)).toEqual([3]);
  });

  it('inside a function the line is the one of the import', () => {
    const result = end('def f():\n    from numpy import array\n\n\nf()\n');
    expect(result.end.problems.map(({ line }) => line)).toEqual([2]);
  });

  it('no handler of the program hides it, and no finally runs after it', () => {
    const result = end(
      'try:\n    import numpy\nexcept BaseException:\n    print("hidden")\nfinally:\n    print("finally")\n',
    );
    expect(result.stdout).toBe('');
    expect(result.end.exitCode).toBe(78);
  });

  it('a module that nobody has is what it is in CPython', () => {
    const result = end(
      'try:\n    import no_such_module\nexcept ModuleNotFoundError as error:\n    print(error)\n',
    );
    expect(result.stdout).toBe("No module named 'no_such_module'\n");
    expect(result.end.exitCode).toBe(0);
    expect(end('import no_such_module').end).toMatchObject({ reason: 'error', exitCode: 1 });
  });
});
