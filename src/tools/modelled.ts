/** npm run modelled: writes what is modelled into src/modelled and the top README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeModelled } from '../conformance/modelled';
import { modelledDocument, modelledJson, withSummary } from '../conformance/modelled-text';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const modelled = makeModelled();
writeFileSync(path('modelled/modelled.generated.json'), modelledJson(modelled));
writeFileSync(path('modelled/modelled.generated.md'), modelledDocument(modelled));
const readme = path('../README.md');
writeFileSync(readme, withSummary(readFileSync(readme, 'utf8'), modelled));
const count = modelled.reduce((sum, { entries }) => sum + entries.length, 0);
console.log(`${count} features and modules`);
