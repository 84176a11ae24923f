/**
 * Modules and imports: finds library modules in the registry, runs their Python code once, and answers `__import__`
 * (CPython docs, "The import system").
 */
import type { CodeObject } from '../python/compiler/code-object';
import { findModule, type LibraryModule, refuseModule } from '../python/stdlib/registry';
import { Code, type SiteTable } from '../python/vm/code';
import { assert, guestError, ImportError, typeError, ValueErrorType } from '../python/vm/errors';
import { Frame } from '../python/vm/frame';
import { libraryCode } from '../python/vm/library-code';
import type { Machine } from '../python/vm/machine';
import { kontinuation } from '../python/vm/native';
import { PUSHED, PyDict, PyList, PyModule, PyTuple, type Value } from '../python/vm/objects';
import type { EngineHost } from './host';

/** A module of the program itself, besides its main one. */
export interface ProgramModule {
  readonly code: CodeObject;
  readonly isPackage: boolean;
}

export class ModuleLoader {
  /** Sites of code compiled while the program runs (`exec`). */
  readonly dynamicSites: SiteTable;
  /** The program's own modules by full name; they go before the library's. */
  readonly programModule: (name: string) => ProgramModule | undefined;
  constructor(dynamicSites: SiteTable, programModule: ModuleLoader['programModule'] = () => undefined) {
    this.dynamicSites = dynamicSites;
    this.programModule = programModule;
  }

  /** Imports `name` and the packages above it; gives the module itself, or PUSHED. */
  importModule(vm: Machine, name: string): Value {
    return importParts(vm, name, 1);
  }
}

/** Imports the first `count` dotted parts of `name` and the rest after them. */
function importParts(vm: Machine, name: string, from: number): Value {
  const parts = name.split('.');
  for (let count = from; count <= parts.length; count++) {
    const full = parts.slice(0, count).join('.');
    if (vm.modules.has(full)) continue;
    const found = find(vm, full);
    if (found === undefined) throw refuseModule.call(full);
    if (begin(vm, found, full, name, count)) return PUSHED;
  }
  const module = vm.modules.get(name);
  assert(module !== undefined, `${name} is not in sys.modules`);
  return module;
}

function find(vm: Machine, name: string): LibraryModule | ProgramModule | undefined {
  return (vm.host as EngineHost).loader.programModule(name) ?? findModule(name);
}

/** The module's Python code, null where it is all native. */
function codeOf(vm: Machine, found: LibraryModule | ProgramModule): Code | null {
  if ('code' in found) return new Code(found.code, false, (vm.host as EngineHost).loader.dynamicSites);
  return found.python === null ? null : libraryCode(found.python);
}

/** Makes the module; true if its Python code has been pushed. */
function begin(
  vm: Machine,
  found: LibraryModule | ProgramModule,
  full: string,
  wanted: string,
  count: number,
): boolean {
  const module = new PyModule(full, !('code' in found));
  const isPackage = found.isPackage;
  module.dict.set('__name__', full);
  module.dict.set('__doc__', null);
  module.dict.set('__package__', isPackage ? full : full.split('.').slice(0, -1).join('.'));
  module.dict.set('__loader__', null);
  module.dict.set('__spec__', null);
  if (isPackage) module.dict.set('__path__', new PyList([]));
  vm.modules.set(full, module);
  if ('code' in found) module.dict.set('__file__', found.code.filename);
  else found.install?.(vm, module);
  const code = codeOf(vm, found);
  if (code === null) {
    bindToParent(vm, full, module);
    return false;
  }
  vm.pushKontinuation(MODULE_RUN, new PyTuple([full, wanted, count]));
  const frame = new Frame(code, code.template.slice(), module.dict);
  vm.push(frame);
  return true;
}

const MODULE_RUN = kontinuation(
  'import',
  (vm, state) => {
    const [full, wanted, count] = (state as PyTuple).items as [string, string, number];
    bindToParent(vm, full, vm.modules.get(full)!);
    return importParts(vm, wanted, count + 1);
  },
  (vm, state) => {
    vm.modules.delete((state as PyTuple).items[0] as string);
    return undefined;
  },
);

function bindToParent(vm: Machine, full: string, module: Value): void {
  const dot = full.lastIndexOf('.');
  if (dot < 0) return;
  const parent = vm.modules.get(full.slice(0, dot));
  if (parent instanceof PyModule) parent.dict.set(full.slice(dot + 1), module);
}

/** `__import__(name, globals, locals, fromlist, level)`. */
export function importName(vm: Machine, args: Value[]): Value {
  const [name, globals, , fromList, level] = args as [string, Value, Value, Value, number];
  if (typeof name !== 'string') throw typeError('module name must be a string');
  if (name === '' && level === 0) throw guestError(ValueErrorType, 'Empty module name');
  let full = name;
  if (level > 0) full = relativeName(name, globals, level);
  const names = fromList instanceof PyTuple ? (fromList.items as string[]) : null;
  const state = new PyTuple([full, names === null || names.length === 0 ? null : new PyTuple(names)]);
  const below = vm.pushKontinuation(IMPORTED, state);
  const result = importParts(vm, full, 1);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return IMPORTED.run(vm, state, result);
}

const IMPORTED = kontinuation('__import__', (vm, state, module): Value => {
  const [full, names] = (state as PyTuple).items as [string, PyTuple | null];
  if (names === null) return vm.modules.get(full.split('.')[0]!)!;
  // A name that is no attribute may be a submodule.
  for (const item of names.items as string[]) {
    const submodule = `${full}.${item}`;
    if (item === '*' || (module as PyModule).dict.has(item) || vm.modules.has(submodule)) continue;
    if (find(vm, submodule) === undefined) continue;
    const below = vm.pushKontinuation(SUBMODULE, state);
    const result = importParts(vm, submodule, 1);
    if (result === PUSHED) return PUSHED;
    vm.frame = below.back;
  }
  return module;
});

const SUBMODULE = kontinuation('import of a submodule', (vm, state): Value => {
  const [full] = (state as PyTuple).items as [string];
  return IMPORTED.run(vm, state, vm.modules.get(full)!);
});

function relativeName(name: string, globals: Value, level: number): string {
  const packageName = globals instanceof PyDict ? globals.map.get('__package__') : undefined;
  if (typeof packageName !== 'string' || packageName === '') {
    throw guestError(ImportError, 'attempted relative import with no known parent package');
  }
  const base = packageName.split('.');
  if (level - 1 >= base.length)
    throw guestError(ImportError, 'attempted relative import beyond top-level package');
  const kept = base.slice(0, base.length - (level - 1)).join('.');
  return name === '' ? kept : `${kept}.${name}`;
}
