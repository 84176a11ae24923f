import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Rolldown plugin: `import text from 'path?raw'` gives the file's text, as Vite and Vitest do by themselves.
 * @returns {import('rolldown').Plugin}
 */
export function rawText() {
  return {
    name: 'raw-text',
    resolveId(source, importer) {
      if (!source.endsWith('?raw') || importer === undefined) return null;
      return resolve(dirname(importer.replace(/\?raw$/, '')), source.slice(0, -'?raw'.length)).concat('?raw');
    },
    async load(id) {
      if (!id.endsWith('?raw')) return null;
      const path = id.slice(0, -'?raw'.length);
      this.addWatchFile(path);
      return { code: `export default ${JSON.stringify(await readFile(path, 'utf8'))};`, moduleType: 'js' };
    },
  };
}
