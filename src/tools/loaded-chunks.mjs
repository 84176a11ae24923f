// node src/tools/loaded-chunks.mjs WORKER PROGRAM: runs a Python program in the built worker, and prints as JSON which
// scripts that loaded, and a digest of the log it made. In a process of its own: what is loaded once stays.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './install.mjs';
import { bundleScript } from './run-ts.mjs';

const [worker = '', program = ''] = process.argv.slice(2);
const folder = pathToFileURL(dirname(worker)).href;
/** @type {Set<string>} */
const scripts = new Set();
const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params: { url } }) => {
  if (url.startsWith(`${folder}/`)) scripts.add(basename(fileURLToPath(url)));
});
session.post('Debugger.enable');

const bundle = await bundleScript(join(root, 'src', 'events', 'run.ts'));
const { DEFAULT_RUN_OPTIONS } = await import(pathToFileURL(bundle).href);
rmSync(bundle);

const digest = createHash('sha1');
/** @type {{ postMessage(message: any): void, onmessage: ((event: { data: object }) => void) | null }} */
const scope = {
  onmessage: null,
  postMessage({ type, end, chunk }) {
    if (type === 'chunk') digest.update(chunk.data).update(JSON.stringify([chunk.strings, chunk.sites]));
    if (type !== 'ended') return;
    if (end.reason !== 'finished') throw new Error(`${program} ended: ${end.message}`);
    // As the page does at once: a look at the start.
    this.onmessage?.({ data: { type: 'inspect', run: 1, request: 1, moment: 0 } });
    setTimeout(() => {
      process.stdout.write(JSON.stringify({ scripts: [...scripts], log: digest.digest('hex') }));
      process.exit(0);
    }, 100);
  },
};
Object.assign(globalThis, { self: scope });
await import(pathToFileURL(worker).href);
const source = readFileSync(program, 'utf8');
scope.onmessage?.({ data: { type: 'run', run: 1, source, options: DEFAULT_RUN_OPTIONS } });
