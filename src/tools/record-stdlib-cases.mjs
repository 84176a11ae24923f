// Records what real CPython 3.13 prints for the programs in src/python/stdlib/cases.
// Usage: node src/tools/record-stdlib-cases.mjs PYTHON PYTHON310 [name ...]
// Programs whose names begin with 'dis-' show bytecode, and are recorded from CPython 3.10.
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = new URL('../python/stdlib/cases/', import.meta.url).pathname;
const [python, python310, ...names] = process.argv.slice(2);
if (python === undefined || python310 === undefined) {
  console.error('Which Pythons? node src/tools/record-stdlib-cases.mjs PYTHON PYTHON310 [name ...]');
  process.exit(2);
}
for (const [path, wanted] of [
  [python, '3.13'],
  [python310, '3.10'],
]) {
  const version = spawnSync(path, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], {
    encoding: 'utf8',
  });
  if (version.stdout?.trim() === wanted) continue;
  console.error(`${path} is not CPython ${wanted}: ${version.stdout ?? version.error}`);
  process.exit(1);
}
let failed = 0;
for (const file of readdirSync(folder)) {
  if (!file.endsWith('.py') || (names.length > 0 && !names.includes(file.slice(0, -3)))) continue;
  const result = spawnSync(file.startsWith('dis-') ? python310 : python, ['-W', 'ignore', file], {
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
