/** `_interleave`: what library code written in Python asks of the machine. */
import { UnsupportedError } from '../vm/errors';
import { nativeFunction } from '../vm/native';
import type { Value } from '../vm/objects';

export const interleaveNatives: readonly (readonly [string, Value])[] = [
  [
    'unsupported',
    nativeFunction('unsupported', 'text, /', (_vm, [text]) => {
      throw new UnsupportedError(text as string);
    }),
  ],
  [
    'charge',
    nativeFunction('charge', 'instructions, /', (vm, [instructions]) => {
      vm.charge(instructions as number);
      return null;
    }),
  ],
];
