// node src/tools/run-ts.mjs src/conformance/random/record.ts [--python PATH]
// Records what CPython 3.13 does with the first random programs: their fingerprints, for the test.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './outcome';
import { Peer } from './peer';
import { randomProgram } from './program';

const COUNT = 300;
const at = process.argv.indexOf('--python');
const peer = new Peer(at < 0 ? (process.env.PYTHON ?? 'python3.13') : process.argv[at + 1]!);
const fingerprints: string[] = [];
for (let seed = 0; seed < COUNT; seed++) fingerprints.push(fingerprint(await peer.run(randomProgram(seed))));
peer.close();
writeFileSync(
  fileURLToPath(new URL('./goldens.json', import.meta.url)),
  `${JSON.stringify({ firstSeed: 0, fingerprints: fingerprints.join(' ') }, null, 2)}\n`,
);
console.log(`${COUNT} fingerprints`);
