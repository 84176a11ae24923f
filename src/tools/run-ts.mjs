// node [node options] src/tools/run-ts.mjs FILE [arguments]: bundles a TypeScript script and runs it in Node, with
// source maps. Node 20 cannot run TypeScript itself, and our imports carry no file extensions.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './install.mjs';

/**
 * Bundles a script with everything it imports by relative path; packages stay imports.
 * @param {string} file absolute path
 * @returns {Promise<string>} the bundle's path
 */
export async function bundleScript(file) {
  const { build } = await import('rolldown');
  const { libraryPython } = await import('./library-python.mjs');
  const { rawText } = await import('./raw-text.mjs');
  const name = `${basename(file).replace(/\.[^.]+$/, '')}-${createHash('sha1').update(file).digest('hex').slice(0, 8)}`;
  // Inside node_modules, so that the packages it imports resolve; one file per process, as several may run at once.
  const folder = join(root, 'node_modules', '.cache', 'run-ts');
  mkdirSync(folder, { recursive: true });
  const out = join(folder, `${name}-${process.pid}.mjs`);
  await build({
    cwd: root,
    input: file,
    platform: 'node',
    external: (id) => isBuiltin(id) || !/^[./\0]|^[A-Za-z]:|^library:/.test(id),
    plugins: [
      libraryPython({ isCompiled: false }),
      rawText(),
      {
        name: 'own-url',
        // Each module's import.meta.url stays that of its source file, so scripts find the files beside them.
        transform(code, id) {
          if (!code.includes('import.meta.')) return null;
          const url = JSON.stringify(pathToFileURL(id.replace(/\?.*$/, '')).href);
          return code.replaceAll(/\bimport\.meta\.url\b/g, url);
        },
      },
    ],
    output: { file: out, format: 'esm', codeSplitting: false, sourcemap: 'inline' },
    logLevel: 'warn',
    checks: { pluginTimings: false },
  });
  return out;
}

async function main() {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined || !existsSync(file)) {
    console.error(
      file === undefined ? 'usage: node src/tools/run-ts.mjs FILE [arguments]' : `no such file: ${file}`,
    );
    process.exit(2);
  }
  ensureInstalled();
  const { rmSync } = await import('node:fs');
  const bundle = await bundleScript(resolve(file));
  const child = spawn(process.execPath, [...process.execArgv, '--enable-source-maps', bundle, ...args], {
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    rmSync(bundle, { force: true });
    process.exit(signal === null ? (code ?? 1) : 1);
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
