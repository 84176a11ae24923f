import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLink } from './codec';

interface Kept {
  readonly name: string;
  readonly fragment: string;
  readonly link: unknown;
}

// Links that are out there. Rows are added, by hand, when the format learns something; none is ever changed.
const kept = JSON.parse(readFileSync(new URL('fixtures/links.json', import.meta.url), 'utf8')) as Kept[];

describe('links made by earlier versions', () => {
  it.each(kept)('open as what they were: $name', ({ fragment, link }) => {
    expect(readLink(fragment)).toMatchObject({ ok: true, link });
  });

  it('are kept for version 1', () => {
    expect(kept.filter(({ fragment }) => fragment.startsWith('#i1=')).length).toBeGreaterThanOrEqual(5);
  });
});
