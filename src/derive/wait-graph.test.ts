import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { EXAMPLES } from '../examples/index';
import { LogIndex } from './log-index';
import { type WaitGraph, waitGraphAt } from './wait-graph';
import { cycleTexts, waitGraphText, waitRows, waitSentence } from './wait-graph-text';

function indexOf(source: string): LogIndex {
  return new LogIndex(runToEnd(source, DEFAULT_RUN_OPTIONS).log, { source });
}

const atEnd = (source: string): WaitGraph => {
  const index = indexOf(source);
  return waitGraphAt(index, index.lastMoment);
};

const example = (id: string) => EXAMPLES.find((one) => one.id === id)!.source;

const said = (graph: WaitGraph) =>
  waitRows(graph).map(({ who, waitsOn, whose }) => `${who}: ${waitsOn}${whose === '' ? '' : `, ${whose}`}`);

describe('the wait-for graph', () => {
  it('of two tasks and two locks has a node for each, who holds what, and the circle', () => {
    const graph = atEnd(example('deadlock'));
    expect(said(graph)).toEqual([
      'main: gather of 2 tasks, for ada and bob',
      'ada: lock knife, held by bob',
      'bob: lock fork, held by ada',
    ]);
    expect(cycleTexts(graph)).toEqual(['ada → lock knife → bob → lock fork → ada']);
    expect(graph.nodes.filter(({ isStuck }) => !isStuck)).toEqual([]);
    expect(waitRows(graph).map(({ sourceLine }) => sourceLine)).toEqual([13, 6, 6]);
    expect(waitSentence(graph)).toContain('ada and bob wait for one another');
  });

  it('of threads is the same', () => {
    const graph = atEnd(example('thread-deadlock'));
    expect(said(graph)).toEqual([
      'MainThread: ada',
      'ada: lock right, held by bob',
      'bob: lock left, held by ada',
    ]);
    expect(graph.cycles).toHaveLength(1);
  });

  it('can be looked at any moment: who sleeps, who holds a lock that somebody wants, and nobody is stuck', () => {
    const index = indexOf(example('three-workers'));
    const graphs = [];
    for (let moment = 0; moment <= index.lastMoment; moment++) graphs.push(waitGraphAt(index, moment));
    const all = new Set(graphs.flatMap(said));
    expect(all).toContain('bob: lock lock, held by ada');
    expect(all).toContain('cyd: lock lock, held by bob');
    expect([...all].some((row) => row.startsWith('ada: until '))).toBe(true);
    expect(graphs.flatMap(({ cycles }) => cycles)).toEqual([]);
    expect(graphs.flatMap(({ nodes }) => nodes).filter(({ isStuck }) => isStuck)).toEqual([]);
  });

  it('finds a circle while others still move', () => {
    const index = indexOf(`import asyncio

async def holds(first, second):
    async with first:
        await asyncio.sleep(0.01)
        async with second:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    one = asyncio.create_task(holds(a, b), name="one")
    two = asyncio.create_task(holds(b, a), name="two")
    await asyncio.sleep(1)
    one.cancel()
    await two

asyncio.run(main())
`);
    const jump = index.log.momentOfEvent(index.jumps.last()) - 1;
    const graph = waitGraphAt(index, jump);
    expect(cycleTexts(graph)).toEqual(['one → lock b → two → lock a → one']);
    expect(
      graph.nodes
        .filter(({ isStuck }) => isStuck)
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['lock a', 'lock b', 'one', 'two']);
    expect(waitGraphAt(index, index.lastMoment).edges).toEqual([]);
  });

  it('goes through queues by who has filled them: a circle is a deadlock, a consumer alone is idle', () => {
    const players = atEnd(`import asyncio

async def player(mine, other):
    while True:
        ball = await mine.get()
        if ball < 3:
            await other.put(ball + 1)

async def main():
    left, right = asyncio.Queue(), asyncio.Queue()
    left.put_nowait(0)
    ada = asyncio.create_task(player(left, right), name="ada")
    bob = asyncio.create_task(player(right, left), name="bob")
    await asyncio.gather(ada, bob)

asyncio.run(main())
`);
    expect(players.end).toBe('deadlock');
    expect(cycleTexts(players)).toEqual(['ada → queue left → bob → queue right → ada']);
    const service = atEnd(`import asyncio

async def consumer(queue):
    while True:
        await queue.get()

async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(consumer(queue), name="eater")
    await queue.put(1)
    await task

asyncio.run(main())
`);
    expect(service.end).toBe('idle');
    expect(service.cycles).toEqual([]);
    expect(service.nodes.some(({ isStuck }) => isStuck)).toBe(false);
    expect(waitSentence(service)).toContain('nothing is wrong');
  });

  it('shows the thread that makes a call, and reads as text', () => {
    const index = indexOf(example('worker-thread'));
    const moment = index.log.momentOfEvent(index.jumps.at(0)) - 1;
    expect(waitGraphText(waitGraphAt(index, moment)).split('\n').slice(1)).toEqual([
      'main       line 16  waits on call blocking()  held by asyncio_0',
      'ticker     line 11  sleeps until 0.1 s',
      'asyncio_0  line 5   sleeps until 0.5 s',
      '3 wait, and something can still happen that lets them go on.',
    ]);
  });
});
