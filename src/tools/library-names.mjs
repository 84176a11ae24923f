// What modules of the library lack: names that CPython 3.13's have and ours do not.
// Usage: node src/tools/library-names.mjs PYTHON writes src/python/stdlib/missing-names.md
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const [python] = process.argv.slice(2);
if (python === undefined) {
  console.error('Which Python? node src/tools/library-names.mjs PYTHON');
  process.exit(2);
}

/** @param {string} command @param {string[]} args @returns {Map<string, string[]>} names by module */
function names(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) {
    console.error(stderr);
    process.exit(1);
  }
  const lines = stdout.trimEnd().split('\n');
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', line.split(' ').slice(1)]));
}

const program = here('library-names.py');
const theirs = names(python, [program]);
const ours = names(process.execPath, [here('run-ts.mjs'), here('../cli/main.ts'), 'run', program]);
const standard = new Set(
  spawnSync(python, ['-c', 'import sys; print(*sys.stdlib_module_names)'], { encoding: 'utf8' }).stdout.split(
    /\s+/,
  ),
);

const rows = [];
for (const [module, known] of theirs) {
  const own = new Set(ours.get(module));
  // Modules that a module of CPython happens to import are no part of what it offers.
  const missing = known.filter((name) => !own.has(name) && !standard.has(name));
  if (missing.length > 0)
    rows.push(`- \`${module}\` (${missing.length} of ${known.length}): ${missing.join(', ')}`);
}
const text = `# Names that are missing

Public names that modules have in CPython 3.13 and not here, written by \`src/tools/library-names.mjs\`. Many are constants of
the operating system, or helpers that CPython does not document. Modules that do not appear have everything.

${rows.join('\n')}
`;
writeFileSync(here('../python/stdlib/missing-names.md'), text);
console.log(`${theirs.size} modules, ${rows.length} with names missing`);
