import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import gaps from './gaps.json';
import goldens from './goldens.json';
import { stepsText } from './switches';

interface Golden {
  readonly stdout: string;
  readonly exitCode: number;
  /** Last line of the traceback, '' where there was none. */
  readonly error: string;
  /** Lines of the program that the traceback names. */
  readonly lines: readonly number[];
  /** All of standard error, of programs that begin with `# stderr`. */
  readonly stderr?: string;
}
/** `switches`: the beginning of the order in which tasks run in virtual time, where CPython's can be told. */
type RecordedGolden = Golden & { readonly switches?: string };

const folder = fileURLToPath(new URL('./programs/', import.meta.url));
const programs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.py'))
  .map((name) => relative('.', name).split(sep).join('/'))
  .sort();
const recorded = goldens as Record<string, RecordedGolden>;
const known = gaps as Record<string, string>;

/** What a program does, and the order in which its tasks run. */
function observe(name: string, cpu: 'realistic' | 'ideal'): { golden: Golden; switches: string } {
  const source = readFileSync(join(folder, name), 'utf8');
  const { stdout, stderr, end, log } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, filename: name, cpu });
  const hasTraceback = stderr.includes('Traceback (most recent call last):');
  const isBug = end.reason === 'bug';
  const golden = {
    stdout,
    exitCode: isBug ? 70 : end.exitCode,
    error: hasTraceback ? stderr.trimEnd().split('\n').pop()! : isBug ? end.message : '',
    lines: hasTraceback
      ? [...stderr.matchAll(/File "([^"]+)", line (\d+)/g)]
          .filter(([, file]) => file === name)
          .map(([, , line]) => Number(line))
      : [],
    ...(source.startsWith('# stderr\n') ? { stderr: stderr.replace(/\b0x[0-9a-f]{8,}/g, '0x0') } : {}),
  };
  return { golden, switches: stepsText(log) };
}

describe('programs print what CPython 3.13 prints', () => {
  it.each(programs)('%s', (name) => {
    expect(recorded[name], 'no golden recorded').toBeDefined();
    const { switches, ...golden } = recorded[name]!;
    const seen = observe(name, 'realistic');
    if (known[name] !== undefined) {
      expect(seen.golden, `listed as a gap (${known[name]}), but passes: take it off the list`).not.toEqual(
        golden,
      );
      return;
    }
    expect(seen.golden).toEqual(golden);
    const ideal = observe(name, 'ideal');
    expect(ideal.golden, 'where instructions take no time').toEqual(golden);
    if (switches !== undefined)
      expect(ideal.switches.slice(0, switches.length), 'order of task switches').toBe(switches);
  });

  it('has no golden or gap without its program', () => {
    expect(
      [...Object.keys(recorded), ...Object.keys(known)].filter((name) => !programs.includes(name)),
    ).toEqual([]);
  });
});
