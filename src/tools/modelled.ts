/**
 * npm run modelled: writes what is modelled into src/modelled and the top README. With --check it writes nothing, names
 * the files that are stale, and fails if there are any: a stage of `npm test`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeModelled } from '../conformance/modelled';
import { modelledDocument, modelledJson, withSummary } from '../conformance/modelled-text';
import { root } from './install.mjs';

const read = (name: string): string => {
  const path = join(root, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

const modelled = makeModelled();
const files: readonly (readonly [name: string, text: string])[] = [
  ['src/modelled/modelled.generated.json', modelledJson(modelled)],
  ['src/modelled/modelled.generated.md', modelledDocument(modelled)],
  ['README.md', withSummary(read('README.md'), modelled)],
];
const stale = files.filter(([name, text]) => read(name) !== text);
if (process.argv.includes('--check')) {
  for (const [name] of stale) console.log(`${name} is stale: npm run modelled`);
  if (stale.length === 0) console.log('what is modelled is what the files say');
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [name, text] of stale) writeFileSync(join(root, name), text);
  const count = modelled.reduce((sum, { entries }) => sum + entries.length, 0);
  console.log(
    `${count} features and modules; written: ${stale.map(([name]) => name).join(', ') || 'nothing new'}`,
  );
}
