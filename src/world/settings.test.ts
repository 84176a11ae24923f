import { expect, test } from 'vitest';
import { readWorld } from './settings';

test('Settings of hosts are read from JSON', () => {
  const text = '{"hosts": {"a.example": {"latencyMs": 5, "paths": {"/x": {"json": [1], "delayMs": 9}}}}}';
  expect(readWorld(text)).toEqual(JSON.parse(text));
  expect(readWorld('{}')).toEqual({});
});

test('What is wrong is named with its place', () => {
  expect(readWorld('{')).toMatch(/^not JSON/);
  expect(readWorld('[]')).toMatch(/^the whole: /);
  expect(readWorld('{"hosts": {"a.example": {"latencyMs": -1}}}')).toMatch(/^hosts\.a\.example\.latencyMs: /);
  expect(readWorld('{"hosts": {"a.example": {"latency": 1}}}')).toMatch(/latency/);
  expect(readWorld('{"hosts": {"a.example": {"paths": {"x": {}}}}}')).toMatch(/paths/);
  const injected = '{"hosts": {"a.example": {"paths": {"/": {"headers": {"X": "a\\r\\nSet-Cookie: b"}}}}}}';
  expect(readWorld(injected)).toMatch(/headers/);
});
