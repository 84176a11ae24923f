import { expect, type Page, test } from '@playwright/test';
import { button, open, paste, printed } from './player';

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

const scheduler = (page: Page) => page.getByLabel('Scheduler', { exact: true });

test('every scheduler runs the program, and the settings say its rule', async ({ page }) => {
  await open(page);
  await paste(page, JOBS);
  await expect.poll(() => printed(page)).toEqual(['ada', 'bob', 'ada', 'bob']);
  const names = await scheduler(page)
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(names).toHaveLength(11);
  for (const name of names.filter((each) => each !== 'manual')) {
    await scheduler(page).selectOption(name);
    await expect.poll(async () => (await printed(page)).length).toBe(4);
  }
  await scheduler(page).selectOption('run-to-completion');
  await expect.poll(() => printed(page)).toEqual(['ada', 'ada', 'bob', 'bob']);
  await button(page, 'Settings').click();
  await expect(page.getByRole('dialog')).toContainText('Whoever came first runs until it ends or waits');
  await expect(page.getByRole('dialog')).toContainText('This program has no threads but the main one.');
});

test('priorities by name change who goes first', async ({ page }) => {
  await open(page);
  await paste(page, JOBS);
  await scheduler(page).selectOption('priority');
  await button(page, 'Settings').click();
  await page.getByLabel('Priorities').fill('bob=3, main=5');
  await page.keyboard.press('Escape');
  await expect.poll(() => printed(page)).toEqual(['bob', 'bob', 'ada', 'ada']);
});

test('by hand, the run asks who is next and goes on with what was picked', async ({ page }) => {
  await open(page);
  await paste(page, JOBS);
  await scheduler(page).selectOption('manual');
  const group = page.getByRole('group', { name: 'Choose who runs' });
  const picks = ['bob', 'bob'];
  for (const name of picks) await group.getByRole('button', { name }).click();
  await expect.poll(async () => (await printed(page)).slice(0, 2)).toEqual(['bob', 'bob']);
});
