/** What of the table is shown, and how: pure functions of the data. */
import type { Modelled, ModelledArea, ModelledEntry, ModelledState } from '../../modelled/types';

export type Filter = ModelledState | 'all';

export const STATE_WORDS: Readonly<Record<ModelledState, string>> = {
  works: 'works',
  part: 'in part',
  refused: 'refused',
};

/** Missing names that are read at once; the rest is one click away. */
const NAMES_SHOWN = 10;

/** The entries of a state whose name holds what is searched for, area by area; areas without any are left out. */
export function filtered(modelled: Modelled, filter: Filter, search: string): readonly ModelledArea[] {
  const isWanted = searchFor(search);
  return modelled
    .map(({ title, entries }) => ({
      title,
      entries: entries.filter(
        (entry) => (filter === 'all' || entry.state === filter) && isWanted(searchable(entry, title)),
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
}

function searchable({ title, missing = [] }: ModelledEntry, area: string): string {
  return [title, area, ...missing].join('\n');
}

/** Whether a text has a word that begins with what is searched for. */
export function searchFor(search: string): (text: string) => boolean {
  const words = search.trim().replace(/[^\w\s]/g, (sign) => `\\${sign}`);
  const pattern = new RegExp(`(^|[^a-z0-9])${words}`, 'i');
  return (text) => words === '' || pattern.test(text);
}

/** The first names, and the rest; a rest of one or two is not worth a click. */
export function shownNames(names: readonly string[]): {
  readonly first: readonly string[];
  readonly rest: readonly string[];
} {
  const count = names.length <= NAMES_SHOWN + 2 ? names.length : NAMES_SHOWN;
  return { first: names.slice(0, count), rest: names.slice(count) };
}

/** Refusals in the same words are told once, with the names they are about. */
export function refusalGroups(
  entries: readonly ModelledEntry[],
): readonly { readonly words: string; readonly names: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { title, words } of entries) {
    const top = title.split('.')[0]!;
    const told = words.join(' ').replaceAll(`\`${title}\``, '`…`').replaceAll(`\`${top}\``, '`…`');
    groups.set(told, [...(groups.get(told) ?? []), title]);
  }
  return [...groups].map(([words, names]) => ({ words, names }));
}
