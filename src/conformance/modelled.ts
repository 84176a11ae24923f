/**
 * What is modelled, found out and not written down: the state of a feature from the programs about it and the list of
 * gaps, that of a module by importing it and comparing its names with CPython's.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import type { Modelled, ModelledArea, ModelledEntry } from '../modelled/types';
import { CPYTHON_MODULES, KNOWN_PACKAGES } from '../python/stdlib/known-modules';
import { refuseModule } from '../python/stdlib/refusals';
import { REFUSED_NAMES, refusalOf } from '../python/stdlib/refused-names';
import { findModule } from '../python/stdlib/registry';
import { REFUSED_BUILTINS } from '../python/vm/builtins';
import { UnsupportedError } from '../python/vm/errors';
import { FEATURES, featureOf } from './features';

const here = fileURLToPath(new URL('.', import.meta.url));
const library = fileURLToPath(new URL('../python/stdlib/', import.meta.url));

/** Everything, area by area, in the order in which the page shows it. */
export function makeModelled(): Modelled {
  const names = readNames();
  const features = featureAreas();
  const builtins = moduleEntry('builtins', names);
  if (builtins !== null) {
    const area = features.find(({ title }) => title === 'Builtin types and functions');
    (area?.entries as ModelledEntry[] | undefined)?.push({
      ...builtins,
      title: 'Names of builtins, and their methods',
    });
  }
  const candidates = new Set([...names.keys(), ...CPYTHON_MODULES]);
  candidates.delete('builtins');
  const modules = [...candidates].sort(byName).flatMap((name) => moduleEntry(name, names) ?? []);
  const packages = [...KNOWN_PACKAGES].sort(byName).flatMap((name) => moduleEntry(name, names) ?? []);
  const isHere = (entry: ModelledEntry) => entry.state !== 'refused';
  const packagesHere = packages.filter(isHere);
  return [
    ...features,
    { title: 'Modules of the standard library', entries: modules.filter(isHere) },
    ...(packagesHere.length > 0 ? [{ title: 'Packages, simulated', entries: packagesHere }] : []),
    { title: 'Modules that are refused', entries: modules.filter((entry) => !isHere(entry)) },
    { title: 'Packages that are refused', entries: packages.filter((entry) => !isHere(entry)) },
  ].filter(({ entries }) => entries.length > 0);
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Language, builtins, errors, asyncio: a feature works if none of its programs is a gap. */
function featureAreas(): ModelledArea[] {
  const gaps = new Map<string, string>([
    ...Object.entries(readJson('gaps.json')),
    ...Object.entries(readJson('tracebacks-gaps.json')).map(
      ([name, why]) => [`tracebacks/${name}`, why] as const,
    ),
  ]);
  const programs = [
    ...pythonFiles('programs').map((name) => name),
    ...pythonFiles('tracebacks').map((name) => `tracebacks/${name}`),
  ];
  const reasons = new Map<string, string[]>();
  const areas = new Map<string, string>();
  for (const { area, title } of FEATURES) areas.set(title, area);
  for (const program of programs) {
    const { area, title } = featureOf(program);
    areas.set(title, area);
    const reason = gaps.get(program);
    reasons.set(title, [...(reasons.get(title) ?? []), ...(reason === undefined ? [] : [reason])]);
  }
  const found: { title: string; entries: ModelledEntry[] }[] = [];
  for (const [title, area] of areas) {
    const why = reasons.get(title);
    if (why === undefined) continue;
    let home = found.find((known) => known.title === area);
    if (home === undefined) {
      home = { title: area, entries: [] };
      found.push(home);
    }
    home.entries.push({
      title,
      state: why.length === 0 ? 'works' : 'part',
      words: [...new Set(why)].map(sentence),
    });
  }
  return found;
}

/** A module as an import finds it; null where neither we nor CPython have such a module. */
function moduleEntry(name: string, names: ReadonlyMap<string, Names>): ModelledEntry | null {
  if (name !== 'builtins' && findModule(name) === undefined) {
    const refusal = refuseModule(name);
    if (!(refusal instanceof UnsupportedError)) return null;
    return { title: name, state: 'refused', words: [refusal.message] };
  }
  const refusals = [...refusalsIn(name), ...refusedByTable(name)];
  const { missing, refused } = missingNames(name, names.get(name) ?? new Map());
  const words = byReason([...new Set([...refused, ...refusals])]).map(sentence);
  const isWhole = missing.length === 0 && words.length === 0;
  return {
    title: name,
    state: isWhole ? 'works' : 'part',
    words,
    ...(missing.length > 0 ? { missing } : {}),
  };
}

/** Methods by public name. */
type Names = ReadonlyMap<string, readonly string[]>;

/**
 * Which of CPython's names a module lacks. A name that stops the program as not supported is refused; where that
 * happens the rest is asked for in a run of its own.
 */
function missingNames(module: string, names: Names): { missing: string[]; refused: string[] } {
  const missing: string[] = [];
  const refused: string[] = [];
  let rest = [...names];
  while (rest.length > 0) {
    const asked = JSON.stringify(rest);
    const { stdout, reason, message } = run(
      `import ${module} as it\nfor name, methods in ${asked}:\n` +
        '    print("?", name)\n' +
        '    try:\n        value = getattr(it, name)\n' +
        '    except AttributeError:\n        print("-", name)\n        continue\n' +
        '    for method in methods:\n' +
        '        if not hasattr(value, method): print("-", name + "." + method)\n',
    );
    let at = -1;
    for (const line of stdout.split('\n')) {
      if (line.startsWith('?')) at++;
      if (line.startsWith('-')) missing.push(line.slice(2));
    }
    if (reason === 'finished') break;
    if (reason !== 'unsupported' || at < 0) throw new Error(`${module}: ${reason}: ${message}`);
    refused.push(message);
    rest = rest.slice(at + 1);
  }
  return { missing, refused };
}

/** Refusals that differ only in the name are told together. */
function byReason(refusals: readonly string[]): string[] {
  const told = new Map<string, string[]>();
  for (const refusal of refusals) {
    const [, name, reason] = /^(`[^`]+`) (.*)$/.exec(refusal) ?? ['', '', refusal];
    told.set(reason!, [...(told.get(reason!) ?? []), ...(name === '' ? [] : [name!])]);
  }
  return [...told].map(([reason, names]) => `${names.join(', ')} ${reason}`);
}

/** Names that the module has only to refuse them. */
function refusedByTable(module: string): string[] {
  if (module === 'builtins')
    return [...REFUSED_BUILTINS.values()].map((text) => `\`${text.replace(':', '`:')}`);
  return Object.keys(REFUSED_NAMES[module] ?? {}).map((name) => refusalOf(module, name)!);
}

/** What functions of the library's Python say when they are called and have to refuse. */
function refusalsIn(module: string): string[] {
  const path = join(library, ...module.split('.'));
  const files = libraryFiles().filter(
    (file) => file === `${path}.py` || (file.startsWith(path + sep) && file.endsWith('.py')),
  );
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bunsupported\(\s*(["'])(.*?)\1\s*\)/g)].map(
      ([, , text]) => text!,
    ),
  );
}

function libraryFiles(): string[] {
  return readdirSync(library, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('cases'))
    .map((name) => join(library, name))
    .sort();
}

function run(source: string): { stdout: string; reason: string; message: string } {
  const { stdout, end } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, script: true });
  return { stdout, reason: end.reason, message: end.message.split('\n')[0]! };
}

/** Capital letter and full stop; code in backquotes keeps its spelling. */
function sentence(text: string): string {
  const plain = text.trim();
  const opened = /^[a-z]\w* /.test(plain) ? plain[0]!.toUpperCase() + plain.slice(1) : plain;
  return /[.!?]$/.test(opened) ? opened : `${opened}.`;
}

/** `names.txt`: a module's name, then a line `  name: method method` for each of its names. */
function readNames(): Map<string, Names> {
  const modules = new Map<string, Map<string, readonly string[]>>();
  let current = new Map<string, readonly string[]>();
  for (const line of readFileSync(join(here, 'names.txt'), 'utf8').split('\n')) {
    if (line === '') continue;
    if (line.startsWith('  ')) {
      const [name, methods] = line.trim().split(':') as [string, string];
      current.set(name, methods.split(' ').filter(Boolean));
    } else {
      current = new Map();
      modules.set(line, current);
    }
  }
  return modules;
}

function pythonFiles(folder: string): string[] {
  return readdirSync(join(here, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => relative('.', name).split(sep).join('/'))
    .sort();
}

function readJson(name: string): Record<string, string> {
  return JSON.parse(readFileSync(join(here, name), 'utf8'));
}
