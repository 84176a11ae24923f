import { expect, it } from 'vitest';
import goldens from './goldens.json';
import { comparable, fingerprint, outcomeHere } from './outcome';
import { kindOfSeed, randomProgram } from './program';

const fingerprints = goldens.fingerprints.split(' ');

it(`${fingerprints.length} random programs do what CPython 3.13 did with them`, () => {
  const differing: string[] = [];
  fingerprints.forEach((wanted, index) => {
    const seed = goldens.firstSeed + index;
    const source = randomProgram(seed);
    const outcome = outcomeHere(source);
    if (fingerprint(outcome) === wanted) return;
    const { stdout, stderr } = comparable(outcome);
    differing.push(`--- seed ${seed} (${kindOfSeed(seed)})\n${source}--- printed here\n${stdout}${stderr}`);
  });
  expect(differing.slice(0, 3).join('\n')).toBe('');
}, 300_000);
