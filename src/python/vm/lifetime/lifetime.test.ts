import { describe, expect, it } from 'vitest';
import { Run } from '../../../engine/run';
import { runToEnd } from '../../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../../../events/run';
import '../../../engine/everything';

const options = { ...DEFAULT_RUN_OPTIONS, filename: 'main.py' };

/** A class that says when its instances die. */
const NOISY = `
class Noisy:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
`;

function printed(source: string, more: Partial<typeof options> = {}): string[] {
  return runToEnd(NOISY + source, { ...options, ...more })
    .stdout.trimEnd()
    .split('\n');
}

describe('lifetime by the last reference', () => {
  it('ends an object at the instruction that drops it, wherever it was held', () => {
    expect(
      printed(`
a = Noisy('name'); a = None; print(1)
b = [Noisy('item')]; b.pop(); print(2)
c = {'k': Noisy('value')}; c['k'] = 0; print(3)
def f():
    local = Noisy('local')
    return 4
print(f())
`),
    ).toEqual(['del name', '1', 'del item', '2', 'del value', '3', 'del local', '4']);
  });

  it('leaves what a cycle holds until it is collected', () => {
    expect(
      printed(`
import gc
a = Noisy('cycle'); a.me = a; a = None
print('kept')
gc.collect()
print('collected')
`),
    ).toEqual(['kept', 'del cycle', 'collected']);
  });

  it('finds the same deaths when a run is cut into slices and looked back at', () => {
    const source = `${NOISY}
def work(n):
    for i in range(n):
        x = Noisy(i)
work(30)
`;
    const whole = runToEnd(source, options);
    const run = new Run(source, options);
    while (run.end === null) run.step(7);
    run.takeChunk();
    expect(run.log.eventCount).toBe(whole.log.eventCount);
    const moments = Array.from({ length: 9 }, (_, i) => Math.floor((run.log.lastMoment * i) / 8));
    const first = moments.map((moment) => JSON.stringify(run.inspect(moment)));
    const again = moments.map((moment) => JSON.stringify(run.inspect(moment)));
    expect(again).toEqual(first);
  });

  it('finds them with preemptive tasks too', () => {
    const source = `
import asyncio
async def work(name):
    for i in range(3):
        x = Noisy(f'{name}{i}')
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(work('a'), work('b'))
asyncio.run(main())
`;
    for (const quantum of [1, 2, 5, 13]) {
      const lines = printed(source, { tasks: { policy: 'preemptive', quantum } } as never);
      expect(lines.toSorted()).toEqual(['del a0', 'del a1', 'del a2', 'del b0', 'del b1', 'del b2']);
    }
  });

  it('looks no further than it may where much is watched, and still finds every death', () => {
    const lines = printed(`
keep = [Noisy(i) for i in range(2000)]
total = 0
for i in range(2000):
    total += i
keep = None
print('end')
`);
    expect(lines).toHaveLength(2001);
  });
});
