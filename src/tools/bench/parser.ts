/** Our parser beside py-ast, which gives the same trees. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchParser } from '../../python/syntax/parse.bench';
import { root } from '../install.mjs';
import { packageVersion } from './other-peers';
import { type Section, short, table } from './report';

const CASES = join(root, 'src', 'python', 'syntax', 'cases');

export async function benchSyntax(): Promise<Section> {
  const cases = readdirSync(CASES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(CASES, name), 'utf8'));
  const rows = await benchParser(cases);
  const other = rows.find((row) => row.name === 'py-ast');
  return {
    title: 'Parser',
    text: table([
      ['', 'MB/s', 'ours to it'],
      ...rows.map((row) => [
        row.name === 'py-ast' ? `py-ast ${packageVersion('py-ast') ?? ''}` : row.name,
        short(row.mBPerSecond),
        short(row.ratio),
      ]),
    ]),
    bars:
      other === undefined
        ? []
        : [
            {
              name: 'parser, to py-ast',
              asked: '>= 1',
              found: short(other.ratio),
              isMet: other.ratio >= 1,
            },
          ],
  };
}
