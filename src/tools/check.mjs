// `npm run check`: the quick half of `npm test` (types, lint, import walls, tidy).
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { checks, runStages } = await import('./stages.mjs');
const { passed, failed } = await runStages(checks);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
