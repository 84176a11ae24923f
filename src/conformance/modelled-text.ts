/** What is modelled as text: the generated data file, the document, and the part of the top README. */
import { SIMULATED } from '../modelled/simulated';
import type { Modelled, ModelledEntry, ModelledState } from '../modelled/types';

const STATES: Readonly<Record<ModelledState, string>> = {
  works: 'works',
  part: 'in part',
  refused: 'refused',
};

/** The data as JSON, an entry a line, so that two changes to it seldom meet. */
export function modelledJson(modelled: Modelled): string {
  const areas = modelled.map(({ title, entries }) => {
    const lines = entries.map((entry) => `   ${JSON.stringify(entry)}`);
    return ` {"title": ${JSON.stringify(title)}, "entries": [\n${lines.join(',\n')}\n ]}`;
  });
  return `[\n${areas.join(',\n')}\n]\n`;
}

/** The whole table as a document. */
export function modelledDocument(modelled: Modelled): string {
  const parts = [
    '# What is modelled',
    '',
    'Made by `npm run modelled` from the programs in `src/conformance`, their gaps, and a comparison of every name of every',
    "module with CPython 3.13's. Do not edit it: `npm test` says when it is stale. “Works” means that nothing is known to be",
    'missing, and that every program about it prints what CPython prints.',
    '',
  ];
  for (const { title, entries } of modelled) {
    parts.push(`## ${title}`, '');
    if (entries.every(({ state }) => state === 'refused')) {
      for (const { title: name, words } of entries) parts.push(`- \`${name}\`: ${words.join(' ')}`);
      parts.push('');
      continue;
    }
    parts.push('| what | state | what is missing |', '|---|---|---|');
    for (const entry of entries) {
      parts.push(`| ${cell(entry.title)} | ${STATES[entry.state]} | ${cell(missingText(entry))} |`);
    }
    parts.push('');
  }
  parts.push(
    '## What is simulated, and what is a what-if of ours',
    '',
    '| what | | the rule |',
    '|---|---|---|',
  );
  for (const { title, kind, rule } of SIMULATED) parts.push(`| ${title} | ${kind} | ${cell(rule)} |`);
  return `${parts.join('\n')}\n`;
}

/** The short table of the top README: one line for each feature and module that can be used. */
export function modelledSummary(modelled: Modelled): string {
  const parts = ['| | what | state |', '|---|---|---|'];
  for (const { title, entries } of modelled) {
    if (entries.every(({ state }) => state === 'refused')) continue;
    entries.forEach((entry, i) => {
      parts.push(`| ${i === 0 ? title : ''} | ${cell(entry.title)} | ${STATES[entry.state]} |`);
    });
  }
  return parts.join('\n');
}

/** Sentences, then the names that are missing, those of one class together. */
export function missingText({ words, missing = [] }: ModelledEntry): string {
  const classes = new Map<string, string[]>();
  const names: string[] = [];
  for (const name of missing) {
    const dot = name.indexOf('.');
    if (dot < 0) names.push(`\`${name}\``);
    else classes.set(name.slice(0, dot), [...(classes.get(name.slice(0, dot)) ?? []), name.slice(dot + 1)]);
  }
  for (const [owner, methods] of classes)
    names.push(`\`${owner}\`'s ${methods.map((name) => `\`${name}\``).join(' ')}`);
  return [...words, ...(names.length > 0 ? [`Not there: ${names.join(', ')}.`] : [])].join(' ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

const BEGIN = '<!-- modelled: made by npm run modelled -->';
const END = '<!-- end of modelled -->';

/** The README with its generated part replaced. Throws if the part's two marks are not there. */
export function withSummary(readme: string, modelled: Modelled): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`README.md has lost ${BEGIN} or ${END}`);
  return `${readme.slice(0, begin + BEGIN.length)}\n${modelledSummary(modelled)}\n${readme.slice(end)}`;
}
