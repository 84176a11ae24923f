// Holds the built site to the budgets in size-budgets.json: kB (1000 bytes) after gzip -9.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from './install.mjs';

/**
 * `entry` is a key of Vite's manifest: what it loads before anything is clicked, itself and its static imports.
 * `match` is a pattern over the paths in dist/, which must name one file at least.
 * @typedef {{ name: string, kBMax: number, kBGoal?: number, entry?: string, match?: string }} Budget a budget that
 * may not be passed, and where it should be, if it is not there yet
 * @typedef {Record<string, { file: string, imports?: string[] }>} Manifest
 * @typedef {{ name: string, ok: boolean, line: string }} SizeResult
 */

/**
 * @param {Manifest} manifest
 * @param {string} entry
 * @returns {string[]} files, each once
 */
export function initialFiles(manifest, entry) {
  /** @type {Set<string>} */
  const files = new Set();
  const seen = new Set();
  const visit = (/** @type {string} */ key) => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return;
    seen.add(key);
    if (chunk.file.endsWith('.js')) files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit(entry);
  return [...files];
}

/**
 * @param {Budget[]} budgets
 * @param {string} dist absolute folder of the built site
 * @returns {SizeResult[]} one per budget
 */
export function checkSizes(budgets, dist) {
  const manifestPath = join(dist, '.vite', 'manifest.json');
  /** @type {Manifest} */
  const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};
  const all = existsSync(dist)
    ? readdirSync(dist, { recursive: true }).map((p) => String(p).replaceAll('\\', '/'))
    : [];
  return budgets.map(({ name, kBMax, kBGoal, entry, match }) => {
    const files =
      entry === undefined
        ? all.filter((p) => new RegExp(match ?? '$^').test(p))
        : initialFiles(manifest, entry);
    if (files.length === 0) return { name, ok: false, line: `${name}: nothing in dist/ goes by that name` };
    const bytes = files.reduce(
      (sum, f) => sum + gzipSync(readFileSync(join(dist, f)), { level: 9 }).byteLength,
      0,
    );
    const kB = bytes / 1000;
    return {
      name,
      ok: kB <= kBMax,
      line: `${name}: ${kB.toFixed(1)} kB of ${kBMax} kB${kBGoal === undefined ? '' : `, goal ${kBGoal} kB`} (${files.join(', ')})`,
    };
  });
}

/** The real budgets against the real dist/. */
export function checkBuiltSizes() {
  const budgets = JSON.parse(readFileSync(join(root, 'src', 'tools', 'size-budgets.json'), 'utf8'));
  return checkSizes(budgets, join(root, 'dist'));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const results = checkBuiltSizes();
  for (const { ok, line } of results) console.log(`${ok ? 'ok  ' : 'OVER'} ${line}`);
  process.exit(results.every((r) => r.ok) ? 0 : 1);
}
