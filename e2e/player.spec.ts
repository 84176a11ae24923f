import { expect, test } from '@playwright/test';
import { button, editor, lastStepOf, open, playhead, printed, region, sentence, stepOf } from './player';

test.beforeEach(async ({ page }) => {
  await open(page);
});

test('it opens with a working example, paused at its start', async ({ page }) => {
  for (const name of ['Code', 'Timeline', 'Ready queue', 'Tasks', 'Console', 'Variables', 'Explanation']) {
    await expect(region(page, name)).toBeVisible();
  }
  expect(await stepOf(page)).toBe(0);
  await expect(button(page, 'Play')).toBeVisible();
  await expect(sentence(page)).toContainText('start');
  await expect(page.getByRole('status')).toHaveCount(1);
  await expect(editor(page)).toContainText('asyncio.run(main())');
  expect(await printed(page)).toEqual(['ada 0', 'bob 0', 'cyd 0', 'ada 1', 'bob 1', 'cyd 1']);
});

test('stepping back shows exactly what was there before', async ({ page }) => {
  test.setTimeout(90_000);
  const seen: string[] = [];
  const look = async () =>
    [await sentence(page).innerText(), await region(page, 'Tasks').innerText(), await stepOf(page)].join(
      '\n',
    );
  // The inspector's answer comes a little after the step: what counts is what stays.
  const settled = async (): Promise<string> => {
    for (let last = await look(); ; ) {
      await page.waitForTimeout(150);
      const now = await look();
      if (now === last) return now;
      last = now;
    }
  };
  for (let i = 0; i < 25; i++) {
    seen.push(await settled());
    await button(page, 'Step forward').click();
  }
  expect(new Set(seen).size).toBe(25);
  for (let i = 24; i >= 0; i--) {
    await button(page, 'Step back').click();
    await expect.poll(look).toBe(seen[i]);
  }
});

test('the first step is visible in under 100 ms', async ({ page }) => {
  const took = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const status = document.querySelector('[role=status]');
        const step = document.querySelector<HTMLButtonElement>('[aria-label="Step forward"]');
        if (status === null || step === null) throw new Error('no page');
        const began = performance.now();
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - began));
        });
        observer.observe(status, { childList: true, characterData: true, subtree: true });
        step.click();
      }),
  );
  expect(took).toBeLessThan(100);
});

