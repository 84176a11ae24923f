// `npm test`: everything that must hold, on a machine with only Node and npm. `npm run test:full` adds what needs a
// real CPython 3.13 beside it.
import { ensureInstalled } from './install.mjs';

const full = process.argv.includes('--full');
if (process.argv.slice(2).some((argument) => argument !== '--full')) {
  console.error('usage: npm test, or npm run test:full (one file: npx vitest run PATH)');
  process.exit(2);
}
ensureInstalled();
const { browserTests, build, checks, modelled, runStages, sizes, unitTests } = await import('./stages.mjs');
const stages = [...checks, unitTests, modelled, build, sizes, browserTests];
if (full) stages.push((await import('./full.mjs')).fullTests);
const { passed, failed } = await runStages(stages);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
