/**
 * Links that people and other tools write by hand: `#code=` and the percent-encoded program, then, after `&`, options
 * in the command line's own words: `#code=print(1)&scheduler=preemptive&quantum=5&step=12&by=line`.
 */
import * as v from 'valibot';
import { GRAINS, type Grain } from '../derive/types';
import {
  type CpuSpeed,
  DEFAULT_RUN_OPTIONS,
  type RunOptions,
  type TaskPolicyOptions,
  type ThreadPolicyOptions,
} from '../events/run';
import type { Link, LinkPlace } from './link';
import { differenceOf, optionsOf, optionsSchema } from './options';

/** The command line's default, for a scheduler that is named without a quantum. */
const DEFAULT_QUANTUM = 20;

/** The link that a `#code=` fragment is; null if it can't be one, or says something that is unknown. */
export function readPlain(fragment: string): { readonly ok: true; readonly link: Link } | null {
  const words = new Map<string, string>();
  for (const part of fragment.slice(1).split('&')) {
    const at = part.indexOf('=');
    const name = at < 0 ? part : part.slice(0, at);
    if (words.has(name)) return null;
    try {
      words.set(name, at < 0 ? '' : decodeURIComponent(part.slice(at + 1)));
    } catch {
      return null;
    }
  }
  const source = words.get('code') ?? '';
  const place = placeOf(words);
  const options = optionsOfWords(words);
  if (options === null || place === null) return null;
  const at = place === undefined ? {} : { at: place };
  return { ok: true, link: { source, options, ...at } };
}

/** `#code=` for a program and how it is run, or null where the words have no way to say it (a simulated world). */
export function writePlain(source: string, options: RunOptions, at?: LinkPlace): string | null {
  const { tasks, threads, cpu, seed, scheduleSeed, script, ...others } = differenceOf(options);
  if (Object.keys(others).length > 0) return null;
  const words: string[] = [];
  if (tasks?.policy === 'preemptive') words.push('scheduler=preemptive');
  if (threads?.points === 'instruction') words.push('points=instruction');
  const turns = tasks?.policy === 'preemptive' ? tasks : threads?.points === 'instruction' ? threads : null;
  if (turns !== null) words.push(`quantum=${turns.quantum}`);
  if (turns?.random === true) words.push('random');
  if (seed !== undefined) words.push(`seed=${seed}`);
  if (scheduleSeed !== undefined) words.push(`schedule-seed=${scheduleSeed}`);
  if (cpu !== undefined) words.push(`cpu=${cpu}`);
  if (script === true) words.push('script');
  if (at !== undefined && 'step' in at) {
    words.push(`step=${at.step}`);
    if (at.grain !== 'line') words.push(`by=${at.grain}`);
  }
  const fragment = ['#code='.concat(encodeURIComponent(source)), ...words].join('&');
  const back = readPlain(fragment);
  const isSame = back !== null && JSON.stringify(back.link.options) === JSON.stringify(options);
  return isSame ? fragment : null;
}

/** Undefined: no place is named. Null: one that there can't be. */
function placeOf(words: ReadonlyMap<string, string>): LinkPlace | undefined | null {
  const by = words.get('by') ?? 'line';
  const grain: Grain | undefined = GRAINS.find((known) => known === by);
  const step = words.get('step');
  if (grain === undefined) return null;
  if (step === undefined) return words.has('by') ? null : undefined;
  if (step === 'end') return { grain, step };
  const number = wholeNumber(step);
  return number === null ? null : { grain, step: number };
}

const KNOWN = new Set([
  'code',
  'scheduler',
  'points',
  'quantum',
  'random',
  'seed',
  'schedule-seed',
  'cpu',
  'script',
  'step',
  'by',
]);

/** Run options in the command line's words; null if one is unknown or makes no sense. */
export function optionsOfWords(words: ReadonlyMap<string, string>): RunOptions | null {
  for (const name of words.keys()) if (!KNOWN.has(name)) return null;
  const numbers: Record<string, number> = {};
  for (const name of ['quantum', 'seed', 'schedule-seed']) {
    const text = words.get(name);
    if (text === undefined) continue;
    const number = wholeNumber(text);
    if (number === null) return null;
    numbers[name] = number;
  }
  const scheduler = words.get('scheduler') ?? 'cooperative';
  const points = words.get('points') ?? 'gil';
  if (scheduler !== 'cooperative' && scheduler !== 'preemptive') return null;
  if (points !== 'gil' && points !== 'instruction') return null;
  const turn = { quantum: numbers.quantum ?? DEFAULT_QUANTUM, random: words.has('random') };
  const tasks: TaskPolicyOptions =
    scheduler === 'cooperative' ? { policy: scheduler } : { policy: scheduler, ...turn };
  const threads: ThreadPolicyOptions = points === 'gil' ? { points } : { points, ...turn };
  const cpuText = words.get('cpu');
  const cpu: CpuSpeed | null =
    cpuText === undefined
      ? DEFAULT_RUN_OPTIONS.cpu
      : cpuText === 'realistic' || cpuText === 'ideal' || cpuText === 'classroom'
        ? cpuText
        : wholeNumber(cpuText);
  if (cpu === null) return null;
  const checked = v.safeParse(optionsSchema, {
    script: words.has('script'),
    tasks,
    threads,
    cpu,
    seed: numbers.seed ?? 0,
    scheduleSeed: numbers['schedule-seed'] ?? 0,
  });
  return checked.success ? optionsOf(checked.output) : null;
}

function wholeNumber(text: string): number | null {
  const value = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(value) ? value : null;
}
