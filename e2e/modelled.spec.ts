import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { open, stepOf } from './player';

const table = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { name: 'What is modelled' });

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('what is modelled opens from the header by keyboard, has its own address, and leads back to the same moment', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('link', { name: 'What is modelled' }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeVisible();
  expect(page.url()).toContain('#modelled');
  // The page below takes no keys meanwhile.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveCount(0);
  expect(await stepOf(page)).toBe(2);
  await page.goBack();
  await expect(heading(page)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the program' }).click();
  await expect(heading(page)).toHaveCount(0);
});

test('it says what works, what is missing and what is refused, and can be searched', async ({ page }) => {
  await page.goto('./#modelled');
  await expect(heading(page)).toBeVisible();
  await expect(table(page, 'Language').getByRole('row', { name: /^match works/ })).toBeVisible();
  await page.getByRole('searchbox').fill('numpy');
  await expect(table(page, 'Packages that are refused')).toContainText('numpy');
  await expect(table(page, 'Language')).toHaveCount(0);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('radio', { name: 'In part' }).check({ force: true });
  await expect(page.getByText('Not there:').first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'works', exact: true })).toHaveCount(0);
  await page.getByRole('searchbox').fill('no such thing');
  await expect(page.getByText('Nothing here goes by that name.')).toBeVisible();
});

test('it tells what is simulated, each with its rule', async ({ page }) => {
  await page.goto('./#modelled');
  const simulated = table(page, 'Simulated');
  await expect(simulated).toContainText('1 January 2026 at 09:00 UTC');
  await simulated.getByText('A program that shows it').first().click();
  await expect(simulated.getByText('3600', { exact: true })).toBeVisible();
});

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`axe finds nothing in it, ${colorScheme}, ${width} px wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    await page.goto('./#modelled');
    await expect(heading(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const main = page.getByRole('main').filter({ has: heading(page) });
    expect(await main.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });
}
