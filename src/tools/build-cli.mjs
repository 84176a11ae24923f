// Bundles src/cli/main.ts into one file that plain Node runs: dist/cli/interleave.mjs.
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

export async function buildCli() {
  const { build } = await import('rolldown');
  const { libraryPython } = await import('./library-python.mjs');
  const { rawText } = await import('./raw-text.mjs');
  const file = join(root, 'dist', 'cli', 'interleave.mjs');
  await build({
    cwd: root,
    input: join(root, 'src', 'cli', 'main.ts'),
    platform: 'node',
    plugins: [libraryPython({ isCompiled: true }), rawText()],
    // As Vite does for the page: src/link/address.ts.
    transform: {
      define: {
        'import.meta.env': JSON.stringify({ VITE_PUBLIC_ADDRESS: process.env.VITE_PUBLIC_ADDRESS ?? '' }),
      },
    },
    output: { file, format: 'esm', codeSplitting: false, banner: '#!/usr/bin/env node' },
  });
  await chmod(file, 0o755);
  return file;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildCli();
