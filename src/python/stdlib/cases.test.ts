import { expect, test } from 'vitest';
import { runToEnd } from '../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../../events/run';

const programs = import.meta.glob<string>('./cases/*.py', { query: '?raw', import: 'default', eager: true });
const outputs = import.meta.glob<string>('./cases/*.txt', { query: '?raw', import: 'default', eager: true });

for (const [path, source] of Object.entries(programs)) {
  const name = path.slice('./cases/'.length, -'.py'.length);
  for (const cpu of ['realistic', 'ideal'] as const) {
    test(`${name} prints what CPython prints, ${cpu}`, () => {
      const { stdout, stderr, end } = runToEnd(source, {
        ...DEFAULT_RUN_OPTIONS,
        script: true,
        filename: `${name}.py`,
        cpu,
      });
      expect(stdout + (end.reason === 'finished' ? '' : `${stderr}${end.reason}: ${end.message}`)).toBe(
        outputs[path.replace(/\.py$/, '.txt')],
      );
    });
  }
}
