import { expect, type Locator, type Page, test } from '@playwright/test';
import { button, lastStepOf, open, playhead, region, sentence, stepOf, type } from './player';

const timeline = (page: Page): Locator => region(page, 'Timeline');
/** The painted part of the lanes, and of axis and CPU lane. */
const lanes = (page: Page): Locator => timeline(page).locator('[data-painter]').last();
const head = (page: Page): Locator => timeline(page).locator('[data-painter]').first();
const span = (page: Page): Locator => timeline(page).locator('[data-span]:focus');
const minimap = (page: Page): Locator => timeline(page).locator('rect.selection');

const MANY_TASKS = `import asyncio

async def worker(n):
    for _ in range(3):
        await asyncio.sleep(0.01 * (n % 7 + 1))

async def main():
    await asyncio.gather(*[worker(n) for n in range(100)])

asyncio.run(main())
`;

/** Left edge and width of the lanes on the screen. */
async function box(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await locator.boundingBox();
  if (found === null) throw new Error('not on the screen');
  return found;
}

test('lanes carry the names of their tasks and say what they do now', async ({ page }) => {
  await open(page);
  for (const name of ['MainThread', 'main', 'ada', 'bob', 'cyd']) {
    await expect(timeline(page).getByRole('listitem', { name, exact: true })).toBeVisible();
  }
  await expect(timeline(page).getByRole('listitem', { name: 'ada' })).toContainText('not created yet');
  await page.keyboard.press('5');
  await expect(timeline(page).getByRole('listitem', { name: 'ada' })).toContainText(
    /runs|sleeps|ready|waits/,
  );
  await expect(timeline(page).getByRole('figure')).toHaveAccessibleName(
    /Lanes over time: 1 thread, 4 tasks\./,
  );
});

