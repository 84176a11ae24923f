/** The others that run Python in a browser, by their npm packages, and CPython where there is one. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../install.mjs';
import { type PeerRound, readHere } from './workloads';

type Sources = Readonly<Record<string, string>>;

const requireFromRoot = createRequire(join(root, 'package.json'));

/** Version of an installed package, null if it is not there. */
export function packageVersion(name: string): string | null {
  const path = join(root, 'node_modules', name, 'package.json');
  if (!existsSync(path)) return null;
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

/** A CPython 3.13: PYTHON313, one on the PATH, pyenv's; null if there is none. */
export function findCPython(): string | null {
  const chosen = process.env.PYTHON313;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'python3.13'), join(folder, 'python3')]);
  const versions = join(homedir(), '.pyenv', 'versions');
  const own = existsSync(versions)
    ? readdirSync(versions)
        .filter((version) => version.startsWith('3.13'))
        .map((version) => join(versions, version, 'bin', 'python3.13'))
    : [];
  for (const path of chosen === undefined ? [...onPath, ...own] : [chosen]) {
    if (existsSync(path) && (cPythonVersion(path) ?? '').startsWith('3.13.')) return path;
  }
  return null;
}

function cPythonVersion(path: string): string | null {
  const result = spawnSync(path, ['-c', 'import platform; print(platform.python_version())'], {
    encoding: 'utf8',
  });
  return result.status === 0 ? result.stdout.trim() : null;
}

type Measured = Record<string, readonly [ms: number, result: string]>;

function roundOf(version: string, startMs: number | null, measured: Measured): PeerRound {
  const entries = Object.entries(measured);
  return {
    version,
    startMs,
    times: Object.fromEntries(entries.map(([name, [ms]]) => [name, ms])),
    results: Object.fromEntries(entries.map(([name, [, result]]) => [name, result])),
  };
}

export function measureCPython(sources: Sources, repeats: number, isWatched: boolean): PeerRound {
  const path = findCPython();
  if (path === null) throw new Error('no CPython 3.13');
  const program = `${readHere('harness.py')}
print(measure(sys.stdin.read(), ${repeats}, ${isWatched ? 'True' : 'False'}))
`;
  const result = spawnSync(path, ['-c', program], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return roundOf(cPythonVersion(path) ?? '', null, JSON.parse(result.stdout) as Measured);
}

interface Pyodide {
  readonly version: string;
  readonly globals: { set(name: string, value: unknown): void };
  runPython(code: string): unknown;
  runPythonAsync(code: string): Promise<unknown>;
}

export async function measurePyodide(
  sources: Sources,
  repeats: number,
  isWatched: boolean,
): Promise<PeerRound> {
  const beganMs = performance.now();
  const { loadPyodide } = (await import('pyodide')) as unknown as {
    loadPyodide(options: { indexURL: string }): Promise<Pyodide>;
  };
  const pyodide = await loadPyodide({ indexURL: dirname(requireFromRoot.resolve('pyodide')) });
  pyodide.runPython('pass');
  const startMs = performance.now() - beganMs;
  pyodide.runPython(readHere('harness.py'));
  const { tasks, ...single } = sources as Record<string, string>;
  pyodide.globals.set('sources', JSON.stringify(single));
  const measured = JSON.parse(
    pyodide.runPython(`measure(sources, ${repeats}, ${isWatched ? 'True' : 'False'})`) as string,
  ) as Measured;
  // Its own loop is running already, which asyncio.run would not have; under settrace nothing is told of its callbacks.
  if (tasks !== undefined && !isWatched) {
    pyodide.globals.set('sources', JSON.stringify({ tasks }));
    const text = await pyodide.runPythonAsync(`await measure_awaiting(sources, ${repeats})`);
    Object.assign(measured, JSON.parse(text as string));
  }
  return roundOf(pyodide.version, startMs, measured);
}

interface Skulpt {
  configure(options: Record<string, unknown>): void;
  importMainWithBody(name: string, dumpJS: boolean, body: string, canSuspend: boolean): unknown;
  readonly python3: unknown;
  readonly builtinFiles: { files: Record<string, string> };
  readonly builtins: Record<string, unknown>;
  readonly builtin: {
    func: new (code: () => unknown) => unknown;
    float_: new (value: number) => unknown;
  };
}

export function measureSkulpt(sources: Sources, repeats: number): PeerRound {
  const beganMs = performance.now();
  const sk = requireFromRoot('skulpt') as Skulpt;
  let printed = '';
  const configure = () =>
    sk.configure({
      output: (text: string) => {
        printed += text;
      },
      read: (path: string) => {
        const text = sk.builtinFiles.files[path];
        if (text === undefined) throw new Error(`no file ${path}`);
        return text;
      },
      __future__: sk.python3,
      execLimit: null,
    });
  configure();
  sk.importMainWithBody('<stdin>', false, 'pass', false);
  const startMs = performance.now() - beganMs;
  sk.builtins.now_ms = new sk.builtin.func(() => new sk.builtin.float_(performance.now()));
  const { tasks: _noAsync, ...single } = sources as Record<string, string>;
  const measured: Measured = {};
  for (const [name, source] of Object.entries(single)) {
    printed = '';
    configure();
    sk.importMainWithBody('<stdin>', false, `${source}\n${timedCalls(repeats)}`, false);
    measured[name] = readTimed(printed);
  }
  return roundOf(packageVersion('skulpt') ?? '', startMs, measured);
}

/** Python that calls run() some times and prints the best time and the result. */
function timedCalls(repeats: number): string {
  return `
best = 1e9
for _ in range(${repeats}):
    began = now_ms()
    result = run()
    took = now_ms() - began
    if took < best:
        best = took
print(best)
print(result)
`;
}

function readTimed(printed: string): readonly [number, string] {
  const [ms, result] = printed.trim().split('\n');
  return [Number(ms), result!.trim()];
}

export async function measureMicroPython(sources: Sources, repeats: number): Promise<PeerRound> {
  const beganMs = performance.now();
  const { loadMicroPython } = await import('@micropython/micropython-webassembly-pyscript');
  let printed = '';
  const start = () =>
    loadMicroPython({
      heapsize: 64 * 1024 * 1024,
      linebuffer: true,
      stdout: (line: string) => {
        printed += `${line}\n`;
      },
    });
  let python = await start();
  python.runPython('pass');
  const startMs = performance.now() - beganMs;
  const measured: Measured = {};
  for (const [name, source] of Object.entries(sources)) {
    python = await start();
    python.registerJsModule('bench_clock', { now_ms: () => performance.now() });
    printed = '';
    const head = `from bench_clock import now_ms\n${source}\n`;
    // Its asyncio.run needs the host's loop to turn: run() becomes an await.
    if (name === 'tasks')
      await python.runPythonAsync(head + timedCalls(repeats).replace('run()', 'await main()'));
    else python.runPython(head + timedCalls(repeats));
    measured[name] = readTimed(printed);
  }
  return roundOf(packageVersion('@micropython/micropython-webassembly-pyscript') ?? '', startMs, measured);
}
