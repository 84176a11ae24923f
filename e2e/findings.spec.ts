import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { button, editor, lastStepOf, open, paste, playhead, region, stepOf } from './player';

const DEADLOCK = `import asyncio

async def worker(mine, other):
    async with mine:
        await asyncio.sleep(0)
        async with other:
            print("both")

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(worker(a, b), worker(b, a))

asyncio.run(main())
`;

const HOG = `import asyncio

async def hog():
    total = 0
    for i in range(400_000):
        total += i
    print("hog", total)

async def beat():
    for _ in range(3):
        await asyncio.sleep(0.01)
        print("beat")

async def main():
    await asyncio.gather(hog(), beat())

asyncio.run(main())
`;

const FETCH = `import asyncio
import aiohttp

async def fetch(session, path):
    timeout = aiohttp.ClientTimeout(total=1.5)
    async with session.get("https://httpbin.org" + path, timeout=timeout) as answer:
        print(path, answer.status)

async def main():
    async with aiohttp.ClientSession() as session:
        tasks = [fetch(session, path) for path in ("/delay/1", "/delay/3")]
        print(await asyncio.gather(*tasks, return_exceptions=True))

asyncio.run(main())
`;

/** Puts a program into the editor and waits until it has run. */
async function run(page: Page, source: string): Promise<void> {
  await open(page);
  await paste(page, source);
  await expect(editor(page)).toContainText(source.split('\n')[2]);
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

const graph = (page: Page) => region(page, 'Who waits on what');

test('the notice of a deadlock opens the graph at the end of the run', async ({ page }) => {
  await run(page, DEADLOCK);
  await button(page, 'Show who waits on what').click();
  await expect(graph(page)).toBeVisible();
  await expect(graph(page)).toContainText('Circle:');
  expect(await stepOf(page)).toBe(await lastStepOf(page));
  const table = graph(page).getByRole('table', { name: /Who waits on what/ });
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(graph(page).getByRole('img', { name: /circle/i })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('the Waiting box opens the graph, and the keys reach its table and close it', async ({ page }) => {
  await run(page, DEADLOCK);
  await expect(button(page, 'Show who waits on what')).toBeVisible();
  await playhead(page).press('End');
  const opener = button(page, 'Who waits on what');
  await opener.press('Enter');
  await expect(graph(page)).toBeFocused();
  const since = graph(page).getByRole('table').getByRole('button').first();
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    if (await since.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(since).toBeFocused();
  const before = await stepOf(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => stepOf(page)).toBeLessThan(before);
  await graph(page).press('Escape');
  await expect(graph(page)).toHaveCount(0);
});

test('findings are counted beside the sentence, listed, and a click goes to the place', async ({ page }) => {
  await run(page, HOG);
  const count = page.getByRole('button', { name: /^\d+ findings?$/ });
  await count.press('Enter');
  const list = region(page, 'Findings').getByRole('list', { name: 'What was found' });
  await expect(list.getByRole('listitem').first()).toContainText('Hogs the loop');
  expect(await violations(page)).toEqual([]);
  const before = await stepOf(page);
  await list
    .getByRole('button', { name: /^Go to line/ })
    .first()
    .press('Enter');
  await expect.poll(() => stepOf(page)).not.toBe(before);
  await region(page, 'Findings').press('Escape');
  await expect(count).toBeFocused();
});

test('requests and cancellations are drawn, explained by the legend and told in the table', async ({
  page,
}) => {
  await run(page, FETCH);
  const timeline = region(page, 'Timeline');
  const legend = timeline.getByRole('list', { name: 'Legend' });
  await expect(legend.getByText('request', { exact: true })).toBeVisible();
  await expect(legend.getByText('request failed')).toBeVisible();
  await expect(legend.getByText('asks to cancel')).toBeVisible();
  await expect(legend.getByText('CancelledError thrown in')).toBeVisible();
  await expect(timeline.locator('[data-form="request-answered"]').first()).toBeAttached();
  await expect(timeline.locator('[data-form="cancel-thrown"]').first()).toBeAttached();
  await playhead(page).press('End');
  await button(page, 'Show as table').click();
  await expect(timeline.getByRole('columnheader', { name: 'In flight' })).toBeVisible();
  await expect(timeline.getByRole('cell', { name: /^GET https:\/\/httpbin\.org/ }).first()).toBeVisible();
});
