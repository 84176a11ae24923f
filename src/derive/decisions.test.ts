import { expect, test } from 'vitest';
import '../engine/everything';
import { Run } from '../engine/run';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { policiesOf } from '../events/schedulers';
import { EventLog } from '../log/event-log';
import { decisionsOf, forcedSince } from './decisions';
import { LogIndex } from './log-index';
import { titleOf } from './names';

const JOBS = `import asyncio

async def job(name):
    await asyncio.sleep(0)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(job("ada"), name="ada")
        group.create_task(job("bob"), name="bob")
    await asyncio.sleep(0)

asyncio.run(main())
`;

/** Picks the last candidate each time; what has been decided and forced whenever somebody is asked, and at the end. */
function played(source: string): string[] {
  const run = new Run(source, { ...DEFAULT_RUN_OPTIONS, ...policiesOf('manual'), asks: true });
  const log = new EventLog();
  const index = new LogIndex(log, { source });
  const told: string[] = [];
  const tell = () => {
    const name = (id: number) => titleOf(index, id);
    const picked = decisionsOf(index).map(({ id, choice, among }) => `${name(id)} ${choice}/${among}`);
    told.push(`${picked.join(', ')}; forced: ${forcedSince(index).map(name).join(', ')}`);
  };
  while (run.end === null) {
    run.step(1000);
    log.append(run.takeChunk());
    index.update();
    if (run.wanted === null) continue;
    tell();
    run.choose(run.wanted.candidates.length - 1);
  }
  log.append(run.takeChunk());
  index.update();
  tell();
  return told;
}

test('decisions are the picks among two or more; who else ran had no rival', () => {
  expect(played(JOBS)).toMatchInlineSnapshot(`
    [
      "; forced: MainThread, main",
      "bob 1/2; forced: ",
      "bob 1/2, bob 1/2; forced: ada, main, MainThread",
    ]
  `);
});

test('a run in which never two could go on has forced moves only', () => {
  const alone = 'import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n\nasyncio.run(main())\n';
  const [end, ...more] = played(alone);
  expect(more).toEqual([]);
  expect(end).toContain('; forced: MainThread, main');
});
