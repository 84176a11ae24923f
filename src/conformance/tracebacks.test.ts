import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import goldens from './tracebacks.json';
import gaps from './tracebacks-gaps.json';

const folder = fileURLToPath(new URL('./tracebacks/', import.meta.url));
const programs = readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  .sort();
const recorded = goldens as Record<string, string>;
const known = gaps as Record<string, string>;

describe('tracebacks are letter for letter those of CPython 3.13', () => {
  it.each(programs)('%s', (name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    const run = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, filename: name });
    const stderr = run.stderr.replace(/0x[0-9a-f]+/g, '0x...');
    if (known[name] !== undefined) {
      expect(stderr, `listed as a gap (${known[name]}), but passes`).not.toBe(recorded[name]);
      return;
    }
    expect(stderr).toBe(recorded[name]);
  });

  it('has no golden or gap without its program', () => {
    expect(
      [...Object.keys(recorded), ...Object.keys(known)].filter((name) => !programs.includes(name)),
    ).toEqual([]);
  });
});
