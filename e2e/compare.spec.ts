import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { button, open, paste, playhead, region, sentence } from './player';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const RACE = readFileSync(new URL('../src/derive/divergence/two-counters.py', import.meta.url), 'utf8');

const HOG = readFileSync(new URL('../src/examples/hog.py', import.meta.url), 'utf8');

/** Opens a comparison of a program: cooperative in pane A, preemptive in pane B. */
async function compare(page: Page, source: string): Promise<void> {
  await open(page);
  await paste(page, source);
  await page.keyboard.press('Escape');
  await button(page, 'Compare').click();
  await expect(region(page, 'Pane A')).toBeVisible();
  await expect(region(page, 'Pane B')).toBeVisible();
  await expect(region(page, 'Metrics').getByRole('row').nth(3)).toBeVisible();
}

/** Where the runs part, by the command, which runs in Node. */
function divergenceInNode(source: string, a: string, b: string): number {
  const [tool, command] = ['../src/tools/run-ts.mjs', '../src/cli/main.ts'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const args = [tool!, command!, 'compare', '-', '--a', a, '--b', b, '--json'];
  const data = JSON.parse(execFileSync(process.execPath, args, { input: source, encoding: 'utf8' })) as {
    comparisons: { divergence: { index: number } }[];
  };
  return data.comparisons[0]!.divergence.index;
}

test('the race: pane B loses updates, the divergence is the one derived outside of the page', async ({
  page,
}) => {
  await compare(page, RACE);
  const output = region(page, 'Output');
  await expect(output.getByText('counter is 40')).toBeVisible();
  await expect(output.getByRole('listitem')).toHaveCount(2);
  const expected = divergenceInNode(RACE, '--scheduler cooperative', '--scheduler preemptive --quantum 20');
  await expect(region(page, 'Explanation')).toHaveAttribute('data-divergence', String(expected));
  await button(page, 'Next divergence').click();
  await expect(region(page, 'Pane B')).toContainText('quantum of 20 instructions is used up');
  await expect(page.locator('[data-part="mark"]:not([hidden])')).toHaveCount(2);
});

test('the hog: figures say who held the loop, and what the others waited', async ({ page }) => {
  await compare(page, HOG);
  const metrics = region(page, 'Metrics');
  await expect(metrics.getByRole('row', { name: /Longest hold/ })).toContainText('hog');
  await expect(
    metrics
      .getByRole('row', { name: /Switches by force/ })
      .getByRole('cell')
      .first(),
  ).toHaveText('0');
  await expect(region(page, 'Pane A').getByRole('region', { name: 'Timeline' })).toBeVisible();
});

test('the hog clinic: one click puts a fix into pane B, and the others run on time', async ({ page }) => {
  await compare(page, HOG);
  const clinic = region(page, 'Hog clinic');
  await expect(clinic).toContainText(/hog holds the loop for 0\.5 s.*time\.sleep/);
  await expect(clinic).toContainText('heartbeat');
  await expect(clinic.getByRole('button', { name: 'Preemptive scheduler' })).toHaveCount(0);
  await clinic.getByRole('button', { name: 'Sleep with await' }).click();
  await expect(region(page, 'Pane B').locator('.cm-content')).toContainText('await asyncio.sleep(0.5)');
  const worst = region(page, 'Metrics').getByRole('row', { name: /Worst latency/ });
  await expect(worst).toContainText('better');
  await button(page, 'Keep pane B').click();
  await expect(region(page, 'Code')).toContainText('await asyncio.sleep(0.5)');
});

test('a finding opens a comparison with a fix made', async ({ page }) => {
  await open(page);
  await paste(page, HOG);
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /Findings|found/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Compare: Call it in a thread' }).first().click();
  await expect(region(page, 'Pane B').locator('.cm-content')).toContainText(
    'await asyncio.to_thread(time.sleep, 0.5)',
  );
  await expect(region(page, 'Pane A').locator('.cm-content')).toContainText('    time.sleep(0.5)');
  await page.keyboard.press('Escape');
  await expect(region(page, 'Pane A')).toHaveCount(0);
});

test('presets open the race in three panes', async ({ page }) => {
  await compare(page, HOG);
  await page.getByLabel('Presets').selectOption({ label: 'counter += 1 in two tasks' });
  const output = region(page, 'Output');
  await expect(region(page, 'Pane C')).toBeVisible();
  await expect(output.getByText('A and C')).toBeVisible();
  await expect(output.getByText('counter is 10').first()).toBeVisible();
  await expect(output.locator('[data-side="b"]')).toHaveCount(1);
});

test('one clock moves both panes, and each can be stepped alone', async ({ page }) => {
  await compare(page, RACE);
  for (let i = 0; i < 12; i++) await button(page, 'Step forward').click();
  const both = ['Pane A', 'Pane B'].map((name) => region(page, name).locator('p').last());
  const before = await Promise.all(both.map((text) => text.innerText()));
  await button(page, 'Step pane B forward').click();
  await expect(both[1]!).not.toHaveText(before[1]!);
  await expect(both[0]!).toHaveText(before[0]!);
  await button(page, 'Restart').click();
  await expect(playhead(page)).toHaveValue('0');
  await expect(both[0]!).toContainText('stands at its start');
});

test('a pane can be edited, set back, and kept', async ({ page }) => {
  await compare(page, RACE);
  const code = region(page, 'Pane B').locator('.cm-content');
  await code.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('print("edited")\n');
  await expect(region(page, 'Output').getByText('edited', { exact: true })).toBeVisible();
  await button(page, 'Same program as A').click();
  await expect(region(page, 'Output').getByText('edited', { exact: true })).toHaveCount(0);
  await code.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('print("kept")\n');
  await page.keyboard.press('Escape');
  await button(page, 'Keep pane B').click();
  await expect(region(page, 'Pane A')).toHaveCount(0);
  await expect(region(page, 'Code')).toContainText('print("kept")');
  await expect(page.getByLabel('Scheduler', { exact: true })).toHaveValue('preemptive');
});

test('everything by keyboard alone', async ({ page }) => {
  await open(page);
  await paste(page, RACE);
  await page.keyboard.press('Escape');
  await button(page, 'Compare').focus();
  await page.keyboard.press('Enter');
  await expect(region(page, 'Metrics').getByRole('row').nth(3)).toBeVisible();
  const last = (name: string) => region(page, name).locator('p').last();
  await page.keyboard.press('g');
  await expect(last('Pane B')).toContainText('quantum');
  await page.keyboard.press('Home');
  await expect(last('Pane B')).toContainText('stands at its start');
  await page.keyboard.press('ArrowRight');
  await expect(last('Pane A')).not.toContainText('stands at its start');
  await page.keyboard.press('x');
  await expect(region(page, 'Pane A').getByLabel('Scheduler', { exact: true })).toHaveValue('preemptive');
  await page.keyboard.press('Space');
  await expect(button(page, 'Pause')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(button(page, 'Play')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(region(page, 'Pane A')).toHaveCount(0);
  await expect(sentence(page)).toBeVisible();
  await expect(button(page, 'Compare')).toBeFocused();
});

test('the panes zoom together', async ({ page }) => {
  await compare(page, RACE);
  const zoomOut = (name: string) => region(page, name).getByRole('button', { name: 'Zoom out' });
  await expect(zoomOut('Pane B')).toHaveAttribute('aria-disabled', 'true');
  await region(page, 'Pane A').getByRole('button', { name: 'Zoom in' }).click();
  await expect(zoomOut('Pane B')).not.toHaveAttribute('aria-disabled', 'true');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a comparison in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await compare(page, RACE);
    await page.keyboard.press('g');
    await button(page, 'Add pane').click();
    await expect(region(page, 'Pane C')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
  });
}

test('at 1280 by 720 two and three panes are in sight without scrolling the page', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await compare(page, RACE);
  for (const panes of [2, 3]) {
    if (panes === 3) await button(page, 'Add pane').click();
    const overflow = await page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return [scrollHeight - clientHeight, scrollWidth - clientWidth];
    });
    expect(overflow).toEqual([0, 0]);
    for (const name of ['Pane A', 'Pane B', ...(panes === 3 ? ['Pane C'] : []), 'Metrics', 'Output']) {
      await expect(region(page, name)).toBeInViewport({ ratio: 1 });
    }
    await expect(button(page, 'Play')).toBeInViewport({ ratio: 1 });
  }
});

test('on a narrow screen the panes are stacked, and nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await compare(page, RACE);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBe(0);
  await expect(button(page, 'Play')).toBeInViewport({ ratio: 1 });
});
