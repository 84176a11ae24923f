// Records what real CPython 3.13 prints for the programs in src/python/stdlib/cases.
// Usage: node src/tools/record-stdlib-cases.mjs PYTHON [name ...]
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = new URL('../python/stdlib/cases/', import.meta.url).pathname;
const [python, ...names] = process.argv.slice(2);
if (python === undefined) {
  console.error('Which Python? node src/tools/record-stdlib-cases.mjs PYTHON [name ...]');
  process.exit(2);
}
const version = spawnSync(python, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8' });
if (version.stdout?.trim() !== '3.13') {
  console.error(`${python} is not CPython 3.13: ${version.stdout ?? version.error}`);
  process.exit(1);
}
let failed = 0;
for (const file of readdirSync(folder)) {
  if (!file.endsWith('.py') || (names.length > 0 && !names.includes(file.slice(0, -3)))) continue;
  const result = spawnSync(python, ['-W', 'ignore', file], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PYTHONHASHSEED: '0' },
    timeout: 60_000,
  });
  if (result.status !== 0) {
    failed++;
    console.error(`${file}: exit code ${result.status}\n${result.stderr}`);
    continue;
  }
  writeFileSync(join(folder, file.replace(/\.py$/, '.txt')), result.stdout.replaceAll(folder, ''));
}
process.exit(failed === 0 ? 0 : 1);
