// Finds a Chromium for the browser tests, in this order: CHROMIUM_PATH, one installed on the system, Playwright's own;
// else installs one. Run by itself it prints the path.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** The oldest one the page supports: `light-dark()` came with Chromium 123. */
const oldestMajor = 123;

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'google-chrome-beta',
  'microsoft-edge-stable',
];

/**
 * Where a system browser may be, best first.
 * @param {string} platform as in process.platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} paths, most of which won't exist
 */
export function systemCandidates(platform, env) {
  const onPath = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  if (platform === 'win32') {
    const bases = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (b) => b !== undefined,
    );
    const tails = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return [
      ...onPath.map((folder) => join(folder, 'chrome.exe')),
      ...tails.flatMap((tail) => bases.map((base) => `${base}\\${tail}`)),
    ];
  }
  const found = names.flatMap((name) => onPath.map((folder) => join(folder, name)));
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Google Chrome Canary', 'Microsoft Edge'];
    const bases = ['/Applications', join(env.HOME ?? '', 'Applications')];
    return [...found, ...apps.flatMap((app) => bases.map((b) => `${b}/${app}.app/Contents/MacOS/${app}`))];
  }
  const usual = [
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    '/opt/google/chrome',
    '/usr/lib/chromium',
    '/usr/lib64/chromium-browser',
  ];
  return [...found, ...usual.flatMap((folder) => names.map((name) => join(folder, name)))];
}

/**
 * The major version a browser reports, or null when it does not start. (Ubuntu ships a `chromium-browser` that only
 * tells you to install a snap, so being there is not enough.) On Windows `--version` opens a window, so there a file
 * that exists is taken at its word.
 * @param {string} path
 * @returns {number | null}
 */
export function browserMajor(path) {
  if (!existsSync(path)) return null;
  if (process.platform === 'win32') return Number.POSITIVE_INFINITY;
  try {
    const text = execFileSync(path, ['--version', ...(isRoot() ? ['--no-sandbox'] : [])], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const major = /(\d+)\.\d+/.exec(text)?.[1];
    return major === undefined ? null : Number(major);
  } catch {
    return null;
  }
}

const isRoot = () => process.getuid?.() === 0;

/** What to start Chromium with: steady and silent, and as root without the sandbox, which refuses root. */
export function launchFlags() {
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

/** @returns {string | null} where Playwright keeps its own Chromium, if it is downloaded */
function playwrightBrowser() {
  try {
    const { chromium } = createRequire(join(root, 'package.json'))('playwright-core');
    return chromium.executablePath() || null;
  } catch {
    return null;
  }
}

/**
 * A Chromium that is already here, or null. A CHROMIUM_PATH that does not start is an error, not a reason to use another.
 * @returns {string | null} its path
 */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (browserMajor(chosen) === null)
      throw new Error(`CHROMIUM_PATH=${chosen} is not a browser that starts`);
    return chosen;
  }
  const candidates = systemCandidates(process.platform, process.env);
  for (const path of new Set([...candidates, playwrightBrowser() ?? ''])) {
    if ((browserMajor(path) ?? 0) >= oldestMajor) return path;
  }
  return null;
}

/** Runs one installing command with its output shown on stderr; true when it succeeded. */
function install(/** @type {string} */ command, /** @type {string[]} */ args) {
  console.error(`> ${command} ${args.join(' ')}`);
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return result.status === 0;
}

/**
 * A Chromium that is here, installing one when there is none.
 * @returns {string} its path
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  console.error('No Chromium or Chrome found: installing one for the browser tests ...');
  const hasApt = process.platform === 'linux' && isRoot() && existsSync('/usr/bin/apt-get');
  // The download first, by itself: where it is blocked it fails at once, before any system library is fetched for it.
  if (install('npx', ['playwright', 'install', 'chromium'])) {
    const own = playwrightBrowser();
    if (own !== null && browserMajor(own) === null && hasApt) {
      install('npx', ['playwright', 'install-deps', 'chromium']);
    }
  } else if (hasApt) {
    install('apt-get', ['update']);
    install('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  }
  const installed = findBrowser();
  if (installed !== null) return installed;
  throw new Error(
    'no Chromium could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run again',
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
