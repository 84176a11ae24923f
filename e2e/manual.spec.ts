import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { lastStepOf, open, paste, playhead, printed, region } from './player';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

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
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('what has been tried stays in a tree with names, which a reload keeps', async ({ page }) => {
  await begin(page);
  const tree = page.getByRole('tree', { name: 'Branches' });
  await focusPage(page);
  for (const decision of [2, 3]) {
    await page.keyboard.press('2');
    await expect(group(page)).toContainText(`Decision ${decision}`);
  }
  await page.keyboard.press('2');
  await expect(group(page)).toContainText('ended after 3 decisions');
  await byHand(page)
    .getByRole('button', { name: /Back to decision 2,/ })
    .click();
  await expect(group(page)).toContainText('Decision 2');
  await expect(tree.getByRole('treeitem')).toHaveCount(1);
  await group(page).getByRole('button', { name: 'ada' }).click();
  await expect(tree.getByRole('treeitem')).toHaveCount(2);
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('from decision 2 of Branch 1');
  await page.getByLabel('Name of this branch').fill('ada second');
  await tree.getByRole('treeitem', { name: /Branch 1, 3 choices/ }).click();
  await expect.poll(() => printed(page)).toEqual(['bob', 'bob', 'ada', 'ada']);
  await expect(tree.getByRole('treeitem', { name: /Branch 1, 3 choices/ })).toContainText('finished at');
  await page.reload();
  await tree.getByRole('treeitem', { name: /ada second/ }).click();
  await expect.poll(() => printed(page)).toEqual(['bob', 'ada']);
  await expect(group(page)).toContainText('Decision 3');
});

test('a goal, played for with the keyboard only', async ({ page }) => {
  await begin(page);
  const goal = page.getByLabel('Goal', { exact: true });
  await goal.focus();
  await page.keyboard.press('T');
  await expect(goal).toHaveValue('output');
  await page.keyboard.press('Tab');
  await page.keyboard.type('bob');
  await expect(byHand(page)).toContainText('Not reached yet');
  await page.keyboard.press('Tab');
  // From a button: keys that it does not use itself are those of the page.
  await page.keyboard.press('1');
  await expect(group(page)).toContainText('Decision 2');
  await expect(byHand(page)).toContainText('Not reached yet');
  await page.keyboard.press('Backspace');
  await expect(group(page)).toContainText('Decision 1');
  await page.keyboard.press('2');
  await expect(byHand(page)).toContainText('Goal reached at');
  await expect(byHand(page)).toContainText('by the choices 1: the output contains “bob”');
  const tree = page.getByRole('tree', { name: 'Branches' });
  await tree.getByRole('treeitem', { selected: true }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => printed(page)).toEqual(['ada']);
  await expect(byHand(page)).toContainText('Not reached yet');
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    await expect(group(page).getByRole('button').first()).toBeInViewport();
  }
});
