import { expect, test } from 'vitest';
import { KEYS } from './keys';

test('no key has two meanings in one scope', () => {
  const meanings = new Map<string, string>();
  for (const { scope, keys, does } of KEYS) {
    for (const key of keys) {
      const name = `${scope} ${key.toLowerCase()}`;
      expect(meanings.get(name), `${name}: ${does}`).toBeUndefined();
      meanings.set(name, does);
    }
  }
});

test('every key says what it does and how it is written', () => {
  for (const { shown, does, keys } of KEYS) {
    expect(shown).not.toBe('');
    expect(does).not.toBe('');
    expect(keys.length).toBeGreaterThan(0);
  }
});

test('only function keys and chords work while typing', () => {
  for (const { keys, whileTyping } of KEYS) {
    if (whileTyping !== true) continue;
    for (const key of keys) expect(key).toMatch(/^(?:Shift\+)?F\d+$|^\$mod\+/);
  }
});
