import { readFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { root } from './install.mjs';
import { stripPython } from './strip-python.mjs';

/** Python sources in these folders are the library's; those elsewhere are shown to people and stay as they are. */
const libraryFolders = ['python', 'engine'].map((row) => join(root, 'src', row) + sep);

/**
 * The text that `import text from 'path?raw'` gives in a build: the file's, the library's own Python made small.
 * @param {string} path absolute
 */
async function builtText(path) {
  const text = await readFile(path, 'utf8');
  const isLibrary = path.endsWith('.py') && libraryFolders.some((folder) => resolve(path).startsWith(folder));
  return isLibrary ? stripPython(text) : text;
}

/**
 * Rolldown plugin: `import text from './module.py?raw'` gives the file's text, as Vite and Vitest do by themselves, but
 * for the library's Python (strip-python.mjs). In Vite it goes before Vite's own.
 * @returns {import('rolldown').Plugin & { enforce: 'pre', apply: 'build' }}
 */
export function rawText() {
  return {
    name: 'raw-text',
    enforce: 'pre',
    apply: 'build',
    resolveId(source, importer) {
      if (!source.endsWith('?raw') || importer === undefined) return null;
      return resolve(dirname(importer.replace(/\?raw$/, '')), source.slice(0, -'?raw'.length)).concat('?raw');
    },
    async load(id) {
      if (!id.endsWith('?raw')) return null;
      const path = id.slice(0, -'?raw'.length);
      this.addWatchFile(path);
      return { code: `export default ${JSON.stringify(await builtText(path))};`, moduleType: 'js' };
    },
  };
}
