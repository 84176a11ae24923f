import { describe, expect, it } from 'vitest';
import '../engine/everything';
import { Run } from '../engine/run';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { EventLog } from '../log/event-log';
import { cancellationsOf } from './cancellations';
import { layout } from './layout';
import { LogIndex } from './log-index';
import { titleOf } from './names';

/** The index of a run, asked at every piece of it, as the page does. */
function played(source: string): LogIndex {
  const run = new Run(source, DEFAULT_RUN_OPTIONS);
  const log = new EventLog();
  const index = new LogIndex(log, { source });
  while (run.end === null) {
    run.step(40);
    log.append(run.takeChunk());
    index.update();
    cancellationsOf(index);
  }
  log.append(run.takeChunk());
  log.finish(run.end, run.instructions);
  index.update();
  // What was found piece by piece is what is found at once.
  expect(cancellationsOf(index)).toEqual(cancellationsOf(new LogIndex(log, { source })));
  return index;
}

/** 'main > ada *': asked by main, thrown into ada. */
function told(index: LogIndex): string[] {
  const name = (id: number) => (id < 0 ? 'the loop' : titleOf(index, id));
  return cancellationsOf(index).map(
    ({ fromLane, toLane, thrownMoment, isPassedOn }) =>
      `${name(fromLane)} ${isPassedOn ? '>>' : '>'} ${name(toLane)}${thrownMoment < 0 ? '' : ' *'}`,
  );
}

const CHAIN = `import asyncio

async def inner():
    await asyncio.sleep(5)

async def ada():
    await asyncio.create_task(inner(), name="inner")

async def bob():
    print("never")

async def cyd():
    async with asyncio.timeout(1):
        await asyncio.sleep(3)

async def main():
    a = asyncio.create_task(ada(), name="ada")
    c = asyncio.create_task(cyd(), name="cyd")
    await asyncio.sleep(0.5)
    b = asyncio.create_task(bob(), name="bob")
    b.cancel()
    a.cancel("enough")
    print(await asyncio.gather(a, b, c, return_exceptions=True))

asyncio.run(main())
`;

const SWALLOWED = `import asyncio

async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("no")

async def ada():
    await asyncio.create_task(stubborn(), name="stubborn")

async def main():
    task = asyncio.create_task(ada(), name="ada")
    await asyncio.sleep(0.1)
    task.cancel()
    await task

asyncio.run(main())
`;

const GATHERED = `import asyncio

async def child():
    await asyncio.sleep(5)

async def ada():
    one = asyncio.create_task(child(), name="one")
    two = asyncio.create_task(child(), name="two")
    await asyncio.gather(one, two)

async def main():
    task = asyncio.create_task(ada(), name="ada")
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("gone")

asyncio.run(main())
`;

const ITSELF = `import asyncio

async def ada():
    asyncio.current_task().cancel()
    print("still here")
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(asyncio.create_task(ada(), name="ada"), return_exceptions=True)

asyncio.run(main())
`;

describe('a cancellation', () => {
  it('is followed from who asks, through whom it is passed on, to where it is thrown in', () => {
    expect(told(played(CHAIN))).toEqual([
      'main > bob *',
      'main > ada *',
      'ada >> inner *',
      'the loop > cyd *',
    ]);
  });

  it('goes through a gather to each of its tasks', () => {
    expect(told(played(GATHERED))).toEqual(['main > ada *', 'ada >> one *', 'ada >> two *']);
  });

  it('is not thrown into who waits for somebody that has swallowed it', () => {
    expect(told(played(SWALLOWED))).toEqual(['main > ada', 'ada >> stubborn *']);
  });

  it('of oneself is thrown in at the next await', () => {
    const index = played(ITSELF);
    expect(told(index)).toEqual(['ada > ada *']);
    const [{ fromMoment, thrownMoment }] = cancellationsOf(index);
    expect(thrownMoment).toBeGreaterThan(fromMoment);
  });

  it('is laid out as an arrow between two lanes with a sign at either end', () => {
    const index = played(CHAIN);
    const picture = layout(index, { from: 0, to: 1, width: 1000, axis: 'time', foldIdle: false });
    const signsOf = (title: string) =>
      picture.lanes
        .find(({ lane }) => lane >= 0 && titleOf(index, lane) === title)!
        .signs.map(({ what }) => what);
    expect(signsOf('main')).toEqual(['asks', 'asks']);
    expect(signsOf('inner')).toEqual(['thrown']);
    // A time limit has no lane: both are in the lane of whom it cancels.
    expect(signsOf('cyd')).toEqual(['asks', 'thrown']);
    expect(picture.cancels).toHaveLength(4);
    for (const { x0, x1 } of picture.cancels) expect(x1).toBeGreaterThanOrEqual(x0);
  });
});
