// `npm run build`: the static site in dist/, and the command line in dist/cli/.
import { buildCli } from './build-cli.mjs';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { build } = await import('vite');
await build({ root, mode: 'production' });
console.log(`command line: ${await buildCli()}`);
