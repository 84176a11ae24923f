// The library's Python as the engine imports it: one file at a time, and the list of all modules.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';
import { stripPython } from './strip-python.mjs';

const QUERY = '?library';
/** The list of modules, and the pack of those that come with the engine. */
const LIST = 'library:modules';
const PACK = 'library:pack';
/** What the rare functions of the pack do. */
const RARE = 'library:rare';

const stdlib = join(root, 'src', 'python', 'stdlib');
const prelude = join(root, 'src', 'python', 'vm', 'prelude');
const engine = join(root, 'src', 'engine');
/** This module and what its run imports come with the engine, the others when they are asked for. */
const CORE = 'asyncio';

/**
 * A module that is written in Python: its name follows from its path in the library's folder.
 * @typedef {{ name: string, isPackage: boolean, path: string }} PythonModule
 */

/** Folders with Python files that are no modules. */
const NO_MODULES = new Set(['cases', 'fixtures']);

/** @returns {PythonModule[]} by name */
export function pythonModules() {
  return readdirSync(stdlib, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.py') && !path.split(sep).some((folder) => NO_MODULES.has(folder)))
    .map((path) => {
      const parts = path.slice(0, -'.py'.length).split(sep);
      const isPackage = parts.at(-1) === '__init__';
      if (isPackage) parts.pop();
      return { name: parts.join('.'), isPackage, path: join(stdlib, path) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What a module imports as soon as it runs: imports at the left margin. Those inside functions are not needed yet.
 * @param {string} source Python as stripPython leaves it
 * @returns {string[]} full names; `from a import b` may mean the module `a.b` and gives both
 */
export function importsOf(source) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const [, plain, from, items] of source.matchAll(
    /^(?:import ([^\n]+)|from (\S+) import (\((?:[^)]*)\)|[^\n]+))/gm,
  )) {
    const listed = (plain ?? items ?? '').replace(/[()\n]/g, ' ').split(',');
    const bare = listed.map((item) => item.trim().split(' ')[0] ?? '').filter((item) => item !== '');
    if (from === undefined) for (const name of bare) names.add(name);
    else {
      names.add(from);
      for (const name of bare) names.add(`${from}.${name}`);
    }
  }
  return [...names];
}

/** @param {string} path */
const libraryText = async (path) => stripPython(await readFile(path, 'utf8'));

/** @param {string} path @returns {string} `co_filename` of the file's code */
function filenameOf(path) {
  const module = pythonModules().find((each) => each.path === path);
  return `<${module?.name ?? basename(path, '.py')}>`;
}

/** Modules with what each needs as soon as it runs, and the names of those that come with the engine. */
async function libraryModules() {
  const modules = pythonModules();
  const known = new Set(modules.map(({ name }) => name));
  /** @type {Map<string, string[]>} */
  const needs = new Map();
  for (const { name, path } of modules) {
    // Natives are listed elsewhere; a dotted name that is no module's is that of an attribute.
    const all = importsOf(await libraryText(path));
    needs.set(
      name,
      all.filter((other) => known.has(other) || !other.includes('.')),
    );
  }
  const core = new Set([CORE]);
  for (const name of core) for (const other of needs.get(name) ?? []) core.add(other);
  return { modules, needs, core };
}

/** The list as a script: `modules` says of each module what it needs and how to get it. */
async function listScript() {
  const { modules, needs, core } = await libraryModules();
  const imports = [];
  const rows = [];
  for (const [index, { name, isPackage, path }] of modules.entries()) {
    const file = JSON.stringify(path.replaceAll('\\', '/') + QUERY);
    if (core.has(name)) imports.push(`import m${index} from ${file};`);
    const text = core.has(name) ? `text: m${index}` : `load: () => import(${file})`;
    const flags = isPackage ? ', isPackage: true' : '';
    rows.push(`[${JSON.stringify(name)}, { needs: ${JSON.stringify(needs.get(name))}${flags}, ${text} }],`);
  }
  return [...imports, 'export const modules = [', ...rows, '];'].join('\n');
}

/** Paths of the files that come with the engine: in one pack, since what they share makes it small. */
export async function packedPaths() {
  const { modules, core } = await libraryModules();
  const inFolder = (/** @type {string} */ folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.py'))
      .map((name) => join(folder, name));
  return [
    ...inFolder(prelude),
    ...modules.filter(({ name }) => core.has(name)).map(({ path }) => path),
    ...inFolder(engine),
  ];
}

/** @typedef {Record<string, string[]>} RareList paths from src/ to names of functions, as in rare-functions.json */

/** @type {Promise<typeof import('./compile-library')> | undefined} */
let tools;

/** The engine's own compiler, and the packer. */
function compilerTools() {
  tools ??= (async () => {
    const { bundleScript } = await import('./run-ts.mjs');
    const bundle = await bundleScript(join(root, 'src', 'tools', 'compile-library.ts'));
    const loaded = await import(pathToFileURL(bundle).href);
    const { rmSync } = await import('node:fs');
    rmSync(bundle);
    return loaded;
  })();
  return tools;
}

/** The functions in the Python that comes with the engine, by file. */
export async function libraryFunctions() {
  const { functionNames } = await compilerTools();
  const files = (await packedPaths()).map(async (path) => {
    const file = { filename: filenameOf(path), source: await libraryText(path) };
    return { path, filename: file.filename, names: functionNames(file) };
  });
  return Promise.all(files);
}

/**
 * Compiles files into one pack, with the engine's own compiler, and a second one with what rare functions do.
 * @param {readonly string[]} paths
 * @param {RareList} [rare]
 */
async function packOf(paths, rare = {}) {
  const { compilePack } = await compilerTools();
  const files = paths.map(async (path) => ({
    filename: filenameOf(path),
    source: await libraryText(path),
    rare: rare[relative(join(root, 'src'), path).replaceAll(sep, '/')] ?? [],
  }));
  return compilePack(await Promise.all(files));
}

/** @param {string} path */
async function packedFile(path) {
  const index = (await packedPaths()).indexOf(path);
  if (index >= 0) return `import pack from '${PACK}';\nexport default { pack, index: ${index} };`;
  const { pack } = await packOf([path]);
  return `export default { pack: ${JSON.stringify(pack)}, index: 0 };`;
}

/**
 * Rolldown plugin, for Vite too.
 * - `import text from './module.py?library'` gives a library file for `libraryCode` (vm/library-code.ts);
 * - `import { modules } from 'library:modules'` gives the list of all modules of the library.
 * - `import pack from 'library:rare'` gives what rare functions do of the files that come with the engine.
 * @param {{ isCompiled: boolean, rare?: RareList }} options whether the files come as code, or as text to be compiled when
 *   they are run; functions of them that come without what they do (rare-functions.mjs)
 * @returns {import('rolldown').Plugin & { enforce: 'pre' }}
 */
export function libraryPython({ isCompiled, rare }) {
  /** @type {ReturnType<typeof packOf> | undefined} */
  let core;
  return {
    name: 'library-python',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === LIST || source === PACK || source === RARE) return `\0${source}`;
      if (!source.endsWith(QUERY) || importer === undefined) return null;
      if (importer.startsWith('\0')) return source;
      return resolve(dirname(importer.replace(/\?.*$/, '')), source.slice(0, -QUERY.length)) + QUERY;
    },
    async load(id) {
      if (id === `\0${LIST}`) return { code: await listScript(), moduleType: 'js' };
      if (id === `\0${PACK}` || id === `\0${RARE}`) {
        core ??= packedPaths().then((paths) => packOf(paths, rare));
        const { pack, rare: rest } = await core;
        const text = JSON.stringify(id === `\0${PACK}` ? pack : rest);
        return { code: `export default ${text};`, moduleType: 'js' };
      }
      if (!id.endsWith(QUERY)) return null;
      const path = resolve(id.slice(0, -QUERY.length));
      this.addWatchFile(path);
      if (isCompiled) return { code: await packedFile(path), moduleType: 'js' };
      const text = { filename: filenameOf(path), source: await libraryText(path) };
      return { code: `export default ${JSON.stringify(text)};`, moduleType: 'js' };
    },
  };
}
