/** What the specs do again and again, by the names that the page goes by. */
import { expect, type Locator, type Page } from '@playwright/test';

export const playhead = (page: Page): Locator => page.getByRole('slider', { name: 'Playhead' });
export const sentence = (page: Page): Locator => page.getByRole('status');
export const editor = (page: Page): Locator =>
  page.getByRole('region', { name: 'Code' }).locator('.cm-content');
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

export async function stepOf(page: Page): Promise<number> {
  return Number(await playhead(page).inputValue());
}

export async function lastStepOf(page: Page): Promise<number> {
  return Number(await playhead(page).getAttribute('max'));
}

/** Opens the page and waits for the first run. */
export async function open(page: Page): Promise<void> {
  await page.goto('./');
  await expect.poll(() => lastStepOf(page)).toBeGreaterThan(5);
}

/** Replaces the program, as if typed, and waits until it has run. */
export async function type(page: Page, source: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(source);
}

/** Replaces the program by pasting, which is how long texts come. */
export async function paste(page: Page, source: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await editor(page).evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, source);
}

/** Lines of the console, without their times. */
export async function printed(page: Page): Promise<string[]> {
  const lines = await region(page, 'Console').getByRole('button').allInnerTexts();
  return lines.map((line) => line.replace(/^[\d.]+\s*(?:[mµ]s\b)?\s*/, '').trim());
}
