import { expect, test } from '@playwright/test';
import { editor, lastStepOf, open, printed, type } from './player';

test('text, settings and looks survive a reload', async ({ page }) => {
  await open(page);
  await type(page, 'print("mine")\n');
  await expect.poll(() => printed(page)).toEqual(['mine']);
  await page.getByLabel('Scheduler', { exact: true }).selectOption('preemptive');
  await page.getByRole('radio', { name: 'Dark theme' }).check({ force: true });
  await page.getByRole('button', { name: 'Got it' }).click();
  await page.reload();
  await expect(editor(page)).toContainText('print("mine")');
  await expect.poll(() => printed(page)).toEqual(['mine']);
  await expect(page.getByLabel('Scheduler', { exact: true })).toHaveValue('preemptive');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Got it' })).toHaveCount(0);
});

test('text typed right before the page goes away is kept', async ({ page }) => {
  await open(page);
  await type(page, 'print("last words")\n');
  await page.reload();
  await expect(editor(page)).toContainText('last words');
});

test('a text that cannot be run survives a reload, and says so', async ({ page }) => {
  await open(page);
  await type(page, 'x = = 1\n');
  await expect(page.getByText(/can't be run: line 1, SyntaxError/)).toBeVisible();
  await page.reload();
  await expect(editor(page)).toContainText('x = = 1');
  await expect(page.getByText(/can't be run: line 1, SyntaxError/)).toBeVisible();
  await type(page, 'print("mended")\n');
  await expect.poll(() => printed(page)).toEqual(['mended']);
  await expect(page.getByText(/can't be run/)).toHaveCount(0);
});

test("an example never costs the user's own text", async ({ page }) => {
  await open(page);
  await type(page, 'print("mine")\n');
  await expect.poll(() => printed(page)).toEqual(['mine']);
  await page.getByRole('button', { name: /^Examples/ }).click();
  await page.getByRole('button', { name: /Who wakes first/ }).click();
  await expect(editor(page)).toContainText('nap');
  await page.getByRole('button', { name: /^Examples/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Your program/ })
    .click();
  await expect(editor(page)).toContainText('print("mine")');
});

test.describe('storage', () => {
  test('that is missing is said, and everything else works', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await open(page);
    await expect(page.getByText('Not saved.')).toBeVisible();
    await type(page, 'print("mine")\n');
    await expect.poll(() => printed(page)).toEqual(['mine']);
  });

  test('that is full is said, and everything else works', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await open(page);
    await type(page, 'print("mine")\n');
    await expect.poll(() => printed(page)).toEqual(['mine']);
    await expect(page.getByText('Not saved.')).toBeVisible();
  });

  test('that holds nonsense is ignored', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('interleave/1/program', '{"source": 3}');
      localStorage.setItem('interleave/1/preferences', 'nonsense');
    });
    await open(page);
    expect(await lastStepOf(page)).toBeGreaterThan(5);
  });
});

test('an engine that cannot start is said, and the text can still be edited', async ({ page }) => {
  await page.addInitScript(() => {
    // @ts-expect-error a browser without workers
    window.Worker = class {
      constructor() {
        throw new Error('workers are switched off');
      }
    };
  });
  await page.goto('./');
  await expect(page.getByText("The engine can't start here.")).toBeVisible();
  await type(page, 'print("mine")\n');
  await expect(editor(page)).toContainText('print("mine")');
});
