import { expect, it } from 'vitest';
import { LINE_RECORD, LineLog, unpackLines } from './line-log';
import { Prng } from './prng';

it('gives back every record, near ones, far ones and the loop’s own, over several arrays and events', () => {
  const random = new Prng(7);
  const log = new LineLog();
  const written: number[] = [];
  const read: number[] = [];
  let instruction = 0;
  let atUs = 0;
  let originUs = 0;
  for (let i = 0; i < 20_000; i++) {
    const far = random.below(10) === 0;
    instruction += random.below(far ? 100_000 : 40);
    atUs += random.below(far ? 1_000_000 : 9);
    if (random.below(5) === 0) {
      originUs = atUs;
      log.event(atUs);
    }
    const who = random.below(far ? 100_000 : 4) - 1;
    const site = random.below(far ? 200_000 : 300);
    log.add(who, site, instruction, atUs);
    written.push(who, site, instruction, atUs - originUs);
    if (random.below(1000) === 0 || i === 19_999) {
      const { count } = log;
      const unpacked = new Int32Array(count * LINE_RECORD);
      unpackLines(log.take(), unpacked, 0);
      read.push(...unpacked);
    }
  }
  expect(read).toEqual(written);
});
