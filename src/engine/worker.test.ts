import { expect, test } from 'vitest';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { EventLog } from '../log/event-log';
import { logToJson } from '../log/log-file';
import type { FromWorker, ToWorker } from './protocol';

const said: FromWorker[] = [];
const scope: {
  postMessage(message: FromWorker): void;
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
} = { postMessage: (message) => said.push(message), onmessage: null };
Object.assign(globalThis, { self: scope });
await import('./worker');

let runs = 0;
const post = (message: ToWorker): void => scope.onmessage?.({ data: message });

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

interface Heard {
  readonly log: string;
  readonly stdout: string;
  readonly chunks: number;
  readonly starts: number;
  readonly run: number;
}

const of = <T extends FromWorker['type']>(type: T, run: number): Extract<FromWorker, { type: T }>[] =>
  said.filter((message): message is Extract<FromWorker, { type: T }> => {
    return message.type === type && 'run' in message && message.run === run;
  });

/** What the page hears of a program, from its start to its end. */
async function heard(source: string): Promise<Heard> {
  const run = ++runs;
  post({ type: 'run', run, source, options: DEFAULT_RUN_OPTIONS });
  const ended = await until(() => of('ended', run)[0]);
  const log = new EventLog();
  const chunks = of('chunk', run);
  for (const { chunk } of chunks) log.append(chunk);
  log.finish(ended.end, ended.instructions);
  let stdout = '';
  for (let i = 0; i < log.eventCount; i++) {
    const event = log.event(i);
    if (event.kind === 'output') stdout += event.text;
  }
  return {
    log: logToJson(log, DEFAULT_RUN_OPTIONS),
    stdout,
    chunks: chunks.length,
    starts: of('started', run).length,
    run,
  };
}

test('a run can be stopped while a part is on its way, and looked into when it is there', async () => {
  const run = ++runs;
  post({ type: 'run', run, source: 'import heapq\nprint(1)\n', options: DEFAULT_RUN_OPTIONS });
  post({ type: 'stop', run });
  expect(of('ended', run)[0]!.end.reason).toBe('stopped');
  const next = ++runs;
  post({ type: 'run', run: next, source: 'import bisect\nx = 3\nprint(x)\n', options: DEFAULT_RUN_OPTIONS });
  post({ type: 'inspect', run: next, request: 1, moment: 0 });
  const { inspection } = await until(() => of('inspected', next)[0]);
  expect(inspection.stacks[0]!.frames[0]!.code).toBe('<module>');
  expect(of('ended', run).length).toBe(1);
});

const named = `import json\n\ndef f():\n    from collections.abc import Sized\n    return Sized\n\nprint(json.dumps([1]), f())\n`;
const unnamed = `
def spin(n):
    for i in range(n):
        pass

print('first')
spin(110000)
print(len(__import__('textw' + 'rap').wrap('a b c', 3)))
spin(110000)
print(__import__('statistics').median([1, 2, 3]))
`;

/** Needs one part after another, each where only running tells. */
const many = `
from __future__ import annotations
def f(x: int): pass
print(f.__annotations__, '\\N{BULLET}', '%d' % 3)
print(getattr('{}', 'for' + 'mat')(4), getattr(5, '__add' + '__')(1), 2j * 2j)
print(getattr('x', 'enc' + 'ode')())
match [1, 2]:
    case [a, b]:
        print(a, b)
try:
    exec('x = = 1')
except SyntaxError as error:
    print(error.msg)
`;

test('what a program imports is loaded before it runs, what shows later makes it run again, unseen', async () => {
  const first = await heard(named);
  expect(first.stdout).toBe(`[1] <class 'collections.abc.Sized'>\n`);
  const third = await heard(many);
  expect(third.stdout).toBe("{'x': 'int'} • 3\n4 6 (-4+0j)\nb'x'\n1 2\ninvalid syntax\n");
  const second = await heard(unnamed);
  expect(second.stdout).toBe('first\n2\n2\n');
  expect(second.starts).toBe(1);
  expect(second.chunks).toBeGreaterThan(1);
  // With everything loaded the very same is heard.
  expect((await heard(named)).log).toBe(first.log);
  expect((await heard(unnamed)).log).toBe(second.log);
  expect((await heard(many)).log).toBe(third.log);
  const { runToEnd } = await import('./run-to-end');
  expect(logToJson(runToEnd(unnamed, DEFAULT_RUN_OPTIONS).log, DEFAULT_RUN_OPTIONS)).toBe(second.log);
}, 60_000);
