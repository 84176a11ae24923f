/** The built site in a real browser: how soon it can be used, and how soon the first click is answered. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, launchFlags } from '../find-browser.mjs';
import { root } from '../install.mjs';
import { serve } from '../serve.mjs';
import { quantile, type Section, short, table } from './report';

const STEP_MS_MAX = 100;
const START_MS_MAX = 150;

declare global {
  interface Window {
    /** From making the first worker until it sends log with instructions in it, in milliseconds. */
    engineStartMs?: number;
  }
}

/** `visits` fresh visits (own context, empty cache). */
export async function benchPage(visits: number, say: (text: string) => void): Promise<Section> {
  const title = 'Page';
  if (!existsSync(join(root, 'dist', 'index.html'))) {
    return { title, text: 'No dist/: `npm run build` first. Left out.', bars: [] };
  }
  const executablePath = findBrowser();
  if (executablePath === null) return { title, text: 'No browser found. Left out.', bars: [] };
  const { chromium } = await import('playwright');
  const { url, close } = await serve();
  const browser = await chromium.launch({ executablePath, args: launchFlags() });
  const loads: number[] = [];
  const steps: number[] = [];
  const starts: number[] = [];
  try {
    for (let visit = 0; visit < visits; visit++) {
      say(`visit ${visit + 1} of ${visits}`);
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.addInitScript(watchWorkers);
      await page.goto(url, { waitUntil: 'commit' });
      // Usable: the first run is there, and the step button can be clicked.
      await page.waitForFunction(() => {
        const playhead = document.querySelector<HTMLInputElement>('[aria-label="Playhead"]');
        const step = document.querySelector<HTMLButtonElement>('[aria-label="Step forward"]');
        return Number(playhead?.max) > 5 && step !== null && !step.disabled;
      });
      loads.push(await page.evaluate(() => performance.now()));
      steps.push(await page.evaluate(firstStep));
      starts.push(await page.evaluate(() => window.engineStartMs ?? Number.NaN));
      await context.close();
    }
  } finally {
    await browser.close();
    await close();
  }
  loads.sort((a, b) => a - b);
  steps.sort((a, b) => a - b);
  starts.sort((a, b) => a - b);
  const startMs = quantile(starts, 0.5);
  const stepMs = steps[steps.length - 1]!;
  return {
    title,
    text: table([
      ['', 'best ms', 'median ms', 'worst ms'],
      ['from navigation until usable', ...spread(loads)],
      ["from making the engine's worker until its first log of an asyncio program", ...spread(starts)],
      ['from the first click on Step forward until the frame that shows it', ...spread(steps)],
    ]),
    bars: [
      {
        name: 'start-up with asyncio, cold in the browser',
        asked: `< ${START_MS_MAX} ms`,
        found: `${short(startMs)} ms`,
        isMet: startMs < START_MS_MAX,
      },
      {
        name: 'first step, worst of the visits',
        asked: `< ${STEP_MS_MAX} ms`,
        found: `${short(stepMs)} ms`,
        isMet: stepMs < STEP_MS_MAX,
      },
    ],
  };
}

function spread(sorted: readonly number[]): string[] {
  return [sorted[0]!, quantile(sorted, 0.5), sorted[sorted.length - 1]!].map(short);
}

/**
 * Runs in the page before its own scripts. The first worker, which runs the first example, stamps what it sends: the
 * page may be busy when it comes.
 */
function watchWorkers(): void {
  const Plain = window.Worker;
  const now = () => performance.timeOrigin + performance.now();
  const stamping = `
    const post = self.postMessage.bind(self);
    self.postMessage = (message) => post({ ...message, atMs: performance.timeOrigin + performance.now() });`;
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      const beganMs = now();
      const text = `import ${JSON.stringify(new URL(url, location.href).href)};${stamping}`;
      super(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), options);
      this.addEventListener('message', ({ data }: MessageEvent<{ instructions?: number; atMs: number }>) => {
        if ((data.instructions ?? 0) > 0) window.engineStartMs ??= data.atMs - beganMs;
      });
    }
  };
}

/** Runs in the page: clicks, and waits until the sentence has changed and a frame has been drawn with it. */
function firstStep(): Promise<number> {
  return new Promise((resolve) => {
    const status = document.querySelector('[role=status]')!;
    const beganMs = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - beganMs));
    });
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    document.querySelector<HTMLButtonElement>('[aria-label="Step forward"]')!.click();
  });
}
