import { expect, test } from 'vitest';
import { sha512 } from './sha512';

const hex = (data: Uint8Array) => [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('');

test('The digests of the standard: empty, short and longer than a block', () => {
  const text = (value: string) => hex(sha512(new TextEncoder().encode(value)));
  expect(text('')).toMatch(/^cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce/);
  expect(text('abc')).toMatch(/^ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a/);
  expect(text('a'.repeat(200))).toMatch(/^4b11459c33f52a22ee8236782714c150a3b2c60994e9acee17fe68947a3e6789/);
});
