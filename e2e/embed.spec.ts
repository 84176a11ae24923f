import AxeBuilder from '@axe-core/playwright';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';

const PROGRAM =
  'import asyncio\n\nasync def tea():\n    await asyncio.sleep(1)\n    print("tea")\n\nasyncio.run(tea())\n';

/** A page of somebody else's, with frames in it. It keeps every message that it gets. */
async function host(page: Page, body: string): Promise<void> {
  await page.route('**/host.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Slides</title><style>iframe { width: 960px; height: 540px }</style>
        <script>heard = []; addEventListener('message', (event) => heard.push(event.data));</script>${body}`,
    }),
  );
  await page.goto('./host.html');
}

const embed = (words: string) => `./embed.html#code=${encodeURIComponent(PROGRAM)}${words}`;
const frame = (page: Page, name: string) => page.frameLocator(`iframe[name=${name}]`);
const stepIn = (player: FrameLocator) =>
  player.getByRole('slider', { name: 'Playhead' }).inputValue().then(Number);

/** Sends a message to the frame of that name, from the page around it. */
const send = (page: Page, name: string, message: unknown) =>
  page.evaluate(
    ([to, data]) => {
      const target = document.querySelector<HTMLIFrameElement>(`iframe[name=${to}]`);
      target?.contentWindow?.postMessage(data, '*');
    },
    [name, message] as const,
  );

const command = (method: string, ...args: unknown[]) => ({
  ns: 'interleave',
  v: 1,
  id: method,
  method,
  args,
});

const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: Record<string, unknown>[] }).heard);

const events = async (page: Page) => (await heard(page)).map(({ event }) => event).filter(Boolean);

test('a frame shows the panes it is asked for, at its step, and the page around it steps it', async ({
  page,
}) => {
  await host(
    page,
    `<iframe title="Player" name="a" src="${embed('&step=3&panes=code,timeline&theme=dark')}"></iframe>`,
  );
  const player = frame(page, 'a');
  await expect.poll(() => stepIn(player)).toBe(3);
  await expect(player.getByRole('region', { name: 'Code' })).toContainText('asyncio.sleep');
  await expect(player.getByRole('region', { name: 'Timeline' })).toBeVisible();
  await expect(player.getByRole('region', { name: 'Console' })).toHaveCount(0);
  await expect(player.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await player.locator('.cm-content').getAttribute('contenteditable')).toBe('false');
  // Nothing but a greeting before the page has spoken.
  expect(await heard(page)).toEqual([{ ns: 'interleave', v: 1, event: 'hello', detail: null }]);

  await send(page, 'a', command('ping'));
  await expect.poll(() => events(page)).toContain('ready');
  await send(page, 'a', command('next'));
  await expect.poll(() => stepIn(player)).toBe(4);
  await send(page, 'a', command('previous', 2));
  await expect.poll(() => stepIn(player)).toBe(2);
  await send(page, 'a', command('seek', 'end'));
  await expect.poll(() => events(page)).toContain('ended');
  const last = (await heard(page)).at(-1);
  expect(JSON.stringify(last)).not.toContain('asyncio');
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations).toEqual([]);
});

test('two players on a page do not disturb each other, and keys go where the focus is', async ({ page }) => {
  await host(
    page,
    `<button>deck</button><iframe title="Player" name="a" src="${embed('')}"></iframe><iframe title="Player" name="b" src="${embed('&step=2')}"></iframe>`,
  );
  const [a, b] = [frame(page, 'a'), frame(page, 'b')];
  await expect.poll(() => stepIn(b)).toBe(2);
  await expect.poll(() => stepIn(a)).toBe(0);
  await page.getByRole('button', { name: 'deck' }).focus();
  await page.keyboard.press('ArrowRight');
  expect([await stepIn(a), await stepIn(b)]).toEqual([0, 2]);
  await a.getByRole('button', { name: 'Step forward' }).click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stepIn(a)).toBe(2);
  await send(page, 'b', command('next'));
  await expect.poll(() => stepIn(b)).toBe(3);
  expect(await stepIn(a)).toBe(2);
});

