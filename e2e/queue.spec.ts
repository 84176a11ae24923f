import { expect, type Locator, type Page, test } from '@playwright/test';
import { button, lastStepOf, open, region, type } from './player';

const list = (page: Page, name: string): Locator =>
  region(page, 'Ready queue').getByRole('list', { name, exact: true });

async function step(page: Page): Promise<void> {
  await button(page, 'Step forward').click();
}

/** Which list a task is in; '' for none. */
async function placeOf(page: Page, name: string): Promise<string> {
  const chip = (where: string) =>
    list(page, where).locator('[data-flip^=schedulable]').filter({ hasText: name }).count();
  for (const where of ['Ready', 'Running', 'Waiting']) if ((await chip(where)) > 0) return where;
  return '';
}

test('a task is seen leaving the queue, running, going to wait and coming back', async ({ page }) => {
  await open(page);
  const places: string[] = [];
  for (let i = 0; i < 40 && places.length < 6; i++) {
    const place = await placeOf(page, 'ada');
    if (places.at(-1) !== place) places.push(place);
    await step(page);
  }
  expect(places).toEqual(['', 'Ready', 'Running', 'Waiting', 'Ready', 'Running']);
});

test('backwards shows exactly what forwards has shown', async ({ page }) => {
  await open(page);
  const stage = region(page, 'Ready queue');
  const shown: string[] = [];
  for (let i = 0; i < 25; i++) {
    shown.push(await stage.innerText());
    await step(page);
  }
  for (let i = 24; i >= 0; i--) {
    await button(page, 'Step back').click();
    expect(await stage.innerText()).toBe(shown[i]);
  }
});

test('chips say what their handles will do, and for which pass', async ({ page }) => {
  await open(page);
  const texts = new Set<string>();
  for (let i = 0; i < 45; i++) {
    for (const text of await list(page, 'Ready').getByRole('listitem').allInnerTexts()) {
      texts.add(text.replace(/\s+/g, ' ').trim());
    }
    await step(page);
  }
  const all = [...texts].join('; ');
  expect(all).toContain('first step of ada');
  expect(all).toContain('wake bob');
  expect(all).toMatch(/pass \d+/);
});

test('a long queue is cut to what fits, and opens on request', async ({ page }) => {
  await open(page);
  await type(
    page,
    `import asyncio

async def worker():
    await asyncio.sleep(0)

async def main():
    await asyncio.gather(*[worker() for _ in range(200)])

asyncio.run(main())
`,
  );
  await expect.poll(() => lastStepOf(page)).toBeGreaterThan(200);
  await page.keyboard.press('Escape');
  const stage = region(page, 'Ready queue');
  const { height } = (await stage.boundingBox()) ?? { height: 0 };
  await region(page, 'Timeline').getByRole('button', { name: 'Show as table' }).focus();
  await page.keyboard.press('5');
  const more = stage.getByRole('button', { name: /^\+\d+ more$/ }).first();
  await expect(more).toBeVisible();
  await more.click();
  await expect.poll(() => list(page, 'Ready').getByRole('listitem').count()).toBeGreaterThan(50);
  expect((await stage.boundingBox())?.height).toBe(height);
  await stage.getByRole('button', { name: 'fewer' }).click();
  await expect(more).toBeVisible();
});

test('empty lists say what is going on', async ({ page }) => {
  await open(page);
  await expect(list(page, 'Running')).toContainText(/MainThread|has not begun/);
  await expect(list(page, 'Waiting')).toContainText('Nobody waits');
  await page.keyboard.press('End');
  await expect(list(page, 'Running')).toContainText('The program has ended');
});

test('a chip chooses whose variables are shown', async ({ page }) => {
  await open(page);
  await page.keyboard.press('5');
  const chip = list(page, 'Waiting').getByRole('button').first();
  const name = (await chip.locator('b').innerText()).trim();
  await chip.click();
  await expect(region(page, 'Variables')).toContainText(name);
});

test('with reduced motion nothing moves: what has changed its place is outlined for a step', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const stage = region(page, 'Ready queue');
  let outlined = 0;
  for (let i = 0; i < 20; i++) {
    await step(page);
    outlined += await stage.locator('[data-moved]').count();
    const moving = await stage.evaluate((element) => element.getAnimations({ subtree: true }).length);
    expect(moving).toBe(0);
  }
  expect(outlined).toBeGreaterThan(3);
});

test('chips travel from list to list', async ({ page }) => {
  await open(page);
  const stage = region(page, 'Ready queue');
  // Counted as they begin, not as they are seen: how long one looks depends on the machine.
  await page.evaluate(() => {
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...args) {
      document.body.dataset.moves = String(Number(document.body.dataset.moves ?? 0) + 1);
      return animate.apply(this, args);
    };
  });
  for (let i = 0; i < 25; i++) await step(page);
  await expect(stage).toBeVisible();
  expect(Number(await page.locator('body').getAttribute('data-moves'))).toBeGreaterThan(3);
});
