/** CPython's own table of patterns (Lib/test/re_tests.py of the local CPython) on our matcher. */
import { spawnSync } from 'node:child_process';
import { searchAll } from './fixtures/search';

/** Prints the table with what that CPython finds, as in fixtures/record.py. */
const EXPORT = `
import json, re, warnings
from test import re_tests
warnings.simplefilter('ignore')
cases = []
for pattern, subject, *_ in re_tests.tests:
    try:
        found = re.search(pattern, subject)
    except re.error as error:
        cases.append([pattern, subject, {'refused': [error.msg, -1 if error.pos is None else error.pos]}])
        continue
    spans = found and ' '.join(f'{start},{end}' for start, end in found.regs) + f' {found.lastindex or 0}'
    cases.append([pattern, subject, {'results': [spans]}])
print(json.dumps(cases))
`;

const python = process.env.PYTHON313;
if (python === undefined) {
  console.error('PYTHON313 names no CPython');
  process.exit(2);
}
const exported = spawnSync(python, ['-I', '-c', EXPORT], { encoding: 'utf8', maxBuffer: 1 << 26 });
if (exported.status !== 0) {
  console.error(exported.stderr);
  process.exit(1);
}
const cases = JSON.parse(exported.stdout) as [pattern: string, subject: string, expected: unknown][];
console.log("## Regular expressions\n\nThe patterns of CPython's `test.re_tests` on our matcher:\n");
let failed = 0;
for (const [pattern, subject, expected] of cases) {
  const got = searchAll(pattern, 0, 'refused' in (expected as object) ? [] : [subject]);
  if (JSON.stringify(got) === JSON.stringify(expected)) continue;
  failed++;
  console.log(
    `- ${JSON.stringify([pattern, subject])}: ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`,
  );
}
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
