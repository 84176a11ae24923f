import { expect, test } from '@playwright/test';

test('the built page opens under a sub-path, asks for nothing but its own files and breaks no policy of its own', async ({
  page,
  baseURL,
}) => {
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto('./');
  await expect(page).toHaveTitle(/Interleave/);
  await expect(page.getByText('Interleave').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const foreign = requests.filter((url) => !url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url));
  expect(foreign).toEqual([]);
  expect(problems).toEqual([]);
});

test('the page refuses inline scripts and eval', async ({ page }) => {
  await page.goto('./');
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.body.dataset.ran = "yes"';
    document.body.append(script);
    return document.body.dataset.ran;
  });
  expect(ran).toBeUndefined();
});
