// Runs on a machine with nothing but Node and npm: only Node's own modules here, and no syntax newer than Node 16's.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder, as an absolute path. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const oldest = [20, 19];

/**
 * One line saying what is wrong with this Node version, or null when it will do.
 * @param {string} version as in process.versions.node, for example "20.19.0"
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return null;
  return `Interleave needs Node ${oldest.join('.')} or newer; this is Node ${version}. Get one from https://nodejs.org`;
}

/**
 * Why the installed packages are not those of the lock file, or null when they are. npm writes the tree it installed
 * to node_modules/.package-lock.json as its last act, so this also notices an install that was cut short, and accepts
 * one made by hand. Packages for other operating systems are optional and may be absent.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile | null} installed node_modules/.package-lock.json, null when there is none
 * @returns {string | null}
 * @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} LockFile
 */
export function installProblem(wanted, installed) {
  if (installed === null) return 'the dependencies are not installed yet';
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '') continue;
    const name = path.replace(/^.*node_modules\//, '');
    const have = installed.packages[path];
    if (have === undefined) {
      if (entry.optional || entry.devOptional) continue;
      return `${name} is missing`;
    }
    if (have.version !== entry.version || have.integrity !== entry.integrity) {
      return `${name} is ${have.version}, not ${entry.version}`;
    }
  }
  for (const path of Object.keys(installed.packages)) {
    if (wanted.packages[path] === undefined)
      return `${path.replace(/^.*node_modules\//, '')} is no longer used`;
  }
  return null;
}

/** @param {string} path @returns {LockFile | null} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Checks Node, then installs the pinned dependencies if they are missing or stale. Ends the process when it can't. */
export function ensureInstalled() {
  const bad = nodeProblem(process.versions.node);
  if (bad !== null) {
    console.error(bad);
    process.exit(1);
  }
  const wanted = readLock(join(root, 'package-lock.json'));
  if (wanted === null) {
    console.error('package-lock.json is missing or unreadable: restore it from version control');
    process.exit(1);
  }
  const reason = installProblem(wanted, readLock(join(root, 'node_modules', '.package-lock.json')));
  if (reason === null) return;
  console.log(`Installing the pinned dependencies (${reason}) ...`);
  // npm is a .cmd file on Windows, which Node starts only through a shell. --include=dev: the build tools are needed
  // even where NODE_ENV says production.
  const result = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      result.error?.message ?? 'npm ci failed: see the lines above (is there a network connection?)',
    );
    process.exit(1);
  }
}
