import { defineConfig } from '@playwright/test';
import { findBrowser, launchFlags } from '../src/tools/find-browser.mjs';

// Several checkouts may test at once on one machine. The worker processes read the config too, and inherit the choice.
process.env.INTERLEAVE_PORT ??= String(20_000 + (process.pid % 20_000));
const port = Number(process.env.INTERLEAVE_PORT);
// Not at the server's root: the site must work from any path.
const base = '/some/path/interleave/';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  timeout: 30_000,
  globalTimeout: 480_000,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}${base}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: findBrowser() ?? undefined, args: launchFlags() },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    video: 'off',
  },
  webServer: {
    command: `node ../src/tools/serve.mjs --port ${port} --base ${base}`,
    url: `http://127.0.0.1:${port}${base}`,
    reuseExistingServer: false,
    timeout: 20_000,
  },
});
