import { expect, test } from '@playwright/test';
import { button, editor, lastStepOf, open, paste, printed, region, stepOf, type } from './player';

test.beforeEach(async ({ page }) => {
  await open(page);
});

test('the picture follows the text', async ({ page }) => {
  await type(page, 'print("one")\nprint("two")\n');
  await expect.poll(() => printed(page)).toEqual(['one', 'two']);
});

test('an edit keeps the place', async ({ page }) => {
  await type(page, 'a = 1\nb = 2\nprint("here")\nc = 3\n');
  await expect.poll(() => printed(page)).toEqual(['here']);
  await page.getByRole('region', { name: 'Console' }).getByRole('button', { name: /here/ }).click();
  const before = await stepOf(page);
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText('z = 0\n');
  await expect.poll(() => stepOf(page)).toBe(before + 1);
});

test('a syntax error leaves the last good run, marked as stale, until it is mended', async ({ page }) => {
  const good = await lastStepOf(page);
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText('x = = 1\n');
  await expect(page.getByText(/can't be run: line 1, SyntaxError/)).toBeVisible();
  expect(await lastStepOf(page)).toBe(good);
  const problem = region(page, 'Code').getByRole('button', { name: /Line 1/ });
  await expect(problem).toContainText('invalid syntax');
  await problem.click();
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText('x = 1');
  await expect(page.getByText(/can't be run/)).toHaveCount(0);
});

test('an uncaught exception is on the console and at its line', async ({ page }) => {
  await type(page, 'print("before")\n1 / 0\n');
  await expect(region(page, 'Console')).toContainText('ZeroDivisionError: division by zero');
  await expect(region(page, 'Console')).toContainText('before');
});

test('an endless loop ends at a limit that is named, and can be stepped through', async ({ page }) => {
  await type(page, 'while True:\n    pass\n');
  await expect(page.getByText('Limit reached.')).toBeVisible({ timeout: 20_000 });
  await button(page, 'Step forward').click();
  await button(page, 'Step forward').click();
  expect(await stepOf(page)).toBe(2);
  await type(page, 'print("alive")\n');
  await expect.poll(() => printed(page)).toEqual(['alive']);
});

test('a long computation can be held, stopped, and stepped through as far as it came', async ({ page }) => {
  await type(page, 'big = [0] * 1000000\nwhile True:\n    x = max(big)\n');
  await expect(page.getByText('Computing:')).toBeVisible();
  await page.getByRole('button', { name: 'Hold' }).click();
  await expect(page.getByText('Held:')).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('Stopped.', { exact: true })).toBeVisible();
  for (let i = 0; i < 4; i++) await button(page, 'Step forward').click();
  await expect(region(page, 'Variables')).toContainText('[0, 0, 0');
});

test('everybody waiting is said, with who waits on what', async ({ page }) => {
  await button(page, 'Examples: Three workers, one lock').click();
  await page.getByRole('button', { name: /What if everybody waits/ }).click();
  await expect(page.getByText('Waiting for ever.')).toBeVisible();
});

test('what is not supported is refused with its line', async ({ page }) => {
  await type(page, 'import socket\n');
  await expect(page.getByText(/Not supported|can't be run/).first()).toBeVisible();
  await expect(region(page, 'Code').getByRole('button', { name: /Line 1/ })).toBeVisible();
});

test('the other scheduler interleaves the same program differently', async ({ page }) => {
  await page.getByRole('button', { name: /^Examples/ }).click();
  await page.getByRole('button', { name: /What if tasks were interrupted/ }).click();
  await expect(page.getByLabel('Scheduler', { exact: true })).toHaveValue('preemptive');
  await expect(page.getByText(/CPython has no preemption of tasks/)).toBeVisible();
  await expect.poll(() => printed(page)).toHaveLength(1);
  const [preempted] = await printed(page);
  expect(preempted).not.toBe('counter 10 - expected 10');
  await page.getByLabel('Scheduler', { exact: true }).selectOption('cooperative');
  await expect.poll(() => printed(page)).toEqual(['counter 10 - expected 10']);
});

test('text of any kind does no harm', async ({ page }) => {
  await type(page, 'print("\u{1F40D}", "\\ud800" == "\\ud800")\n');
  await expect.poll(async () => (await printed(page)).join()).toContain('True');
  const long = `${'x = 1  # a long line that says nothing at all, many times over\n'.repeat(3000)}print("end")\n`;
  await paste(page, long);
  await expect.poll(() => printed(page), { timeout: 20_000 }).toEqual(['end']);
});

test('what is not supported is said at its line before the program comes to it', async ({ page }) => {
  await type(page, 'import time\n\ndef later():\n    import numpy\n\nprint("runs all the same")\n');
  await expect.poll(() => printed(page)).toEqual(['runs all the same']);
  const problem = region(page, 'Code').getByRole('button', { name: /Line 4/ });
  await expect(problem).toContainText("Not supported: `numpy` can't run here");
  await expect(editor(page).locator('.cm-problemWarning')).toHaveText('numpy');
  await type(page, 'import time\nimport numpy\n');
  await expect(region(page, 'Code').getByRole('button', { name: /Line 2/ })).toHaveCount(1);
  await expect(page.getByText('Not supported.')).toBeVisible();
});

test("warnings are on the console in CPython's words", async ({ page }) => {
  await type(
    page,
    'import warnings\nprint(1 is 1)\nwarnings.warn("no longer", DeprecationWarning)\nwarnings.warn("careful")\n',
  );
  const console = region(page, 'Console');
  await expect(console).toContainText(
    'snippet.py:2: SyntaxWarning: "is" with \'int\' literal. Did you mean "=="?',
  );
  await expect(console).toContainText('snippet.py:3: DeprecationWarning: no longer');
  await expect(console).toContainText('snippet.py:4: UserWarning: careful');
});
