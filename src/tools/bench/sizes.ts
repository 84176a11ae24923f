/** What the built site weighs: the budgets of size-budgets.json, and every script after gzip -9. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../install.mjs';
import { checkBuiltSizes } from '../size.mjs';
import { type Section, table } from './report';

export function benchSizes(): Section {
  const dist = join(root, 'dist');
  const title = 'Sizes';
  if (!existsSync(join(dist, 'index.html'))) {
    return { title, text: 'No dist/: `npm run build` first. Left out.', bars: [] };
  }
  const files = readdirSync(dist, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => /^assets\/.*\.(js|css)$|^cli\/.*\.mjs$/.test(path));
  const rows = files.map((path) => {
    const bytes = readFileSync(join(dist, path));
    return { path, plain: bytes.byteLength / 1000, packed: gzipSync(bytes, { level: 9 }).byteLength / 1000 };
  });
  rows.sort((a, b) => b.packed - a.packed);
  return {
    title,
    text: table([
      ['file', 'kB', 'kB gzip -9'],
      ...rows.map(({ path, plain, packed }) => [path, plain.toFixed(1), packed.toFixed(1)]),
    ]),
    bars: checkBuiltSizes().map(({ name, line }) => {
      const found = Number(/: ([\d.]+) kB/.exec(line)?.[1]);
      const asked = Number((/goal ([\d.]+) kB/.exec(line) ?? /of ([\d.]+) kB/.exec(line))?.[1]);
      return { name: `size: ${name}`, asked: `<= ${asked} kB`, found: `${found} kB`, isMet: found <= asked };
    }),
  };
}