test('keys do what the key sheet says', async ({ page }) => {
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('.');
  expect(await stepOf(page)).toBe(2);
  await page.keyboard.press(',');
  expect(await stepOf(page)).toBe(1);
  await page.keyboard.press('Shift+ArrowRight');
  const afterSwitch = await stepOf(page);
  expect(afterSwitch).toBeGreaterThan(1);
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await stepOf(page)).toBeLessThan(afterSwitch);
  await page.keyboard.press('End');
  expect(await stepOf(page)).toBe(await lastStepOf(page));
  await page.keyboard.press('5');
  expect(await stepOf(page)).toBe(Math.round((await lastStepOf(page)) / 2));
  await page.keyboard.press('Home');
  expect(await stepOf(page)).toBe(0);
  await page.keyboard.press('Space');
  await expect(button(page, 'Pause')).toBeVisible();
  await page.keyboard.press('k');
  await expect(button(page, 'Play')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('typing is not stepping, but function keys work in the editor too', async ({ page }) => {
  await editor(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type('  # k.,? 5');
  expect(await stepOf(page)).toBe(0);
  await expect(button(page, 'Play')).toBeVisible();
  await page.keyboard.press('F10');
  await expect.poll(() => stepOf(page)).toBe(1);
});

test('after a click on a button, Space still plays; with the focus seen on it, it presses the button', async ({
  page,
}) => {
  await button(page, 'Step forward').click();
  await page.keyboard.press('Space');
  await expect(button(page, 'Pause')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(button(page, 'Play')).toBeVisible();
  const step = await stepOf(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'Step forward')).toBeFocused();
  await page.keyboard.press('Space');
  expect(await stepOf(page)).toBe(step + 1);
});

test('single keys can be switched off', async ({ page }) => {
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: /Single keys/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('.');
  expect(await stepOf(page)).toBe(0);
  await page.keyboard.press('F10');
  expect(await stepOf(page)).toBe(1);
});

test('playing takes a step at a time and stops at the end', async ({ page }) => {
  await page.getByRole('slider', { name: 'Speed' }).press('End');
  await button(page, 'Play').click();
  await expect(button(page, 'Play')).toBeVisible();
  expect(await stepOf(page)).toBe(await lastStepOf(page));
  await expect(sentence(page)).toHaveAttribute('aria-live', 'polite');
});

test('the playhead moves evenly across a jump of the clock, which is one step', async ({ page }) => {
  const clock = async () =>
    Number(/· ([\d.]+) s/.exec(await page.getByText(/\d+ \/ \d+ · /).innerText())?.[1]);
  while ((await clock()) < 0.1) await button(page, 'Step forward').click();
  await button(page, 'Step back').click();
  expect(await clock()).toBeLessThan(0.01);
  await page.getByRole('slider', { name: 'Speed' }).press('Home');
  await button(page, 'Play').click();
  const seen: number[] = [];
  await expect
    .poll(
      async () => {
        seen.push(await clock());
        return seen.at(-1);
      },
      { intervals: [100] },
    )
    .toBeGreaterThanOrEqual(0.2);
  const between = seen.filter((at) => at > 0.02 && at < 0.18);
  expect(between.length).toBeGreaterThan(3);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test('while it plays, a sentence is read aloud only when there was time to say the one before; Pause holds it', async ({
  page,
}) => {
  await sentence(page).evaluate((status) => {
    const said: string[] = [];
    const read = () => {
      // What is hidden from whoever listens is not said.
      const text = [...status.children]
        .filter((part) => part.ariaHidden !== 'true')
        .map((part) => part.textContent);
      if (text.join('') !== '' && said.at(-1) !== text.join('')) said.push(text.join(''));
    };
    new MutationObserver(read).observe(status, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { said });
  });
  await page.getByRole('slider', { name: 'Speed' }).fill('5');
  await button(page, 'Play').click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(8);
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.length).toBeGreaterThan(0);
  expect(said.length).toBeLessThan(5);
  await button(page, 'Pause').click();
  const step = await stepOf(page);
  await page.waitForTimeout(700);
  expect(await stepOf(page)).toBe(step);
});

test('the playhead is dragged and driven by keys', async ({ page }) => {
  const box = await playhead(page).boundingBox();
  if (box === null) throw new Error('no playhead');
  await page.mouse.move(box.x + 10, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const middle = await stepOf(page);
  expect(middle).toBeGreaterThan((await lastStepOf(page)) * 0.4);
  await page.keyboard.press('ArrowRight');
  expect(await stepOf(page)).toBe(middle + 1);
});

test('the grain decides what a step is', async ({ page }) => {
  const counts: number[] = [];
  for (const grain of ['Instruction', 'Line', 'Await point', 'Switch']) {
    await page.getByRole('combobox', { name: 'Step by' }).selectOption(grain);
    counts.push(await lastStepOf(page));
  }
  expect(counts[0]).toBeGreaterThan(counts[1]);
  expect(counts[1]).toBeGreaterThan(counts[2]);
  expect(counts[3]).toBeGreaterThan(3);
});

test('a line of the console leads to its moment', async ({ page }) => {
  await region(page, 'Console').getByRole('button', { name: /bob 1/ }).click();
  await expect(region(page, 'Tasks').getByText('runs', { exact: true })).toBeVisible();
  await expect(page.getByText(/\d+ \/ \d+ · 0\.\d+ s/)).not.toContainText('0.000 s');
});

test('choosing a task shows its variables', async ({ page }) => {
  await region(page, 'Console').getByRole('button', { name: /bob 0/ }).click();
  await region(page, 'Tasks').getByRole('button', { name: 'cyd', exact: true }).click();
  await expect(region(page, 'Variables')).toContainText("'cyd'");
  await region(page, 'Tasks').getByRole('button', { name: 'cyd', exact: true }).click();
  await expect(region(page, 'Variables')).toContainText("'bob'");
});