test('the element is a player with attributes, methods and events; its content is seen until it is ready', async ({
  page,
}) => {
  await host(
    page,
    `<script type="module" src="./interleave-player.js"></script>
     <script>
       told = [];
       for (const name of ['ready', 'step', 'ended'])
         addEventListener('interleave:' + name, ({ target, detail }) => told.push([target.id, name, detail.step]));
     </script>
     <style>interleave-player { width: 700px; height: 420px } h1 { color: red; text-align: center }</style>
     <interleave-player id="one" step="2" panes="code,timeline" label="Tea"><pre>${PROGRAM}</pre></interleave-player>
     <interleave-player id="two" theme="dark" code="print(1)\nprint(2)"></interleave-player>`,
  );
  const run = (script: string) => page.evaluate(script);
  await expect.poll(() => run('told')).toContainEqual(['one', 'ready', 2]);
  await expect.poll(() => run('told')).toContainEqual(['two', 'ready', 0]);
  await expect(page.locator('pre')).toBeHidden();
  await expect(page.getByTitle('Tea')).toBeVisible();
  await run('one.next(); two.next(2); one.next()');
  await expect.poll(() => run('[one.step, two.step]')).toEqual([4, 2]);
  await run('one.previous(); two.setAttribute("step", "1")');
  await expect.poll(() => run('[one.step, two.step]')).toEqual([3, 1]);
  await run('two.seek("end")');
  await expect.poll(() => run('told.some(([id, name]) => id === "two" && name === "ended")')).toBe(true);
  expect(await run('[one.step, one.playing, two.ended, one.duration > 4]')).toEqual([3, false, true, true]);
  await expect(page.frameLocator('#two iframe').locator('html')).toHaveAttribute('data-theme', 'dark');
  // Other attributes make another player, which is again ready by itself.
  await run('told = []; two.setAttribute("code", "print(3)"); two.seek(0)');
  await expect
    .poll(() => run('told'))
    .toEqual([
      ['two', 'ready', 1],
      ['two', 'step', 0],
    ]);
  expect(await run('two.step')).toBe(0);
});

test('messages that are not from the page around it, or make no sense, change nothing', async ({ page }) => {
  await host(
    page,
    `<iframe title="Player" name="a" src="${embed('&step=2')}"></iframe><iframe title="Player" name="b" srcdoc="<p>other"></iframe>
     <iframe title="Player" name="c" src="${embed('&step=1&origin=https%3A%2F%2Fdeck.example')}"></iframe>`,
  );
  const player = frame(page, 'a');
  await expect.poll(() => stepIn(player)).toBe(2);
  await expect.poll(() => stepIn(frame(page, 'c'))).toBe(1);
  for (const message of [
    null,
    'next',
    '{"method":"next"}',
    [],
    { ns: 'interleave', v: 1, method: 'next', extra: 1 },
    { ns: 'interleave', v: 2, method: 'next' },
    { ns: 'interleave', v: 1, method: 'constructor' },
    { ns: 'interleave', v: 1, method: 'seek', args: [-1] },
    { ns: 'interleave', v: 1, method: 'seek', args: ['<img src=x>'] },
    { ns: 'interleave', v: 1, method: 'next', args: [Number.NaN] },
  ])
    await send(page, 'a', message);
  // From a frame beside it.
  await page.frames()[2].evaluate((data) => {
    window.parent.frames[0].postMessage(data, '*');
  }, command('next'));
  // From a page that the address does not name.
  await send(page, 'c', command('next'));
  await page.waitForTimeout(300);
  expect([await stepIn(player), await stepIn(frame(page, 'c'))]).toEqual([2, 1]);
  // The other one is told nothing at all, and this one has only greeted.
  expect(await heard(page)).toEqual([{ ns: 'interleave', v: 1, event: 'hello', detail: null }]);
});

test('an address that makes no sense is refused in one sentence', async ({ page }) => {
  await page.goto('./embed.html#code=print(1)&panes=code,everything');
  await expect(page.getByRole('alert')).toHaveText(
    'The panes are code, queue, timeline, console, explanation.',
  );
  await page.goto('./embed.html?src=%23i1%3DAAAA');
  await expect(page.getByRole('alert')).toHaveText(/incomplete or damaged/);
});
