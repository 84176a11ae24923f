import { expect, test } from '@playwright/test';
import { open, printed, region, type } from './player';

test('a library module is fetched when a program imports it, and not before', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await open(page);
  expect(scripts.filter((url) => /\/textwrap-/.test(url))).toEqual([]);
  await type(page, 'import textwrap\nprint(textwrap.shorten("one two three", 9))\n');
  await expect.poll(() => printed(page)).toEqual(['one [...]']);
  expect(scripts.filter((url) => /\/textwrap-/.test(url)).length).toBe(1);
});

test('a module that only running asks for is fetched in the middle of the run', async ({ page }) => {
  await open(page);
  await type(
    page,
    'print("one")\nname = "text" + "wrap"\nprint(__import__(name).shorten("one two three", 9))\n',
  );
  await expect.poll(() => printed(page)).toEqual(['one', 'one [...]']);
});

test('a module that cannot be fetched is named, and the next program runs', async ({ page }) => {
  await open(page);
  await page.context().route(/\/textwrap-/, (route) => route.abort());
  await type(page, 'print("one")\nimport textwrap\n');
  await expect(page.getByText(/could not load its textwrap/).first()).toBeVisible();
  await type(page, 'print("two")\n');
  await expect.poll(() => printed(page)).toEqual(['two']);
  await expect(region(page, 'Console')).not.toContainText('could not load');
});
