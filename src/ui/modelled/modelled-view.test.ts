import { describe, expect, it } from 'vitest';
import type { Modelled } from '../../modelled/types';
import { filtered, refusalGroups, shownNames } from './modelled-view';

const MODELLED: Modelled = [
  {
    title: 'Language',
    entries: [
      { title: 'match', state: 'works', words: [] },
      { title: 'Coroutines', state: 'part', words: ['Not all.'] },
    ],
  },
  {
    title: 'Modules',
    entries: [{ title: 'io', state: 'part', words: [], missing: ['FileIO', 'BytesIO.read1'] }],
  },
];

describe('what of the table is shown', () => {
  it('is chosen by state and by name, and an area without any is left out', () => {
    const titles = (...args: [Parameters<typeof filtered>[1], string]) =>
      filtered(MODELLED, ...args).flatMap(({ entries }) => entries.map(({ title }) => title));
    expect(titles('all', '')).toEqual(['match', 'Coroutines', 'io']);
    expect(titles('part', '')).toEqual(['Coroutines', 'io']);
    expect(titles('all', ' MATCH ')).toEqual(['match']);
    expect(filtered(MODELLED, 'works', '').map(({ title }) => title)).toEqual(['Language']);
  });

  it('can be searched for a name that is missing', () => {
    expect(filtered(MODELLED, 'all', 'fileio').map(({ title }) => title)).toEqual(['Modules']);
    expect(filtered(MODELLED, 'all', 'read1').map(({ title }) => title)).toEqual(['Modules']);
  });

  it('is searched by the beginnings of words, and takes any sign for itself', () => {
    expect(filtered(MODELLED, 'all', 'tch')).toEqual([]);
    expect(filtered(MODELLED, 'all', 'except*(')).toEqual([]);
  });

  it('tells the same refusal once', () => {
    const refusal = (name: string) => ({
      title: name,
      state: 'refused' as const,
      words: [`\`${name}\` can't be imported here.`],
    });
    expect(refusalGroups([refusal('socket'), refusal('ssl')])).toEqual([
      { words: "`…` can't be imported here.", names: ['socket', 'ssl'] },
    ]);
  });

  it('shows the first of many missing names, and never a rest of one', () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);
    expect(shownNames(names(12)).rest).toEqual([]);
    expect(shownNames(names(30)).first).toHaveLength(10);
    expect(shownNames(names(30)).rest).toHaveLength(20);
  });
});
