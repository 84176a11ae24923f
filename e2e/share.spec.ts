import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import Ajv2020 from 'ajv/dist/2020.js';
import { button, lastStepOf, open, playhead, region, sentence, stepOf } from './player';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' });

async function openShare(page: Page): Promise<void> {
  await button(page, 'Share').click();
  await expect(dialog(page).getByRole('tab', { name: 'Link' })).toBeVisible();
}

/** What a Save button of the Data tab hands out. */
async function saved(page: Page, title: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page)
      .getByRole('button', { name: `Save ${title}` })
      .click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

test('a link copied from the dialog opens the same run at the same step in a fresh browser', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.getByLabel('Scheduler', { exact: true }).selectOption('preemptive');
  await expect.poll(() => lastStepOf(page)).toBeGreaterThan(5);
  for (let i = 0; i < 9; i++) await button(page, 'Step forward').click();
  const step = await stepOf(page);
  const told = await sentence(page).innerText();
  await openShare(page);
  await expect(dialog(page).getByRole('checkbox', { name: 'At this step' })).toBeChecked();
  await dialog(page).getByRole('button', { name: 'Copy link', exact: true }).click();
  await expect(dialog(page).getByText('Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await dialog(page).getByRole('textbox', { name: 'Link', exact: true }).inputValue());
  expect(link.startsWith(`${baseURL}#i1=`)).toBe(true);
  expect(link.length).toBeLessThan(2000);

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await other.goto(link);
  await expect.poll(() => stepOf(other)).toBe(step);
  await expect(sentence(other)).toHaveText(told);
  await expect(other.getByLabel('Scheduler', { exact: true })).toHaveValue('preemptive');
  await expect(other.getByText('This is not the run')).toHaveCount(0);
  // The same page hands on the same run: the hash is in the link.
  await openShare(other);
  expect(await dialog(other).getByRole('textbox', { name: 'Link', exact: true }).inputValue()).toBe(link);
  await other.keyboard.press('Escape');
  // Once something is changed, the address no longer says otherwise.
  await other.getByLabel('Scheduler', { exact: true }).selectOption('cooperative');
  await expect.poll(() => new URL(other.url()).hash).toBe('');
  await context.close();
});

test('a link that is damaged says so in one sentence and leaves the page as it is', async ({ page }) => {
  await open(page);
  const before = await region(page, 'Code').locator('.cm-content').innerText();
  await page.goto('./#i1=AAAA<img src=x onerror=alert(1)>');
  await expect(page.getByText("This link can't be opened: it is incomplete or damaged.")).toBeVisible();
  expect(await region(page, 'Code').locator('.cm-content').innerText()).toBe(before);
  await button(page, 'Got it').first().click();
  await expect(page.getByText("This link can't be opened")).toHaveCount(0);
});

test('a link can be written by hand', async ({ page }) => {
  await page.goto(`./#code=${encodeURIComponent('print("by hand")\nprint(2)\n')}&step=2`);
  await expect.poll(() => stepOf(page)).toBe(2);
  await expect(region(page, 'Console').getByText('by hand')).toBeVisible();
});

test('the dialog warns that nobody else can open a link to this computer, and keeps a public address', async ({
  page,
}) => {
  await open(page);
  await openShare(page);
  await expect(dialog(page).getByText("Others can't open this link")).toBeVisible();
  await expect(dialog(page).getByRole('textbox', { name: 'Readable link' })).toHaveValue(/^#code=/);
  await dialog(page).getByRole('textbox', { name: 'Address of the page' }).fill('https://play.example/');
  await expect(dialog(page).getByText("Others can't open this link")).toHaveCount(0);
  await expect(dialog(page).getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(
    /^https:\/\/play\.example\/#i1=/,
  );
  await expect(dialog(page).getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
  await page.reload();
  await expect.poll(() => lastStepOf(page)).toBeGreaterThan(5);
  await openShare(page);
  await expect(dialog(page).getByRole('textbox', { name: 'Address of the page' })).toHaveValue(
    'https://play.example/',
  );
});

test('the tabs go by arrow keys, and data comes as files that other readers understand', async ({ page }) => {
  await open(page);
  await openShare(page);
  await dialog(page).getByRole('tab', { name: 'Link' }).focus();
  await page.keyboard.press('End');
  await expect(dialog(page).getByRole('tab', { name: 'Data' })).toHaveAttribute('aria-selected', 'true');
  const schema = JSON.parse(await saved(page, 'JSON Schema of the event log')) as Record<string, unknown>;
  const log: unknown = JSON.parse(await saved(page, 'Event log (JSON)'));
  const validate = new Ajv2020().compile(schema);
  expect({ valid: validate(log), errors: validate.errors }).toEqual({ valid: true, errors: null });
  expect(await saved(page, 'Spans (CSV)')).toMatch(/^lane,name,kind,state,/);
  expect(await saved(page, 'Text')).toContain('== timeline');
  expect(JSON.parse(await saved(page, 'Events for Perfetto (JSON)'))).toHaveProperty('traceEvents');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(playhead(page)).toBeVisible();
  await expect(button(page, 'Share')).toBeFocused();
});
