// Holds the built site to the budgets in size-budgets.json: kB (1000 bytes) after gzip -9.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from './install.mjs';

/**
 * `entry` is a key of Vite's manifest: what it loads before anything is clicked, itself and its static imports.
 * `match` is a pattern over the paths in dist/, which must name one file at least. With `runs`, Python programs of the
 * project, that file is the worker, and what counts is all it loads to run the most demanding of them.
 * @typedef {{ name: string, kBMax: number, kBGoal?: number, entry?: string, match?: string, runs?: string[] }} Budget
 * a budget that may not be passed, and where it should be, if it is not there yet
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
  const weigh = (/** @type {string[]} */ files) =>
    files.reduce((sum, f) => sum + gzipSync(readFileSync(join(dist, f)), { level: 9 }).byteLength, 0);
  return budgets.map(({ name, kBMax, kBGoal, entry, match, runs = [] }) => {
    let files =
      entry === undefined
        ? all.filter((p) => new RegExp(match ?? '$^').test(p))
        : initialFiles(manifest, entry);
    if (files.length === 0) return { name, ok: false, line: `${name}: nothing in dist/ goes by that name` };
    const [worker = ''] = files;
    if (runs.length > 0) files = [];
    for (const program of runs) {
      const loaded = loadedBy(join(dist, worker), join(root, program)).map((f) => `assets/${f}`);
      if (loaded.length === 0) return { name, ok: false, line: `${name}: ${program} does not run` };
      if (weigh(loaded) > weigh(files)) files = loaded;
    }
    const kB = weigh(files) / 1000;
    return {
      name,
      ok: kB <= kBMax,
      line: `${name}: ${kB.toFixed(1)} kB of ${kBMax} kB${kBGoal === undefined ? '' : `, goal ${kBGoal} kB`} (${files.join(', ')})`,
    };
  });
}

/**
 * The scripts that a built worker loads to run a program; none if it does not run.
 * @param {string} worker
 * @param {string} program
 * @returns {string[]}
 */
function loadedBy(worker, program) {
  const script = join(root, 'src', 'tools', 'loaded-chunks.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, worker, program], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status === 0) return JSON.parse(stdout).scripts;
  console.log(stderr);
  return [];
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
