// The long checks of `npm run test:full`: every src/**/*.full.ts, run beside a real CPython 3.13.
//
// A full script gets the interpreter's path in PYTHON313, shows progress on stderr, and prints its section of the report
// (Markdown) on stdout, ending with a line "N passed, N failed". It exits non-zero when something failed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { root } from './install.mjs';

/**
 * The full version of a CPython 3.13, or null when this program isn't one.
 * @param {string} path
 */
function versionOf(path) {
  const result = spawnSync(
    path,
    ['-I', '-c', 'import sys; print(sys.implementation.name, sys.version.split()[0])'],
    {
      encoding: 'utf8',
      timeout: 20_000,
    },
  );
  return /^cpython (3\.13\.\S+)/.exec(result.stdout ?? '')?.[1] ?? null;
}

/**
 * Looks for CPython 3.13: PYTHON313, python3.13 (or a python3 of that version) on the path, then pyenv.
 * @returns {{ path: string, version: string } | null}
 */
export function findPython() {
  const candidates = [process.env.PYTHON313, 'python3.13', 'python3', 'python'];
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  if (existsSync(versions)) {
    const names = readdirSync(versions).filter((name) => name.startsWith('3.13'));
    candidates.push(
      ...names.sort().flatMap((name) => ['python3.13', 'python3'].map((p) => join(versions, name, 'bin', p))),
    );
  }
  for (const path of candidates) {
    const version = path ? versionOf(path) : null;
    if (path && version !== null) return { path, version };
  }
  return null;
}

/**
 * What a full script's output says; without a counts line the exit code alone counts.
 * @param {string} text its stdout
 * @param {boolean} ok whether it exited with 0
 * @returns {{ passed: number, failed: number, section: string }}
 */
export function readSection(text, ok) {
  const found = /^(\d+) passed, (\d+) failed\s*$/m.exec(text.trimEnd().split('\n').at(-1) ?? '');
  const passed = found ? Number(found[1]) : Number(ok);
  const failed = found ? Math.max(Number(found[2]), ok ? 0 : 1) : Number(!ok);
  return { passed, failed, section: text.trim() };
}

/** @param {string} script @param {string} python @param {string} version Interleave's own @returns {Promise<{ text: string, ok: boolean }>} */
function runScript(script, python, version) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src', 'tools', 'run-ts.mjs'), script], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PYTHON313: python, INTERLEAVE_VERSION: version },
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    child.on('error', () => resolve({ text, ok: false }));
    child.on('close', (code) => resolve({ text, ok: code === 0 }));
  });
}

/** @type {import('./stages.mjs').Stage} */
export const fullTests = {
  title: 'beside a real CPython',
  async run() {
    const python = findPython();
    if (python === null) {
      return {
        passed: 0,
        failed: 0,
        notes: ['skipped: no CPython 3.13 found (set PYTHON313, or put python3.13 on the path)'],
      };
    }
    const src = join(root, 'src');
    const scripts = readdirSync(src, { recursive: true })
      .map(String)
      .filter((p) => p.endsWith('.full.ts'));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const sections = [];
    let passed = 0;
    let failed = 0;
    for (const script of scripts.sort()) {
      const name = script.split(sep).join('/');
      console.log(`${name} ...`);
      const startMs = performance.now();
      const { text, ok } = await runScript(join(src, script), python.path, version);
      const result = readSection(text, ok);
      const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
      console.log(`${name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`);
      passed += result.passed;
      failed += result.failed;
      sections.push(`## ${name}\n\n${result.section}\n`);
    }
    const head = [
      '# Measured against CPython',
      '',
      `Written by \`npm run test:full\` on ${new Date().toISOString().slice(0, 10)}: Interleave ${version}, `.concat(
        `CPython ${python.version}, Node ${process.versions.node}, ${process.platform}.`,
      ),
      '',
    ];
    const folder = join(src, 'conformance');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'report.md');
    if (scripts.length > 0) writeFileSync(file, `${head.join('\n')}\n${sections.join('\n')}`);
    return { passed, failed, notes: scripts.length === 0 ? ['no *.full.ts script found'] : [] };
  },
};
