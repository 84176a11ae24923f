import { describe, expect, it } from 'vitest';
import { AccessRecorder } from '../../engine/accesses';
import '../../engine/everything';
import { Run } from '../../engine/run';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../../events/run';
import { EXAMPLES, type Example } from '../../examples/index';
import { LogIndex } from '../log-index';
import { diagnose, ruleOf } from './diagnose';
import { findingsText } from './text';
import { DEFAULT_DIAGNOSIS_SETTINGS, type DiagnosisId, type Finding } from './types';

function findingsOf(source: string, change: Partial<RunOptions> = {}, settings = DEFAULT_DIAGNOSIS_SETTINGS) {
  const run = new Run(source, { ...DEFAULT_RUN_OPTIONS, ...change });
  while (run.end === null) run.step(1_000_000);
  run.takeChunk();
  return diagnose(new LogIndex(run.log, { source }), settings, run.accesses(200_000, AccessRecorder));
}

const said = (findings: readonly Finding[]) =>
  findings.map(({ rule, sourceLine }) => `${rule} ${sourceLine}`);

/** The examples that show what goes wrong, or what could be quicker, and where. All others are right. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  'await-in-a-row': ['together 13'],
  'http-client': ['together 22'],
  hog: ['hog 13', 'blocking-call 13'],
  timeout: ['hog 9', 'blocking-call 9'],
  'never-awaited': ['never-awaited 8', 'nobody-keeps 10'],
  'no-turns-given': ['never-suspends 7'],
  race: ['race 9'],
  'thread-race': ['race 13'],
  counter: ['race 9'],
};

describe('the rules on the shipped examples', () => {
  it.each(EXAMPLES.map((example) => [example.id, example] as [string, Example]))(
    '%s: only what it is there to show',
    (id, { source, scheduler, quantum = 20 }) => {
      const tasks = scheduler === 'preemptive' ? { policy: scheduler, quantum } : { policy: scheduler };
      expect(said(findingsOf(source, { tasks }))).toEqual(WRONG[id] ?? []);
    },
  );

  it('counter loses nothing where tasks are not preempted', () => {
    expect(findingsOf(EXAMPLES.find(({ id }) => id === 'counter')!.source)).toEqual([]);
  });
});

const program = (body: string) => `import asyncio\nimport threading\nimport time\n\n${body}\n`;
const PROGRAMS: readonly (readonly [string, DiagnosisId, number, string])[] = [
  [
    'a computation that takes long',
    'hog',
    6,
    program(`async def busy():
    for i in range(400_000):
        i * i

async def other():
    await asyncio.sleep(0.01)

async def main():
    await asyncio.gather(busy(), other())

asyncio.run(main())`),
  ],
  [
    'time.sleep in a coroutine',
    'blocking-call',
    6,
    program(`async def main():
    time.sleep(0.02)

asyncio.run(main())`),
  ],
  [
    'a lock of threads that is taken, in a coroutine',
    'blocking-call',
    13,
    program(`lock = threading.Lock()

def other():
    with lock:
        time.sleep(0.05)

async def main():
    threading.Thread(target=other).start()
    with lock:
        pass

asyncio.run(main())`),
  ],
  [
    'a coroutine that nobody awaits',
    'never-awaited',
    9,
    program(`async def job():
    pass

async def main():
    job()

asyncio.run(main())`),
  ],
  [
    'a task that fails unseen',
    'never-retrieved',
    6,
    program(`async def job():
    raise ValueError('no')

async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0.01)

asyncio.run(main())`),
  ],
  [
    'a task that is dropped',
    'nobody-keeps',
    9,
    program(`async def job():
    await asyncio.sleep(0.01)

async def main():
    asyncio.create_task(job())
    await asyncio.sleep(0.1)

asyncio.run(main())`),
  ],
  [
    'awaits of what waits for nothing',
    'never-suspends',
    10,
    program(`async def nothing():
    pass

async def busy():
    for _ in range(50):
        await nothing()

async def main():
    await asyncio.gather(busy(), nothing())

asyncio.run(main())`),
  ],
  [
    'a lock held across a long await',
    'lock-held',
    7,
    program(`async def job(lock):
    async with lock:
        await asyncio.sleep(1)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(job(lock), job(lock))

asyncio.run(main())`),
  ],
  [
    'one item after the other',
    'together',
    10,
    program(`async def fetch(n):
    await asyncio.sleep(0.2)

async def main():
    for n in range(3):
        await fetch(n)

asyncio.run(main())`),
  ],
  [
    'a test that is out of date',
    'race',
    12,
    program(`class Account:
    balance = 100

async def withdraw(account, amount):
    if account.balance >= amount:
        await asyncio.sleep(0.01)
        account.balance = account.balance - amount

async def main():
    account = Account()
    account.balance = 100
    await asyncio.gather(withdraw(account, 80), withdraw(account, 80))

asyncio.run(main())`).replace('class Account:\n    balance = 100', 'class Account:\n    pass\n'),
  ],
  [
    'an addition in two threads that only luck keeps apart',
    'possible-race',
    9,
    program(`total = 0

def add():
    global total
    total += 1

threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()`),
  ],
];

describe('the rules on programs that need them', () => {
  it.each(PROGRAMS)('%s', (_, rule, line, source) => {
    const findings = findingsOf(source);
    expect(said(findings)).toContain(`${rule} ${line}`);
    const finding = findings.find((one) => one.rule === rule)!;
    expect(ruleOf(rule)?.explanation.length).toBeGreaterThan(80);
    expect(finding.ids.length + (rule === 'never-awaited' ? 1 : 0)).toBeGreaterThan(0);
    expect(finding.text).toMatch(/^[\w'"(). -].*\.$/);
    expect(findingsText(findings)).toContain(finding.text);
  });

  it('a hog names everyone who could have run, and for how long each was kept', () => {
    const source = EXAMPLES.find(({ id }) => id === 'hog')!.source;
    const [hog] = findingsOf(source);
    expect(hog!.text).toContain('heartbeat could have run 0.45 s earlier');
    const patient = { ...DEFAULT_DIAGNOSIS_SETTINGS, hogUs: 600_000 };
    expect(said(findingsOf(source, {}, patient))).toEqual(['blocking-call 13']);
  });

  it('right ways to do the same raise no finding', () => {
    const counted = program(`total = 0
lock = threading.Lock()

def add():
    global total
    with lock:
        total += 1

threads = [threading.Thread(target=add) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()`);
    expect(findingsOf(counted)).toEqual([]);
    const inTurn = counted
      .replace('    with lock:\n        total += 1', '    total += 1')
      .replace(
        'for thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()',
        'for thread in threads:\n    thread.start()\n    thread.join()',
      );
    expect(findingsOf(inTurn)).toEqual([]);
    const kept = program(`async def job(n):
    await asyncio.sleep(0.2)
    return n

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(job(1))
    first = await job(1)
    second = await job(first)
    for i in range(3):
        await asyncio.sleep(0.1)

asyncio.run(main())`);
    expect(findingsOf(kept)).toEqual([]);
  });
});
