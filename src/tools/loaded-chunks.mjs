// node src/tools/loaded-chunks.mjs WORKER PROGRAM: runs a Python program in the built worker, and prints as JSON which
// scripts that loaded. For size.mjs, in a process of its own: what is loaded once stays.
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { basename, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

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

const limits = {
  userInstructions: 10_000_000,
  allInstructions: 200_000_000,
  events: 1_000_000,
  logBytes: 64e6,
  outputBytes: 4e6,
  recursion: 1000,
  memoryBytes: 256e6,
};
const options = {
  filename: 'snippet.py',
  script: false,
  tasks: { policy: 'cooperative' },
  cpu: 'realistic',
  seed: 0,
  scheduleSeed: 0,
  limits,
};

/** @type {{ postMessage(message: any): void, onmessage: ((event: { data: object }) => void) | null }} */
const scope = {
  onmessage: null,
  postMessage({ type, end }) {
    if (type !== 'ended') return;
    if (end.reason !== 'finished') throw new Error(`${program} ended: ${end.message}`);
    // As the page does at once: a look at the start.
    this.onmessage?.({ data: { type: 'inspect', run: 1, request: 1, moment: 0 } });
    setTimeout(() => {
      process.stdout.write(JSON.stringify([...scripts]));
      process.exit(0);
    }, 100);
  },
};
Object.assign(globalThis, { self: scope });
await import(pathToFileURL(worker).href);
const source = readFileSync(program, 'utf8');
scope.onmessage?.({ data: { type: 'run', run: 1, source, options } });
