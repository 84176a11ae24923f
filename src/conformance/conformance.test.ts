import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import gaps from './gaps.json';
import goldens from './goldens.json';

interface Golden {
  readonly stdout: string;
  readonly exitCode: number;
  /** Last line of the traceback, '' where there was none. */
  readonly error: string;
  /** Lines of the program that the traceback names. */
  readonly lines: readonly number[];
}

const folder = fileURLToPath(new URL('./programs/', import.meta.url));
const programs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.py'))
  .map((name) => relative('.', name).split(sep).join('/'))
  .sort();
const recorded = goldens as Record<string, Golden>;
const known = gaps as Record<string, string>;

function observe(name: string, cpu: 'realistic' | 'ideal'): Golden {
  const source = readFileSync(join(folder, name), 'utf8');
  const { stdout, stderr, end } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, filename: name, cpu });
  const hasTraceback = stderr.includes('Traceback (most recent call last):');
  return {
    stdout,
    exitCode: end.reason === 'bug' ? 70 : end.exitCode,
    error: hasTraceback ? stderr.trimEnd().split('\n').pop()! : end.reason === 'bug' ? end.message : '',
    lines: hasTraceback
      ? [...stderr.matchAll(/File "([^"]+)", line (\d+)/g)]
          .filter(([, file]) => file === name)
          .map(([, , line]) => Number(line))
      : [],
  };
}

describe('programs print what CPython 3.13 prints', () => {
  it.each(programs)('%s', (name) => {
    const golden = recorded[name];
    expect(golden, 'no golden recorded').toBeDefined();
    const seen = observe(name, 'realistic');
    if (known[name] !== undefined) {
      expect(seen, `listed as a gap (${known[name]}), but passes: take it off the list`).not.toEqual(golden);
      return;
    }
    expect(seen).toEqual(golden);
    expect(observe(name, 'ideal'), 'where instructions take no time').toEqual(golden);
  });

  it('has no golden or gap without its program', () => {
    expect(
      [...Object.keys(recorded), ...Object.keys(known)].filter((name) => !programs.includes(name)),
    ).toEqual([]);
  });
});
