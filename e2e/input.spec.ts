import { expect, test } from '@playwright/test';
import { button, open, printed, region, type } from './player';

const GREETING = `\
import threading, time
def clock():
    for i in range(3):
        time.sleep(0.1)
        print('beat', i)
threading.Thread(target=clock).start()
name = input('name? ')
print('hello', name)
print('bye', input('more? '))
`;

test('a program that asks waits for a line, which is typed at the playhead', async ({ page }) => {
  await open(page);
  await type(page, GREETING);
  await expect(region(page, 'Console')).toContainText('beat 2');
  const field = page.getByRole('textbox', { name: 'Line of input' });
  await expect(field).toHaveCount(0);
  await region(page, 'Console').getByRole('button', { name: 'beat 1' }).click();
  await field.fill('ada');
  await field.press('Enter');
  // It was typed before the third beat, and the program goes on from there until it asks again.
  await expect(region(page, 'Console')).toContainText('hello ada');
  await button(page, 'Pause').click();
  await page.keyboard.press('End');
  await expect(field).toBeVisible();
  await field.fill('bob');
  await button(page, 'Enter').click();
  await expect(region(page, 'Console')).toContainText('bye bob');
  await expect(field).toHaveCount(0);
  expect((await printed(page)).map((line) => line.replace(/^(MainThread|Thread-1 \(clock\))/, ''))).toEqual([
    'name? beat 0',
    'beat 1',
    'ada',
    'hello ada',
    'more? beat 2',
    'bob',
    'bye bob',
  ]);
});

test('lines can be given beforehand, and hosts described, in the settings', async ({ page }) => {
  await open(page);
  await type(
    page,
    'import urllib.request\nprint(input())\nprint(urllib.request.urlopen("http://x.test/").read())\n',
  );
  await button(page, 'Settings').click();
  await page.getByRole('textbox', { name: 'Standard input' }).fill('ada\n');
  const hosts = page.getByRole('textbox', { name: 'Hosts outside' });
  await hosts.fill('{"hosts": {"x.test": {"paths": {"/": {"body": 5}}}}}');
  await expect(page.getByText(/Not used yet: hosts\.x\.test/)).toBeVisible();
  await hosts.fill('{"hosts": {"x.test": {"paths": {"/": {"body": "hello"}}}}}');
  await page.keyboard.press('Escape');
  await expect(region(page, 'Console')).toContainText('ada');
  await expect(region(page, 'Console')).toContainText("b'hello'");
});
