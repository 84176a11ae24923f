// `npm start`: one command from a fresh clone to the page in a browser.
import { spawn } from 'node:child_process';
import { ensureInstalled, root } from './install.mjs';

const usage = 'usage: npm start -- [--no-open] [--port N] [--host ADDRESS]';

/**
 * @param {string[]} args
 * @returns {{ open: boolean, port: number | undefined, host: string | undefined } | null} null: not understood
 */
export function readArguments(args) {
  /** @type {{ open: boolean, port: number | undefined, host: string | undefined }} */
  const options = { open: true, port: undefined, host: undefined };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--no-open') options.open = false;
    else if (args[i] === '--host' && args[i + 1] !== undefined) options.host = args[++i];
    else if (args[i] === '--port' && /^\d{1,5}$/.test(args[i + 1] ?? '') && Number(args[i + 1]) < 65_536)
      options.port = Number(args[++i]);
    else return null;
  }
  return options;
}

/**
 * Whether a browser window can be expected to appear here at all.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform as in process.platform
 */
export function canOpen(env, platform) {
  if (env.CI) return false;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME);
}

/** Opens the address in the user's browser; stays silent when there is none, as the address is printed anyway. */
function openBrowser(/** @type {string} */ url) {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const child = spawn(/** @type {string} */ (command), /** @type {string[]} */ (args), {
    stdio: 'ignore',
    detached: true,
  });
  child.on('error', () => {});
  child.unref();
}

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options === null) {
    console.error(usage);
    process.exit(2);
  }
  ensureInstalled();
  const { createServer } = await import('vite');
  const server = await createServer({
    root,
    clearScreen: false,
    server: { port: options.port, host: options.host },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0] ?? '';
  console.log(`\nInterleave runs at ${url}\nPress Ctrl-C to end it.\n`);
  if (options.open && canOpen(process.env, process.platform)) openBrowser(url);
  const end = async () => {
    await server.close();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

if (process.argv[1]?.endsWith('start.mjs')) await main();
