import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { EXAMPLES, type Example, TOPICS } from '../examples/index';
import recorded from './examples.json';

const goldens = recorded as Record<string, { readonly stdout: string; readonly exitCode: number }>;
const COLUMNS_MAX = 50;

function ran({ source, scheduler, quantum = 20 }: Example) {
  const tasks = scheduler === 'preemptive' ? { policy: scheduler, quantum } : { policy: scheduler };
  return runToEnd(source, { ...DEFAULT_RUN_OPTIONS, tasks });
}

const exampleOf = (id: string) => EXAMPLES.find((example) => example.id === id)!;

describe('the shipped examples', () => {
  it.each(
    EXAMPLES.filter(({ id, scheduler }) => id in goldens && scheduler === 'cooperative').map((one) => [
      one.id,
      one,
    ]),
  )('%s prints what CPython prints, and comes to its end', (id, example) => {
    const { stdout, end } = ran(example as Example);
    expect({ stdout, exitCode: end.exitCode }).toEqual(goldens[id as string]);
  });

  it('hog keeps the heartbeat waiting for half a second', () => {
    expect(ran(exampleOf('hog')).stdout.split('\n').slice(0, -1)).toEqual([
      'beat 0 at 0.0',
      'beat 1 at 0.1',
      'hog starts',
      'hog is done',
      'beat 2 at 0.7',
      'beat 3 at 0.8',
      'beat 4 at 0.9',
    ]);
  });

  it('no-gain-for-computing: waits fit into one another, computations do not', () => {
    const { stdout } = ran(exampleOf('no-gain-for-computing'));
    expect(stdout).toBe('three waits take 1 x as long\nthree sums take 3 x as long\n');
  });

  it('http-client: ten pages together take less than three in a row', () => {
    const { stdout, end } = ran(exampleOf('http-client'));
    const seconds = (what: string) => Number(new RegExp(`${what}: ([\\d.]+) s`).exec(stdout)?.[1]);
    expect(end.reason).toBe('finished');
    expect(stdout.match(/example\.com/g)).toHaveLength(13);
    expect(seconds('ten together')).toBeLessThan(seconds('three in a row'));
  });

  it('chat: everybody hears what the others say, and nobody oneself', () => {
    const { stdout, stderr, end } = ran(exampleOf('chat'));
    expect(stdout.trimEnd().split('\n').sort()).toEqual([
      '[ada] bob: hi ada',
      '[bob] ada: anybody?',
      '[bob] ada: hello',
      '[cyd] ada: anybody?',
      '[cyd] ada: hello',
      '[cyd] bob: hi ada',
    ]);
    expect({ stderr, reason: end.reason }).toEqual({ stderr: '', reason: 'finished' });
  });

  it('deadlock ends where nothing can move, and says who holds what', () => {
    const { end, stdout } = ran(exampleOf('deadlock'));
    expect(stdout).toBe('');
    expect(end.reason).toBe('deadlock');
    expect(end.message).toContain(
      "ada waits for the lock 'knife', which bob holds (line 6); bob waits for the lock 'fork', which ada holds (line 6)",
    );
  });

  it('threads-or-tasks: both take as long as one wait', () => {
    const { stdout } = ran(exampleOf('threads-or-tasks'));
    expect(stdout.match(/^(thread|task) has (home|news)$/gm)).toHaveLength(4);
    expect(stdout).toContain('threads: 0.3 s');
    expect(stdout).toContain('tasks: 0.3 s');
  });

  it('thread-deadlock ends there too', () => {
    const { end } = ran(exampleOf('thread-deadlock'));
    expect(end.reason).toBe('deadlock');
    for (const name of ['ada', 'bob']) expect(end.message).toContain(name);
  });

  it('thread-race loses additions, and none where nothing is called between read and write', () => {
    const example = exampleOf('thread-race');
    expect(Number(/counter (\d+)/.exec(ran(example).stdout)?.[1])).toBeLessThan(100);
    const safe = { ...example, source: example.source.replace('counter = counter + one()', 'counter += 1') };
    expect(ran(safe).stdout).toContain('counter 100');
  });

  it('counter loses additions where tasks are preempted, and none where they are not', () => {
    expect(ran(exampleOf('counter')).stdout).toMatch(/^counter [2-9] /);
    const cooperative = ran({ ...exampleOf('counter'), scheduler: 'cooperative' });
    expect(cooperative.stdout).toBe(goldens.counter!.stdout);
  });

  it('the cells of shared-cells share one loop', () => {
    const { stdout, end } = ran(exampleOf('shared-cells'));
    expect(stdout).toBe("clock 0\nclock 1\n'a cell can await'\nclock 2\nclock 3\n");
    expect(end.reason).toBe('finished');
  });

  it('say in two sentences what to look at, and fit beside a timeline', () => {
    for (const { id, watch, source, topic, title } of EXAMPLES) {
      expect(watch.match(/[.!?](?= |$)/g), id).toHaveLength(2);
      expect(TOPICS).toContain(topic);
      expect(
        EXAMPLES.filter((other) => other.title === title),
        title,
      ).toHaveLength(1);
      const widest = Math.max(...source.split('\n').map(({ length }) => length));
      expect(widest, id).toBeLessThanOrEqual(COLUMNS_MAX);
    }
  });
});
