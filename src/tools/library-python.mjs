// The library's Python as the engine imports it: one file at a time, and the list of all modules.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { root } from './install.mjs';
import { stripPython } from './strip-python.mjs';

const QUERY = '?library';
const LIST = 'library:modules';

/**
 * A module that is written in Python: its name follows from its path in the library's folder.
 * @typedef {{ name: string, isPackage: boolean, path: string }} PythonModule
 */

/** Folders with Python files that are no modules. */
const NO_MODULES = new Set(['cases', 'fixtures']);

/** @param {string} folder absolute @returns {PythonModule[]} by name */
export function pythonModules(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.py') && !path.split(sep).some((folder) => NO_MODULES.has(folder)))
    .map((path) => {
      const parts = path.slice(0, -'.py'.length).split(sep);
      const isPackage = parts.at(-1) === '__init__';
      if (isPackage) parts.pop();
      return { name: parts.join('.'), isPackage, path: join(folder, path) };
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

/**
 * The list as a script: `modules` says of each module what it imports and how to get it. Those that the run of `core`
 * imports come with the list, the others when they are asked for.
 * @param {PythonModule[]} modules
 * @param {string} core name of a module
 */
async function listOf(modules, core) {
  const known = new Set(modules.map(({ name }) => name));
  /** @type {Map<string, string[]>} */
  const needs = new Map();
  for (const { name, path } of modules) {
    const all = importsOf(stripPython(await readFile(path, 'utf8')));
    // Natives are listed elsewhere; a dotted name that is no module's is that of an attribute.
    const own = all.filter((other) => known.has(other) || !other.includes('.'));
    needs.set(name, own);
  }
  const cores = new Set([core]);
  for (const name of cores) for (const other of needs.get(name) ?? []) cores.add(other);
  const imports = [];
  const rows = [];
  for (const [index, { name, isPackage, path }] of modules.entries()) {
    const file = JSON.stringify(path.replaceAll('\\', '/') + QUERY);
    if (cores.has(name)) imports.push(`import m${index} from ${file};`);
    const source = cores.has(name) ? `source: m${index}` : `load: () => import(${file})`;
    const flags = isPackage ? ', isPackage: true' : '';
    rows.push(`[${JSON.stringify(name)}, { needs: ${JSON.stringify(needs.get(name))}${flags}, ${source} }],`);
  }
  return [...imports, 'export const modules = [', ...rows, '];'].join('\n');
}

/**
 * Rolldown plugin, for Vite too.
 * - `import code from './module.py?library'` gives a library file, stripped of what only its readers need;
 * - `import { modules } from 'library:modules?core=name'` gives the list of the importing file's folder.
 * @returns {import('rolldown').Plugin & { enforce: 'pre' }}
 */
export function libraryPython() {
  return {
    name: 'library-python',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source.startsWith(LIST)) {
        const folder = importer === undefined ? root : dirname(importer);
        return `\0${source}&in=${encodeURIComponent(relative(root, folder))}`;
      }
      if (!source.endsWith(QUERY) || importer === undefined) return null;
      if (importer.startsWith('\0')) return source;
      return resolve(dirname(importer.replace(/\?.*$/, '')), source.slice(0, -QUERY.length)) + QUERY;
    },
    async load(id) {
      if (id.startsWith(`\0${LIST}`)) {
        const query = new URLSearchParams(id.slice(id.indexOf('?')));
        const code = await listOf(pythonModules(join(root, query.get('in') ?? '')), query.get('core') ?? '');
        return { code, moduleType: 'js' };
      }
      if (!id.endsWith(QUERY)) return null;
      const path = id.slice(0, -QUERY.length);
      this.addWatchFile(path);
      const source = stripPython(await readFile(path, 'utf8'));
      return { code: `export default ${JSON.stringify(source)};`, moduleType: 'js' };
    },
  };
}