test('a program with threads has a lane for each, with its state', async ({ page }) => {
  await open(page);
  await type(
    page,
    `import threading, time

def work(seconds):
    time.sleep(seconds)
    print('slept', seconds)

threads = [threading.Thread(target=work, args=(0.1 * n,), name=f'worker {n}') for n in (1, 2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
  );
  for (const name of ['MainThread', 'worker 1', 'worker 2']) {
    await expect(timeline(page).getByRole('listitem', { name, exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await playhead(page).fill(String(Math.floor((await lastStepOf(page)) * 0.75)));
  await expect(timeline(page).getByRole('listitem', { name: 'MainThread' })).toContainText('blocked');
  await expect(timeline(page).getByRole('figure')).toHaveAccessibleName(/Lanes over time: 3 threads\./);
  await expect(region(page, 'Console')).toContainText('worker 1');
});

test('a click in a lane moves the playhead there', async ({ page }) => {
  await open(page);
  const { x, y, width, height } = await box(lanes(page));
  await page.mouse.click(x + width * 0.5, y + height * 0.45);
  const middle = await stepOf(page);
  expect(middle).toBeGreaterThan(10);
  await page.mouse.click(x + width * 0.2, y + height * 0.45);
  expect(await stepOf(page)).toBeLessThan(middle);
  await expect(sentence(page)).not.toBeEmpty();
});

test('the playhead is dragged along the axis and snaps to steps', async ({ page }) => {
  await open(page);
  const { x, y, width } = await box(head(page));
  await page.mouse.move(x + 12, y - 8);
  await page.mouse.down();
  const seen = new Set<number>();
  for (let part = 0.1; part <= 0.9; part += 0.1) {
    await page.mouse.move(x + width * part, y - 8);
    seen.add(await stepOf(page));
  }
  await page.mouse.up();
  expect(seen.size).toBeGreaterThan(4);
  for (const step of seen) expect(Number.isInteger(step)).toBe(true);
  await page.mouse.move(x + 30, y - 8);
  expect(await stepOf(page)).toBe(Math.max(...seen));
});

test('spans are walked through and chosen by keyboard', async ({ page }) => {
  await open(page);
  await page.keyboard.press('5');
  await button(page, 'Show as table').focus();
  await page.keyboard.press('Tab');
  await expect(span(page)).toHaveAccessibleName(/Span \d+ of \d+$/);
  await page.keyboard.press('Home');
  await expect(span(page)).toHaveAccessibleName(/Span 1 of/);
  const before = await stepOf(page);
  await page.keyboard.press('ArrowRight');
  await expect(span(page)).toHaveAccessibleName(/Span 2 of/);
  expect(await stepOf(page)).toBe(before);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(span(page)).toHaveAccessibleName(/^cyd /);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  expect(await stepOf(page)).toBeGreaterThan(before);
  // Keys that the timeline has no use for are the player's.
  const there = await stepOf(page);
  await page.keyboard.press(',');
  await expect.poll(() => stepOf(page)).toBe(there - 1);
});

test('keys, buttons and the wheel zoom and move; the whole run stays in sight below', async ({ page }) => {
  await open(page);
  await expect(minimap(page)).toHaveCount(0);
  await button(page, 'Zoom in').click();
  await expect(minimap(page)).toBeVisible();
  const size = async () => Number(await minimap(page).getAttribute('width'));
  const place = async () => Number(await minimap(page).getAttribute('x'));
  await expect.poll(size).toBeGreaterThan(0);
  const first = await size();
  await page.keyboard.press('w');
  await expect.poll(size).toBeLessThan(first * 0.7);
  await page.keyboard.press('s');
  await expect.poll(size).toBeGreaterThan(first * 0.95);
  await page.keyboard.press('d');
  await expect.poll(place).toBeGreaterThan(10);
  await page.keyboard.press('a');
  await expect.poll(place).toBeLessThan(10);
  const { x, y, width } = await box(lanes(page));
  await page.mouse.move(x + width / 2, y + 30);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect.poll(size).toBeLessThan(first * 0.9);
  const held = await place();
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 200, y + 30, { steps: 4 });
  await page.mouse.up();
  await expect.poll(place).toBeGreaterThan(held + 5);
  await page.keyboard.press('0');
  await expect(minimap(page)).toBeHidden();
});

test('the note of a span comes with the pointer, stays under it, and goes with Escape', async ({ page }) => {
  await open(page);
  const { x, y, width, height } = await box(lanes(page));
  const note = timeline(page).getByRole('tooltip');
  await page.mouse.move(x + width * 0.3, y + height * 0.42);
  await expect(note).toContainText(/s to .* long/);
  const place = await box(note);
  await page.mouse.move(x + width * 0.3, place.y + place.height / 2, { steps: 3 });
  await page.waitForTimeout(500);
  await expect(note).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
});

test('the axis counts steps, or folds idle stretches', async ({ page }) => {
  await open(page);
  const labels = timeline(page).locator('text');
  await expect(labels.first()).toContainText('s');
  await button(page, 'Fold idle time').click();
  await expect(timeline(page).locator('text[data-fold]').first()).toHaveText(/^\+/);
  await timeline(page).getByRole('radio', { name: 'Steps' }).check();
  await expect(timeline(page).locator('text[data-fold]')).toHaveCount(0);
  await expect(labels.last()).toHaveText(/^\d+$/);
});

test('a table says the same in words and moves the playhead', async ({ page }) => {
  await open(page);
  await page.keyboard.press('5');
  await button(page, 'Show as table').click();
  const table = timeline(page).getByRole('table');
  await expect(table.locator('tr[aria-current=step]')).toContainText(String(await stepOf(page)));
  await expect(table.locator('tr[aria-current=step]')).toContainText(await sentence(page).innerText());
  await table.getByRole('button', { name: 'Go to step 3', exact: true }).click();
  expect(await stepOf(page)).toBe(3);
  await button(page, 'Show as table').click();
  await expect(table).toBeHidden();
});

test('a hundred lanes scroll below an axis and a CPU lane that stay', async ({ page }) => {
  await open(page);
  await type(page, MANY_TASKS);
  await expect.poll(() => lastStepOf(page)).toBeGreaterThan(300);
  const before = await box(head(page));
  const { x, y } = await box(lanes(page));
  await page.mouse.move(x + 100, y + 40);
  await page.mouse.wheel(0, 2000);
  await expect(timeline(page).getByRole('listitem', { name: 'Task-80', exact: true })).toBeVisible();
  expect((await box(head(page))).y).toBe(before.y);
  await expect(timeline(page).getByText('CPU', { exact: true })).toBeInViewport();
});

test('the view follows the playhead until the user moves it, and again on request', async ({ page }) => {
  await open(page);
  for (let i = 0; i < 4; i++) await button(page, 'Zoom in').click();
  const place = async () => Number(await minimap(page).getAttribute('x'));
  await page.keyboard.press('9');
  await expect.poll(place).toBeGreaterThan(100);
  await page.keyboard.press('End');
  await button(page, 'Zoom in').focus();
  await page.keyboard.press('a');
  await page.keyboard.press('a');
  await page.keyboard.press('a');
  await page.keyboard.press('a');
  await page.keyboard.press('a');
  await expect(button(page, 'Follow the playhead')).toHaveAttribute('aria-pressed', 'false');
  const left = await place();
  await playhead(page).press('ArrowLeft');
  expect(await place()).toBe(left);
  await button(page, 'Follow the playhead').click();
  await expect.poll(place).toBeGreaterThan(left);
});

test('more marks than SVG can move are painted on a canvas', async ({ page }) => {
  await open(page);
  await expect(lanes(page)).toHaveAttribute('data-painter', 'svg');
  await type(page, MANY_TASKS.replace('range(3)', 'range(60)'));
  await expect.poll(() => lastStepOf(page)).toBeGreaterThan(10_000);
  await button(page, 'Fit').click();
  await expect(lanes(page)).toHaveAttribute('data-painter', 'canvas');
  await expect(lanes(page).locator('canvas').first()).toBeVisible();
});
