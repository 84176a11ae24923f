import { expect, test } from 'vitest';
import { canOpen, readArguments } from './start.mjs';

test('the arguments of npm start', () => {
  expect(readArguments([])).toEqual({ open: true, port: undefined, host: undefined });
  expect(readArguments(['--no-open', '--port', '8080', '--host', '0.0.0.0'])).toEqual({
    open: false,
    port: 8080,
    host: '0.0.0.0',
  });
});

test.each([['--nope'], ['--port'], ['--port', 'x'], ['--port', '70000'], ['--host']])(
  'an argument that is not understood is refused: %s %s',
  (...args) => {
    expect(readArguments(args)).toBeNull();
  },
);

test('no browser is opened in CI or on a Linux without a display', () => {
  expect(canOpen({ CI: 'true', DISPLAY: ':0' }, 'linux')).toBe(false);
  expect(canOpen({}, 'linux')).toBe(false);
  expect(canOpen({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(canOpen({}, 'darwin')).toBe(true);
});
