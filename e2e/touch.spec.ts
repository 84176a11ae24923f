import { type CDPSession, expect, type Locator, type Page, test } from '@playwright/test';
import { button, open, region, stepOf } from './player';

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

const lanes = (page: Page): Locator => region(page, 'Timeline').locator('[data-painter]').last();
const fitButton = (page: Page): Locator => button(page, 'Fit');
/** What the axis says, and where. */
const axis = (page: Page): Promise<string> =>
  region(page, 'Timeline')
    .locator('svg text')
    .evaluateAll((texts) => texts.map((text) => `${text.textContent}@${text.getAttribute('x')}`).join());

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Fingers that move together, each from a place to a place; Playwright itself only taps. */
async function drag(
  touch: CDPSession,
  fingers: readonly (readonly [from: Finger, to: Finger])[],
): Promise<void> {
  const STEPS = 8;
  const at = (part: number) =>
    fingers.map(([from, to], id) => ({
      id,
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
    }));
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0).slice(0, 1) });
  if (fingers.length > 1)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= STEPS; step++) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / STEPS) });
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  // Two gestures of one hand are never closer, and the picture is drawn in between.
  await new Promise((resolve) => setTimeout(resolve, 250));
}

/** Points of the lanes by fractions of their size. */
async function places(page: Page): Promise<(x: number, y: number) => Finger> {
  await lanes(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await lanes(page).boundingBox();
  if (box === null) throw new Error('no lanes on the screen');
  return (x, y) => ({ x: box.x + box.width * x, y: box.y + box.height * y });
}

test('two fingers zoom the timeline, one finger pans it, a tap chooses a moment', async ({
  page,
  context,
}) => {
  await open(page);
  const touch = await context.newCDPSession(page);
  const at = await places(page);
  const whole = await axis(page);
  await expect(fitButton(page)).toBeDisabled();

  await drag(touch, [
    [at(0.4, 0.4), at(0.1, 0.4)],
    [at(0.6, 0.5), at(0.9, 0.5)],
  ]);
  await expect(fitButton(page)).toBeEnabled();
  const zoomed = await axis(page);
  expect(zoomed).not.toBe(whole);

  await drag(touch, [[at(0.3, 0.5), at(0.8, 0.5)]]);
  await expect.poll(() => axis(page)).not.toBe(zoomed);
  const panned = await axis(page);

  const before = await stepOf(page);
  const { x, y } = at(0.9, 0.55);
  await page.touchscreen.tap(x, y);
  await expect.poll(() => stepOf(page)).toBeGreaterThan(before);
  expect(await axis(page)).toBe(panned);

  await drag(touch, [
    [at(0.05, 0.4), at(0.45, 0.4)],
    [at(0.95, 0.5), at(0.55, 0.5)],
  ]);
  await drag(touch, [
    [at(0.05, 0.4), at(0.45, 0.4)],
    [at(0.95, 0.5), at(0.55, 0.5)],
  ]);
  await expect(fitButton(page)).toBeDisabled();
});

test('a tap on a task chooses whose variables are shown', async ({ page }) => {
  await open(page);
  for (let i = 0; i < 20; i++) await button(page, 'Step forward').tap();
  const tasks = region(page, 'Tasks');
  await tasks.scrollIntoViewIfNeeded();
  await tasks.getByRole('button', { name: 'bob', exact: true }).tap();
  await expect(tasks.getByRole('button', { name: 'bob', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(region(page, 'Variables')).toContainText("'bob'");
});

test('one finger moves the playhead along the axis', async ({ page, context }) => {
  await open(page);
  const touch = await context.newCDPSession(page);
  const head = region(page, 'Timeline').locator('[data-painter]').first();
  await head.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await head.boundingBox();
  if (box === null) throw new Error('no axis on the screen');
  const y = box.y + box.height / 2;
  await drag(touch, [
    [
      { x: box.x + 10, y },
      { x: box.x + box.width / 2, y },
    ],
  ]);
  await expect.poll(() => stepOf(page)).toBeGreaterThan(10);
});
