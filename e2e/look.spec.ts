import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { button, editor, open, region, sentence, stepOf } from './player';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, short enough to read in a failure. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    expect(await violations(page)).toEqual([]);
    for (let i = 0; i < 18; i++) await page.keyboard.press('ArrowRight');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Scheduler', { exact: true }).selectOption('preemptive');
    await page.keyboard.press('Escape');
    await editor(page).click();
    await page.keyboard.insertText('x = = 1');
    await expect(page.getByText(/can't be run/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`axe finds nothing in the dialogs of the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    for (const name of [/^Examples/, /^Settings/, /^Keys/]) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });
}

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
]) {
  test(`at ${width} by ${height} everything is in sight without scrolling the page`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const overflow = await page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return [scrollHeight - clientHeight, scrollWidth - clientWidth];
    });
    expect(overflow).toEqual([0, 0]);
    for (const name of ['Code', 'Timeline', 'Tasks', 'Console', 'Variables', 'Explanation']) {
      await expect(region(page, name)).toBeInViewport();
    }
    await expect(button(page, 'Play')).toBeInViewport({ ratio: 1 });
  });
}

test('on a narrow screen the regions are stacked and the controls stay in reach', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBe(0);
  await expect(button(page, 'Step forward')).toBeInViewport({ ratio: 1 });
  await button(page, 'Step forward').click();
  expect(await stepOf(page)).toBe(1);
  await region(page, 'Variables').scrollIntoViewIfNeeded();
  await expect(region(page, 'Variables')).toBeInViewport();
  await expect(sentence(page)).toBeInViewport();
  expect(await violations(page)).toEqual([]);
});

test('panels are resized by keyboard, and remembered', async ({ page }) => {
  await open(page);
  const width = async () => (await region(page, 'Code').boundingBox())?.width ?? 0;
  const before = await width();
  await page.getByRole('separator', { name: 'Width of the code' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const after = await width();
  expect(after).toBeGreaterThan(before);
  await page.reload();
  await expect.poll(width).toBeCloseTo(after, -1);
});

test('the editor can be left by keyboard', async ({ page }) => {
  await open(page);
  await editor(page).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
});
