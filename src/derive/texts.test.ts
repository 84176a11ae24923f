import { describe, expect, it } from 'vitest';
import { figuresOf, summaryText } from './summary';
import { tableRows } from './table';
import { deadlock, hogged, preempted, takingTurns, twoSleepers } from './test-run';
import { timelineText } from './timeline-text';

describe('the timeline as text', () => {
  it('prints a lane a row, and who runs on top', () => {
    expect(timelineText(twoSleepers().log, { width: 72 })).toMatchInlineSnapshot(`
      "              0 s                          0.5 s                    1.0 s
      CPU           ABCD                                                  CDBA
      A MainThread  █                                                        █o
      B main        /█······················································█o
      C ada          /█---------------------------------------------------█o
      D bob           /█--------------------------------------------------/█o

      █ runs  / ready  · waits  - sleeps  o done
      3 tasks, 15 steps, 8 switches in 1 s; finished"
    `);
  });

  it('tells blocking from running', () => {
    expect(timelineText(hogged().log, { width: 60 })).toMatchInlineSnapshot(`
      "              0 s                 0.2 s            0.4 s
      CPU           ABCDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDC
      A MainThread  █                                             o
      B main        /█············································
      C beat         /█------------------------------------------█o
      D hog           /▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓o

      █ runs  ▓ runs, blocking its thread  / ready  · waits  - sleeps  o done
      3 tasks, 9 steps, 5 switches in 0.5 s; finished"
    `);
  });

  it('folds idle time on request, so that the turns can be told apart', () => {
    expect(timelineText(twoSleepers().log, { width: 110, foldIdle: true })).toMatchInlineSnapshot(`
      "              0 s                                                                          1 s
      CPU           AAAAAAAAAAAABBBBBBBBBBBBBBBBBCCCCCCDDDDDD                  ≈                 CCCCCCDDDDDDBBBBBBA
      A MainThread  ████████████                                               ≈                                   █o
      B main                    ██████████████████·····························≈·····························██████o
      C ada                                 /////██████------------------------≈-----------------██████o
      D bob                                      //////██████------------------≈-----------------//////██████o

      █ runs  / ready  · waits  - sleeps  o done  ≈ idle time, folded
      3 tasks, 15 steps, 8 switches in 1 s; finished"
    `);
  });

  it('nests generators', () => {
    expect(timelineText(takingTurns().log, { width: 60, axis: 'steps' })).toMatchInlineSnapshot(`
      "              0              5                 10
      CPU           AAAAAAABBBBBBBAAAAAAACCCCCCCAAAAAAABBBBAAAAAAA
      A MainThread  ███████░░░░░░░███████░░░░░░░███████░░░░███████o
      B   odd              ███████╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌████╌╌╌╌╌╌╌
      C   even                           ███████╌╌╌╌╌╌╌╌╌╌╌╌╌╌o

      █ runs  ░ lets its generator run  ╌ suspended  o done
      2 generators, 13 steps, 5 switches in 24 µs; finished"
    `);
  });

  it('says how a run ended', () => {
    expect(timelineText(deadlock().log).trimEnd().split('\n').pop()).toMatch(/; nothing can move$/);
  });

  it('keeps to its width and is the same every time', () => {
    for (const play of [twoSleepers, preempted, hogged]) {
      const text = timelineText(play().log, { width: 80 });
      expect(timelineText(play().log, { width: 80 })).toBe(text);
      for (const row of text.split('\n').slice(0, 4)) expect(row.length).toBeLessThanOrEqual(82);
    }
  });
});

describe('the table', () => {
  it('has a row a step with who runs, what is ready, who waits, and the sentence', () => {
    const rows = tableRows(twoSleepers(), 'line', 6, 9);
    expect(
      rows.map(({ step, time, running, ready, waiting }) => [step, time, running, ready, waiting]),
    ).toEqual([
      [6, '10 µs', 'ada', 'first step of bob', 'main (gather of 2 tasks)'],
      [7, '12 µs', 'bob', '', 'ada (until 1 s), main (gather of 2 tasks)'],
      [8, '1 s', '', '', 'ada (time is over), bob (time is over), main (gather of 2 tasks)'],
    ]);
    expect(rows[0]!.event).toMatch(/^main creates the task bob/);
  });

  it('names the generator inside whoever resumed it', () => {
    expect(tableRows(takingTurns(), 'line')[3]!.running).toBe('MainThread › odd');
  });
});

describe('figures', () => {
  it('add up', () => {
    const { totalUs, idleUs, lanes } = figuresOf(twoSleepers());
    expect(idleUs).toBeGreaterThan(999_000);
    for (const lane of lanes) {
      expect(lane.runningUs + lane.readyUs + lane.waitingUs + lane.sleepingUs).toBeLessThanOrEqual(totalUs);
    }
    expect(lanes.map(({ title, turns }) => [title, turns])).toEqual([
      ['MainThread', 2],
      ['main', 2],
      ['ada', 2],
      ['bob', 2],
    ]);
  });

  it('are told in one sentence', () => {
    expect(summaryText(hogged())).toBe('3 tasks, 9 steps, 5 switches in 0.5 s');
  });
});
