/**
 * Frame times of the timeline on runs of different lengths, in a real browser over the gallery: while the view is
 * zoomed in and out (everything is laid out and painted anew), and while only the playhead moves.
 */
import { chromium, type Page } from 'playwright';
import { createServer } from 'vite';

export interface FrameTimes {
  readonly spans: number;
  readonly painter: string;
  readonly action: 'zoom' | 'playhead';
  /** Frames a second while it goes on. */
  readonly fps: number;
  /** Script time of a frame, median and 95th percentile, in milliseconds. */
  readonly scriptMs: number;
  readonly scriptMs95: number;
  /** From the start of the page's script to the first painted timeline, building the log left out, in milliseconds. */
  readonly firstPaintMs: number;
}

interface MeasureOptions {
  /** Path of the browser; Playwright's own if it is not given. */
  readonly executablePath?: string;
  readonly frames?: number;
}

const VIEWPORT = { width: 1200, height: 760 };

/** Serves the gallery by itself and measures one run after the other; takes some seconds for each. */
export async function measureFrames(
  root: string,
  spans: readonly number[],
  { executablePath, frames = 90 }: MeasureOptions = {},
): Promise<FrameTimes[]> {
  const server = await createServer({ root, logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
  await server.listen();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const [address] = server.resolvedUrls?.local ?? [];
    const results: FrameTimes[] = [];
    for (const count of spans) {
      const page = await browser.newPage({ viewport: VIEWPORT });
      await page.addInitScript(countScriptTime);
      await page.goto(`${address}src/ui/timeline/gallery/gallery.html?spans=${count}`, { timeout: 120_000 });
      await page.waitForFunction(() => window.gallery !== undefined, undefined, { timeout: 120_000 });
      const host = page.locator('[data-painter]').nth(1);
      await host.waitFor({ timeout: 60_000 });
      const firstPaintMs = await page.evaluate(() => performance.now() - (window.gallery?.readyMs ?? 0));
      await page.waitForTimeout(300);
      for (const action of ['zoom', 'playhead'] as const) {
        const { fps, scripts } = await (action === 'zoom'
          ? zoomSweep(page, frames)
          : playheadSweep(page, frames));
        scripts.sort((a, b) => a - b);
        const at = (part: number) =>
          scripts[Math.min(scripts.length - 1, Math.floor(scripts.length * part))] ?? 0;
        const painter = (await host.getAttribute('data-painter')) ?? '';
        results.push({
          spans: count,
          painter,
          action,
          fps,
          scriptMs: at(0.5),
          scriptMs95: at(0.95),
          firstPaintMs,
        });
      }
      await page.close();
    }
    return results;
  } finally {
    await browser.close();
    await server.close();
  }
}

interface Sweep {
  readonly fps: number;
  readonly scripts: number[];
}

declare global {
  interface Window {
    /** Milliseconds of script in animation frames since it was last set to 0. */
    frameScriptMs: number;
  }
}

/** Runs in the page before anything else: adds up what callbacks of animation frames take. */
function countScriptTime(): void {
  window.frameScriptMs = 0;
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((nowMs) => {
      const start = performance.now();
      callback(nowMs);
      window.frameScriptMs += performance.now() - start;
    });
}

function zoomSweep(page: Page, frames: number): Promise<Sweep> {
  return page.evaluate(async (count) => {
    const body = document.querySelectorAll<HTMLElement>('[data-painter]')[1];
    const { left, top, width } = body.getBoundingClientRect();
    const scripts: number[] = [];
    const wheel = (deltaY: number) =>
      body.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY,
          ctrlKey: true,
          clientX: left + width * 0.4,
          clientY: top + 40,
          bubbles: true,
          cancelable: true,
        }),
      );
    const start = performance.now();
    for (let frame = 0; frame < count; frame++) {
      window.frameScriptMs = 0;
      // Out to everything, then in: both the densest and the deepest views are on the way.
      wheel(frame < count / 3 ? 300 : -120);
      await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      scripts.push(window.frameScriptMs);
    }
    return { fps: (count * 1000) / (performance.now() - start), scripts };
  }, frames);
}

function playheadSweep(page: Page, frames: number): Promise<Sweep> {
  return page.evaluate(async (count) => {
    const { gallery } = window;
    if (gallery === undefined) throw new Error('the page is no gallery');
    const scripts: number[] = [];
    const from = gallery.moment();
    const start = performance.now();
    for (let frame = 0; frame < count; frame++) {
      window.frameScriptMs = 0;
      gallery.seek(from, (frame % 60) / 60);
      await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      scripts.push(window.frameScriptMs);
    }
    return { fps: (count * 1000) / (performance.now() - start), scripts };
  }, frames);
}
