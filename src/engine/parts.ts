/** Loading what a program needs: found in its code before it runs, or named by the PartMissing that stopped it. */
import type { CodeObject } from '../python/compiler/code-object';
import { Op } from '../python/compiler/opcodes';
import { loadModule, MODULE_NAMES, missingModules } from '../python/stdlib/registry';
import { typesChanged } from '../python/vm/types';
import { PARTS } from './part-table';

const loadedParts = new Set<string>();

/** A part could not be loaded: no connection, most likely. */
export class PartNotLoaded extends Error {
  constructor(part: string) {
    super(
      `Interleave could not load its ${part}: is there a connection? Programs that do without it still run.`,
    );
  }
}

/** Loads parts by name; throws PartNotLoaded. */
export async function loadParts(parts: readonly string[]): Promise<void> {
  await Promise.all(
    parts.map((part) =>
      loadPart(part).catch(() => {
        throw new PartNotLoaded(part);
      }),
    ),
  );
}

async function loadPart(name: string): Promise<void> {
  const part = PARTS[name];
  if (part === undefined) return loadModule(name);
  await part.load();
  // Lookups may have found what stood for the part's methods.
  typesChanged();
  loadedParts.add(name);
}

/** Loads all there is: where nothing is saved by waiting (command line, tests). */
export async function loadEverything(): Promise<void> {
  await loadParts([...missingModules(MODULE_NAMES), ...Object.keys(PARTS)]);
}

/** The parts that `code` names, and those that they need, which are not loaded yet. */
export function missingParts(code: readonly CodeObject[]): string[] {
  const modules = new Set<string>();
  const names = new Set<string>();
  for (const each of code) addNames(each, modules, names);
  const parts = Object.keys(PARTS).filter(
    (part) => !loadedParts.has(part) && PARTS[part]!.names?.some((name) => names.has(name)),
  );
  return [...missingModules(modules), ...parts];
}

/** Adds the modules that import statements of `code` and of the code in it may load, and all names in it. */
function addNames(code: CodeObject, modules: Set<string>, names: Set<string>): void {
  for (const name of code.names) names.add(name);
  let listed: readonly unknown[] = [];
  for (const word of code.code) {
    const op = word & 255;
    if (op === Op.LOAD_CONST) {
      const constant = code.consts[word >> 8]!;
      const isTuple = typeof constant === 'object' && constant?.t === 'tuple';
      listed = isTuple ? constant.v : [];
    } else if (op === Op.IMPORT_NAME) {
      const name = code.names[word >> 8]!;
      modules.add(name);
      for (const item of listed) modules.add(`${name}.${String(item)}`);
    }
  }
  for (const constant of code.consts) {
    if (typeof constant === 'object' && constant?.t === 'code') addNames(constant, modules, names);
  }
}
