import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { lastStepOf, open, paste, playhead, printed, region } from './player';

const JOBS = `import asyncio

async def job(name):
    for _ in range(2):
        print(name)
        await asyncio.sleep(0)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(job("ada"), name="ada")
        group.create_task(job("bob"), name="bob")

asyncio.run(main())
`;

const group = (page: Page) => page.getByRole('group', { name: 'Choose who runs' });
const byHand = (page: Page) => region(page, 'By hand');

async function begin(page: Page): Promise<void> {
  await open(page);
  await paste(page, JOBS);
  await expect.poll(() => printed(page)).toEqual(['ada', 'bob', 'ada', 'bob']);
  await page.getByLabel('Scheduler', { exact: true }).selectOption('manual');
  await expect(group(page)).toContainText('Decision 1: which task runs?');
}

/** Takes the focus off the controls, and the player's keys hold. */
async function focusPage(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

test('one decision after the other, with forced moves told apart, and the playhead at each', async ({
  page,
}) => {
  await begin(page);
  await expect(group(page).getByRole('button')).toHaveCount(2);
  await expect(group(page)).toContainText('nobody else could run: MainThread, main');
  await group(page).getByRole('button', { name: 'bob' }).click();
  await expect(group(page)).toContainText('Decision 2');
  await expect.poll(() => printed(page)).toEqual(['bob']);
  await expect.poll(async () => Number(await playhead(page).inputValue())).toBe(await lastStepOf(page));
  await group(page).getByRole('button', { name: 'bob' }).click();
  // One step more, in which bob comes to its end; then nobody but ada is left.
  await expect(group(page)).toContainText('Decision 3');
  await group(page).getByRole('button', { name: 'bob' }).click();
  await expect.poll(() => printed(page)).toEqual(['bob', 'bob', 'ada', 'ada']);
  await expect(group(page)).toContainText('ended after 3 decisions');
});

test('undo to any decision, by button and by key, and choose differently', async ({ page }) => {
  await begin(page);
  await focusPage(page);
  await page.keyboard.press('2');
  await expect(group(page)).toContainText('Decision 2');
  await page.keyboard.press('2');
  await expect(group(page)).toContainText('Decision 3');
  await page.keyboard.press('2');
  await expect(group(page)).toContainText('ended after 3 decisions');
  await page.keyboard.press('u');
  await expect(group(page)).toContainText('Decision 3');
  await page.keyboard.press('u');
  await expect(group(page)).toContainText('Decision 2');
  await byHand(page).getByRole('button', { name: 'Undo' }).click();
  await expect(group(page)).toContainText('Decision 1');
  await focusPage(page);
  await page.keyboard.press('1');
  await expect.poll(() => printed(page)).toEqual(['ada']);
  await page.keyboard.press('1');
  await expect(group(page)).toContainText('Decision 3');
  await byHand(page)
    .getByRole('button', { name: /Back to decision 1,/ })
    .click();
  await expect(group(page)).toContainText('Decision 1');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
