import { describe, expect, it } from 'vitest';
import type { RunEndReason, WaitReason } from '../events/event';
import type { LogIndex } from './log-index';
import { narrate } from './narrate';
import { steps } from './steps';
import { deadlock, hogged, preempted, TestRun, takingTurns, twoSleepers } from './test-run';
import { GRAINS, type Grain } from './types';

function sentences(index: LogIndex, grain: Grain): string[] {
  const stops = steps(index, grain);
  return Array.from({ length: stops.count }, (_, step) => narrate(index, stops.momentOf(step), grain).text);
}

/** What is said when a task that has just begun does something. */
function said(play: (run: TestRun, id: number) => void, reason: RunEndReason = 'stopped'): string {
  const run = new TestRun();
  run.line(0, 1);
  run.task('Task-1', 'main');
  run.loop();
  const main = run.take();
  const ada = run.task('ada');
  run.line(main, 3).wait('task', { target: ada });
  run.take();
  run.line(ada, 5);
  const from = run.writer.eventCount;
  play(run, ada);
  const event = run.writer.eventCount - 1;
  const index = run.end(reason);
  return narrate(index, index.log.momentOfEvent(Math.max(event, from)), 'line').text;
}

describe('the sentences of a small program', () => {
  it('tell each line step with its cause', () => {
    expect(sentences(twoSleepers(), 'line')).toEqual([
      'The program stands at its start: nothing has run yet.',
      'MainThread comes to line 1: import asyncio',
      'MainThread comes to line 12: asyncio.run(main())',
      'asyncio.run makes main a task and queues its first step; the loop takes the only handle there is, the first step of main.',
      'main comes to line 9: asyncio.create_task(worker(1), name="ada"),',
      'main creates the task ada: its first step joins the ready queue, nothing of it runs yet.',
      'main creates the task bob and waits on gather of 2 tasks; the loop takes the next handle, the first step of ada.',
      'ada sleeps until 1 s; the loop takes the only handle there is, the first step of bob.',
      'bob sleeps until 1 s; nothing is ready: the clock jumps to 1 s, when the timers of ada and bob are due.',
      "ada's 1 s timer is over: its handle completes the sleep and queues ada's wake-up behind the end of bob's sleep.",
      "bob's 1 s timer is over: its handle completes the sleep and queues bob's wake-up behind ada's.",
      'The loop takes the next handle: ada goes on because its sleep is over.',
      'ada prints “done” and returns: its task is done; the loop takes the only handle there is: bob goes on because its sleep is over.',
      "bob prints “done” and returns: its task is done; the loop runs a done-callback of gather: main's wake-up joins the ready queue.",
      'The loop takes the only handle there is: main goes on because all that it gathered is done.',
      'main returns: its task is done; the program has ended: nothing is left to run.',
    ]);
  });

  it('tell each switch with why the one before stopped', () => {
    expect(sentences(twoSleepers(), 'switch').slice(2, 6)).toEqual([
      'main creates 2 tasks, ada and bob, and waits on gather of 2 tasks; the loop takes the next handle, the first step of ada.',
      'ada sleeps until 1 s; the loop takes the only handle there is, the first step of bob.',
      'bob sleeps until 1 s; nothing is ready: the clock jumps to 1 s, when the timers of ada and bob are due; the loop takes the next handle: ada goes on because its sleep is over.',
      'ada prints “done” and returns: its task is done; the loop takes the only handle there is: bob goes on because its sleep is over.',
    ]);
  });

  it('tell generators by who asks them', () => {
    expect(sentences(takingTurns(), 'line').slice(3, 6)).toEqual([
      'MainThread asks odd for its first value: odd begins at its top and runs until its first yield.',
      'odd comes to line 3.',
      'odd yields a value to MainThread and stays suspended where it stands.',
    ]);
  });

  it('tell preemption', () => {
    expect(sentences(preempted(), 'switch')[3]).toBe(
      "ada's quantum of 5 instructions is used up: it goes to the tail of the ready queue, in mid-step; the loop takes the next handle, the first step of bob.",
    );
    expect(sentences(preempted(), 'switch')[4]).toContain('ada goes on in mid-step, where it was cut off');
  });

  it('tell a blocking call, and how late it makes others', () => {
    const told = sentences(hogged(), 'line');
    expect(told[5]).toBe(
      'hog is in time.sleep(0.5), which holds the thread and the loop with it: nobody else can run until 0.5 s.',
    );
    expect(told[7]).toContain(
      "beat's 0.1 s timer has been over for 0.4 s: its handle only now completes the sleep",
    );
  });

  it('tell a deadlock with who waits for what', () => {
    const told = sentences(deadlock(), 'line');
    expect(told[told.length - 1]).toBe(
      'Nothing can move any more: main waits on gather of 2 tasks, ada waits for the lock and bob waits for the lock.',
    );
  });
});

