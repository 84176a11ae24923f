// A plain static file server, as dumb as the dumbest host the site must work on: no headers but type and length, no
// rewriting. The browser tests use it under a sub-path, which catches any URL that is not relative.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/**
 * The file a request path names, or null when it lies outside the served folder or is not a sane path.
 * @param {string} dir absolute folder that is served
 * @param {string} base URL path it is served under, with a slash at both ends
 * @param {string} urlPath the request's path, query removed
 * @returns {string | null}
 */
export function fileFor(dir, base, urlPath) {
  if (!urlPath.startsWith(base)) return null;
  let path;
  try {
    path = decodeURIComponent(urlPath.slice(base.length));
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(dir, path === '' || path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(dir + sep) ? file : null;
}

/**
 * @param {{ dir?: string, base?: string, port?: number, host?: string }} [options] port 0: any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export function serve({ dir = join(root, 'dist'), base = '/', port = 0, host = '127.0.0.1' } = {}) {
  const server = createServer(async (request, response) => {
    const file = fileFor(dir, base, (request.url ?? '').replace(/[?#].*$/, ''));
    const info = file === null ? null : await stat(file).catch(() => null);
    if (file === null || info === null || !info.isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found\n');
      return;
    }
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': info.size,
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      resolve({
        url: `http://${host}:${actual}${base}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  /** @type {{ base?: string, port?: number, host?: string, dir?: string }} */
  const options = { port: 4173 };
  for (let i = 0; i < args.length; i += 2) {
    const value = args[i + 1];
    if (args[i] === '--port' && /^\d{1,5}$/.test(value ?? '')) options.port = Number(value);
    else if (args[i] === '--base' && /^\/(.*\/)?$/.test(value ?? '')) options.base = value;
    else if (args[i] === '--host' && value) options.host = value;
    else if (args[i] === '--dir' && value) options.dir = join(process.cwd(), value);
    else {
      console.error('usage: npm run serve -- [--port N] [--base /path/] [--host ADDRESS] [--dir FOLDER]');
      process.exit(2);
    }
  }
  const { url } = await serve(options);
  console.log(`Serving ${options.dir ?? 'dist'} at ${url}`);
}
