/**
 * Links that people and other tools write by hand: `#code=` and the percent-encoded program, then, after `&`, options
 * in the command line's own words: `#code=print(1)&scheduler=preemptive&quantum=5&step=12&by=line`.
 */
import * as v from 'valibot';
import { GRAINS, type Grain } from '../derive/types';
import { type CpuSpeed, DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { formatChoices, parseChoices, policiesOf, SCHEDULERS, SWITCH_POINTS } from '../events/schedulers';
import type { Link, LinkPlace } from './link';
import { differenceOf, optionsOf, optionsSchema } from './options';

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
  const { tasks, threads, cpu, seed, scheduleSeed, script, choices, ...others } = differenceOf(options);
  if (Object.keys(others).length > 0) return null;
  const words: string[] = [];
  if (tasks !== undefined || threads !== undefined) words.push(...schedulingWords(options));
  if (choices !== undefined) words.push(`choices=${encodeURIComponent(formatChoices(choices))}`);
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
  if (back === null) return null;
  const isSame = JSON.stringify(differenceOf(back.link.options)) === JSON.stringify(differenceOf(options));
  return isSame ? fragment : null;
}

/** The scheduler and its turns; whether they say all there is, reading them back shows. */
function schedulingWords({ tasks, threads }: RunOptions): string[] {
  const words: string[] = [];
  const isForThreads = tasks.policy === 'cooperative';
  const { quantum, unit, points, random } = isForThreads ? threads : tasks;
  const name =
    isForThreads && threads.policy === 'preemptive'
      ? 'cooperative'
      : isForThreads
        ? threads.policy
        : tasks.policy;
  if (name !== 'cooperative') words.push(`scheduler=${name}`);
  if (points !== undefined) words.push(`points=${points}`);
  if (quantum !== undefined) words.push(`quantum=${quantum}${unit === 'us' ? 'us' : ''}`);
  if (random === true) words.push('random');
  if (threads.cores !== undefined) words.push(`cores=${threads.cores}`);
  return words;
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
  'cores',
  'choices',
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
  for (const name of ['cores', 'seed', 'schedule-seed']) {
    const text = words.get(name);
    if (text === undefined) continue;
    const number = wholeNumber(text);
    if (number === null) return null;
    numbers[name] = number;
  }
  const scheduler = SCHEDULERS.find((name) => name === (words.get('scheduler') ?? 'cooperative'));
  const points = SWITCH_POINTS.find((name) => name === words.get('points'));
  const quantum = /^(\d+)(us)?$/.exec(words.get('quantum') ?? '1');
  const choices = parseChoices(words.get('choices') ?? '');
  if (scheduler === undefined || quantum === null || typeof choices === 'string') return null;
  if (points === undefined && words.has('points')) return null;
  const policies = policiesOf(scheduler, {
    ...(words.has('quantum') ? { quantum: Number(quantum[1]) } : {}),
    ...(quantum[2] === undefined ? {} : { unit: 'us' }),
    ...(points === undefined ? {} : { points }),
    ...(words.has('random') ? { random: true } : {}),
    ...(numbers.cores === undefined ? {} : { cores: numbers.cores }),
  });
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
    ...policies,
    ...(words.has('choices') ? { choices } : {}),
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