describe('every sentence', () => {
  it('is one sentence with a capital and a full stop, and never promises what await does not do', () => {
    for (const play of [twoSleepers, deadlock, preempted, takingTurns, hogged]) {
      const index = play();
      for (const grain of GRAINS) {
        for (const text of sentences(index, grain)) {
          expect(text).toMatch(/[.!?…]$|line \d+.*: \S/);
          expect(text).not.toMatch(/background|parallel|undefined|null|NaN|\btick\b|\.\./);
          expect(text.length).toBeLessThan(330);
        }
      }
    }
  });

  it('exists for every moment, not only for stops', () => {
    for (const play of [twoSleepers, preempted, takingTurns]) {
      const index = play();
      for (let moment = 0; moment <= index.lastMoment; moment++) {
        for (const grain of GRAINS) expect(narrate(index, moment, grain).text).not.toBe('');
      }
    }
  });

  it('names schedulables by reference, for their glyphs', () => {
    const index = twoSleepers();
    const { parts, text, rule, ruleId, subject } = narrate(index, steps(index, 'line').momentOf(7), 'line');
    expect(parts.filter(({ id }) => id !== undefined)).toEqual([
      { text: 'ada', id: 2 },
      { text: 'bob', id: 3 },
    ]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect([ruleId, rule, subject]).toEqual(['only', 'Rule: only one is ready, so it is next', 3]);
  });
});

describe('single happenings', () => {
  it('an await that is passed says that it goes on', () => {
    expect(said((run) => run.passed(5))).toBe(
      'ada has nothing to wait for: goes on without giving up its turn.',
    );
  });

  it('a turn given away goes to the tail', () => {
    expect(said((run) => run.queue('callback', -1, -1, 'report') && run.yieldTurn())).toContain(
      'ada queues the callback report and gives its turn away: it goes to the tail of the ready queue, behind the callback report.',
    );
    expect(said((run) => run.yieldTurn())).toBe(
      'ada gives its turn away: it goes back to the ready queue, where nobody is ahead of it.',
    );
  });

  it('each kind of wait says what is waited for and why it cannot go on', () => {
    const waits: Record<WaitReason, string> = {
      sleep: 'ada sleeps until 2 s.',
      task: 'ada waits for main, which is not done.',
      gather: 'ada waits on gather.',
      future: 'ada waits for a future, which is not done.',
      lock: 'ada waits for the lock, which goes to whoever came first.',
      event: 'ada waits for the event, which nobody has set yet.',
      condition: 'ada waits to be notified.',
      semaphore: 'ada waits for the semaphore, which has no place left.',
      barrier: 'ada waits at the barrier.',
      'queue-get': 'ada waits for an item of the queue, which is empty.',
      'queue-put': 'ada waits for room in the queue, which is full.',
      group: 'ada waits for the tasks of its group.',
      wait: 'ada waits in asyncio.wait.',
      timeout: 'ada waits for something that has a time limit.',
      executor: 'ada waits for an executor.',
      io: 'ada waits for input or output.',
      input: 'ada waits for a line of input.',
      start: 'ada waits until a thread has begun.',
      'queue-join': 'ada waits until all items of the queue are dealt with.',
      select: 'ada has nothing to run in its loop.',
      join: 'ada waits for others to end.',
      'thread-lock': 'ada waits for the lock.',
    };
    for (const [reason, sentence] of Object.entries(waits)) {
      const options = reason === 'sleep' ? { dueUs: 2_000_000 } : reason === 'task' ? { target: 1 } : {};
      expect(said((run) => run.wait(reason as WaitReason, options))).toBe(sentence);
    }
  });

  it('a wait for a lock names who holds it', () => {
    expect(said((run) => run.wait('lock', { target: 1 }))).toBe('ada waits for the lock, which main holds.');
  });

  it('a wait with a limit says until when', () => {
    expect(said((run) => run.wait('queue-get', { dueUs: 1_500_000 }))).toBe(
      'ada waits for an item of the queue, at most until 1.5 s.',
    );
  });

  it('whoever completes what others wait for is told by what that is', () => {
    const completing = (reason: WaitReason) => {
      const run = new TestRun();
      run.line(0, 1);
      run.task('Task-1', 'main');
      run.loop();
      const main = run.take();
      const ada = run.task('ada');
      const bob = run.task('bob');
      const future = run.future();
      run.line(main, 3).sleep(1);
      run.take();
      run.line(ada, 5).wait(reason, { future });
      run.take();
      run.line(bob, 7).done(future);
      const moment = run.writer.eventCount - 1;
      const index = run.end('stopped');
      return narrate(index, index.log.momentOfEvent(moment)).text;
    };
    expect(completing('lock')).toBe("bob releases the lock: ada's wake-up joins the ready queue.");
    expect(completing('event')).toBe("bob sets the event: ada's wake-up joins the ready queue.");
    expect(completing('queue-get')).toBe(
      "bob puts an item into the queue: ada's wake-up joins the ready queue.",
    );
    expect(completing('future')).toBe("bob completes a future: ada's wake-up joins the ready queue.");
  });

  it('an event wakes everybody in one clause', () => {
    const run = new TestRun();
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.loop();
    const main = run.take();
    const waiters = ['ada', 'bob', 'cyd'].map((name) => [run.task(name), run.future()] as const);
    run.line(main, 3).sleep(1);
    for (const [id, future] of waiters) {
      run.take();
      run.line(id, 5).wait('event', { future });
    }
    run.select();
    run.take();
    run.take();
    run.line(main, 4);
    for (const [, future] of waiters) run.done(future);
    const set = run.writer.eventCount - 1;
    const index = run.end('stopped');
    expect(narrate(index, index.log.momentOfEvent(set)).text).toBe(
      'main sets the event: the wake-ups of ada, bob and cyd join the ready queue.',
    );
  });

  it('a cancellation is an exception to come', () => {
    expect(said((run) => run.event('cancel-requested', { id: 1, label: '' }))).toBe(
      'ada asks main to cancel: CancelledError will be raised in it at its await, when its turn comes.',
    );
  });

  it('a task that ends says how, and whom it wakes', () => {
    expect(said((run) => run.finish('returned', "'ADA'"))).toBe(
      "ada returns 'ADA': main's wake-up joins the ready queue.",
    );
    expect(said((run) => run.finish('raised', 'ValueError: no'))).toBe(
      "ada fails with ValueError: no: main's wake-up joins the ready queue.",
    );
    expect(said((run) => run.finish('cancelled', ''))).toBe(
      "ada ends cancelled: main's wake-up joins the ready queue.",
    );
  });

  it('ends of a run are told calmly', () => {
    const end = (reason: RunEndReason, message = '') => {
      const run = new TestRun();
      run.line(0, 1);
      const index = run.end(reason, message);
      return narrate(index, index.lastMoment).text;
    };
    expect(end('finished')).toBe('The program has ended: nothing is left to run.');
    expect(end('error', 'ValueError: no')).toBe(
      'The program ends with an exception that nobody caught: ValueError: no',
    );
    expect(end('limit', 'Stopped at the limit of 10 instructions.')).toBe(
      'Stopped at the limit of 10 instructions.',
    );
    expect(end('stopped')).toBe('You have stopped the run here.');
    expect(end('unsupported', '`nope` cannot be imported here.')).toBe(
      'The run stops here: `nope` cannot be imported here.',
    );
    for (const reason of ['exit', 'syntax-error', 'deadlock', 'idle', 'bug'] as const) {
      expect(end(reason)).toMatch(/\.$/);
    }
  });
});
