import { describe, expect, test } from 'vitest';
import { installProblem, nodeProblem } from './install.mjs';

describe('the Node version', () => {
  test('20.19 and anything newer will do', () => {
    expect(nodeProblem('20.19.0')).toBeNull();
    expect(nodeProblem('22.0.0')).toBeNull();
  });

  test('anything older is refused in one line that names both versions', () => {
    for (const version of ['20.18.3', '18.20.4', '9.0.0']) {
      const line = nodeProblem(version);
      expect(line).toContain('20.19');
      expect(line).toContain(version);
      expect(line).not.toContain('\n');
    }
  });
});

describe('whether the installed packages are those of the lock file', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/a/node_modules/b': { version: '2.0.0', integrity: 'y' },
      'node_modules/other-os': { version: '3.0.0', integrity: 'z', optional: true },
    },
  };
  const { 'node_modules/other-os': _absent, '': _top, ...installed } = wanted.packages;

  test('a complete install will do, packages for other systems absent', () => {
    expect(installProblem(wanted, { packages: installed })).toBeNull();
  });

  test('none at all, one missing, one of another version or content, one too many will not', () => {
    expect(installProblem(wanted, null)).toContain('not installed');
    expect(installProblem(wanted, { packages: {} })).toBe('a is missing');
    const other = { ...installed, 'node_modules/a': { version: '0.9.0', integrity: 'x' } };
    expect(installProblem(wanted, { packages: other })).toBe('a is 0.9.0, not 1.0.0');
    const changed = { ...installed, 'node_modules/a': { version: '1.0.0', integrity: '?' } };
    expect(installProblem(wanted, { packages: changed })).not.toBeNull();
    const more = { ...installed, 'node_modules/c': { version: '1.0.0', integrity: 'c' } };
    expect(installProblem(wanted, { packages: more })).toBe('c is no longer used');
  });
});
