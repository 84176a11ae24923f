import { afterEach, expect, test, vi } from 'vitest';
import { browserMajor, findBrowser, launchFlags, systemCandidates } from './find-browser.mjs';

afterEach(() => vi.unstubAllEnvs());

test('the path is searched before the usual places, Chromium before Chrome', () => {
  const found = systemCandidates('linux', { PATH: '/mine/bin' });
  expect(found[0]).toBe('/mine/bin/chromium');
  expect(found.indexOf('/mine/bin/google-chrome')).toBeLessThan(found.indexOf('/usr/bin/chromium'));
});

test('macOS and Windows have their own places', () => {
  expect(systemCandidates('darwin', { PATH: '', HOME: '/people/ada' })).toContain(
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
  expect(systemCandidates('win32', { PROGRAMFILES: 'C:\\Program Files' })).toContain(
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  );
});

test('a program that is missing, or does not say a version, is no browser', () => {
  expect(browserMajor('/nowhere/chromium')).toBeNull();
});

test('a CHROMIUM_PATH that leads nowhere is an error that says so', () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  expect(() => findBrowser()).toThrow('CHROMIUM_PATH=/nowhere/chromium');
});

test('the browser is started silent', () => {
  expect(launchFlags()).toContain('--no-first-run');
});
