import { expect, test } from '@playwright/test';
import { open, printed } from './player';

/** What CPython 3.13 prints; lines with a moment in them are left to the patterns. */
const EXPECTED: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  'Three workers, one lock': ['ada 0', 'bob 0', 'cyd 0', 'ada 1', 'bob 1', 'cyd 1'],
  'How do generators take turns?': ['ada 1', 'bob 1', 'cyd 1', 'ada 2', 'cyd 2', 'ada 3', 'nobody left'],
  'In what order do tasks start and finish?': [
    'ada says hello',
    'bob says hello',
    'cyd says hello',
    'bob says goodbye',
    'cyd says goodbye',
    'ada says goodbye',
    "['ADA', 'BOB', 'CYD']",
  ],
  'Does await run things at the same time?': [
    'tea is ready',
    'coffee is ready',
    'in a row: 2 s',
    'nothing has started yet',
    'tea is ready',
    'coffee is ready',
    'as tasks: 1 s',
  ],
  'Who wakes first?': [
    'dot slept 0',
    'dot slept 0',
    'dot slept 0',
    'cyd slept 0.1',
    'cyd slept 0',
    'ada slept 0.2',
    'cyd slept 0.25',
    'bob slept 0.4',
    'ada slept 0.2',
  ],
  'Why does nothing run while this sleeps?': [
    /^beat 0 at/,
    /^beat 1 at/,
    'hog starts',
    'hog is done',
    /^beat 2 at/,
    /^beat 3 at/,
    /^beat 4 at/,
  ],
  'One thread, so no races?': ['balance 130 - expected 160'],
  'What does a lock change?': ['balance 160 - expected 160'],
  'What does a full queue do?': ['put 0', 'put 1', 'used 0', 'put 2', 'used 1', 'put 3', 'used 2', 'used 3'],
  'How does one task wake many?': [
    'ada is on the line',
    'bob is on the line',
    'cyd is on the line',
    'bang',
    'ada runs',
    'bob runs',
    'cyd runs',
  ],
  'What can a timeout stop?': ['polite ran out of time', 'deaf was not stopped'],
  'What if everybody waits?': [],
};

test('every example listed here runs and prints what CPython prints', async ({ page }) => {
  test.slow();
  await open(page);
  for (const [title, lines] of Object.entries(EXPECTED)) {
    await page.getByRole('button', { name: /^Examples/ }).click();
    await page.getByRole('dialog', { name: 'Examples' }).getByRole('button', { name: title }).click();
    await expect(page.getByRole('button', { name: `Examples: ${title}` })).toBeVisible();
    const isAsExpected = async () => {
      const found = await printed(page);
      return (
        found.length === lines.length &&
        lines.every((line, i) => (typeof line === 'string' ? line === found[i] : line.test(found[i])))
      );
    };
    await expect.poll(isAsExpected, { message: title }).toBe(true);
  }
});
