// node src/tools/list-rare-functions.mjs: writes rare-functions.json. Runs the project's own programs in a worker that
// counts the functions it calls; rare are those that no example without threads calls, and next to none of the other
// asyncio programs.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { engineChunk } from './engine-chunk.mjs';
import { root } from './install.mjs';
import { libraryFunctions, libraryPython } from './library-python.mjs';
import { candidates, pathFromSrc } from './rare-functions.mjs';
import { bundleScript } from './run-ts.mjs';

const EXAMPLES = join(root, 'src', 'examples');
const PROGRAMS = join(root, 'src', 'conformance', 'programs', 'asyncio');
/** Of the asyncio programs, this share may call a rare function. */
const CALLERS_SHARE_MAX = 0.05;
/** Programs with threads load more than the engine's chunk anyway. */
const THREADS = /\b(threading|concurrent|to_thread|run_in_executor)\b/;
/** A run that takes longer has called what it calls. */
const TIME_MAX_MS = 20_000;

/** @type {Map<string, { text: string, keys: string[] }>} modules with a count in every function, by path */
const counting = new Map();
for (const [{ id, text }, functions] of candidates()) {
  let counted = text;
  const keys = [];
  for (const { node, path } of functions.toReversed()) {
    const { start, end, type } = node.body;
    const count = `$called(${JSON.stringify(`${pathFromSrc(id)}:${path}`)})`;
    const body = counted.slice(start, end);
    const now = type === 'BlockStatement' ? `{ ${count}; ${body.slice(1)}` : `(${count}, ${body})`;
    counted = counted.slice(0, start) + now + counted.slice(end);
    keys.push(path);
  }
  counting.set(id, { text: counted, keys: keys.reverse() });
}

/** Every call of a Python function makes a frame, and says so here. */
const FRAME = join(root, 'src', 'python', 'vm', 'frame.ts');
{
  const place = 'this.code = code;';
  const { text, keys } = counting.get(FRAME) ?? { text: readFileSync(FRAME, 'utf8'), keys: [] };
  if (!text.includes(place)) throw new Error(`${FRAME}: no ${place}`);
  const count = "if (code.isLibrary) $called(code.source.filename + ':' + code.source.qualname);";
  counting.set(FRAME, { text: text.replace(place, `${place} ${count}`), keys });
}

const folder = mkdtempSync(join(tmpdir(), 'interleave-'));
const bundle = await rolldown({
  input: join(root, 'src', 'engine', 'worker.ts'),
  plugins: [
    {
      name: 'count-calls',
      load(id) {
        const module = counting.get(id);
        return module === undefined ? null : { code: module.text, moduleType: 'ts' };
      },
    },
    libraryPython({ isCompiled: true }),
  ],
});
await bundle.write({ dir: folder, codeSplitting: engineChunk() });

/** @type {Set<string>} */
let called = new Set();
/** @type {() => void} */
let ended = () => {};
const scope = {
  /** @type {((event: { data: object }) => void) | null} */
  onmessage: null,
  postMessage(/** @type {{ type: string }} */ { type }) {
    if (type === 'ended') this.onmessage?.({ data: { type: 'inspect', run: 1, request: 1, moment: 0 } });
    if (type === 'inspected') ended();
  },
};
Object.assign(globalThis, { self: scope, $called: (/** @type {string} */ key) => called.add(key) });
const script = await bundleScript(join(root, 'src', 'events', 'run.ts'));
const { DEFAULT_RUN_OPTIONS: options } = await import(pathToFileURL(script).href);
rmSync(script);
await import(pathToFileURL(join(folder, 'worker.js')).href);

/** @param {string} path @returns {Promise<Set<string>>} what running the program calls */
async function callsOf(path) {
  called = new Set();
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, TIME_MAX_MS);
    ended = () => {
      clearTimeout(timer);
      resolve(null);
    };
    scope.onmessage?.({ data: { type: 'run', run: 1, source: readFileSync(path, 'utf8'), options } });
  });
  return called;
}

const programsIn = (/** @type {string} */ path) =>
  readdirSync(path)
    .filter((name) => name.endsWith('.py'))
    .map((name) => join(path, name));

// What starting takes is in the first set.
const needed = new Set(called);
const examples = programsIn(EXAMPLES).filter((path) => !THREADS.test(readFileSync(path, 'utf8')));
for (const path of examples) for (const key of await callsOf(path)) needed.add(key);
/** @type {Map<string, number>} */
const callers = new Map();
const programs = programsIn(PROGRAMS);
for (const path of programs) {
  for (const key of await callsOf(path)) callers.set(key, (callers.get(key) ?? 0) + 1);
}

const callersMax = Math.floor(programs.length * CALLERS_SHARE_MAX);
const isRare = (/** @type {string} */ key) => !needed.has(key) && (callers.get(key) ?? 0) <= callersMax;
/** @type {[string, string[]][]} */
const rows = [];
for (const [id, { keys }] of counting) {
  const path = pathFromSrc(id);
  rows.push([path, keys.filter((key) => isRare(`${path}:${key}`))]);
}
for (const { path, filename, names } of await libraryFunctions()) {
  rows.push([pathFromSrc(path), names.filter((name) => isRare(`${filename}:${name}`))]);
}
const list = Object.fromEntries(
  rows.filter(([, names]) => names.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(join(root, 'src', 'tools', 'rare-functions.json'), `${JSON.stringify(list, null, 2)}\n`);
rmSync(folder, { recursive: true });
process.exit(0);
