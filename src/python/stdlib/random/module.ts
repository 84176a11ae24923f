/** `_random`: the generator behind `random`, as CPython has it, and the sums that have to be exact. */
import { sha512 } from '../../../base/sha512';
import type { Copier } from '../../vm/copier';
import { guestError, TypeErrorType, typeError, valueError } from '../../vm/errors';
import { hashFloat } from '../../vm/hash-numbers';
import { asInt } from '../../vm/int-arith';
import type { Machine } from '../../vm/machine';
import { defineMethods, defineNew, nativeFunction } from '../../vm/native';
import {
  objectType,
  PyByteArray,
  PyBytes,
  PyFloat,
  PyOrdinary,
  PyTuple,
  PyType,
  type Value,
} from '../../vm/objects';
import { typeOf } from '../../vm/types';
import { hostOf } from '../asyncio/loop-host';
import { MersenneTwister } from './mersenne-twister';

export const randomType = new PyType('Random', [objectType], true, undefined, '_random');

class PyRandom extends PyOrdinary {
  readonly generator = new MersenneTwister();
  constructor(cls: PyType) {
    super(cls);
    this.dict = new Map();
  }
  override shell(): PyRandom {
    return new PyRandom(this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.generator.copyFrom(from.generator);
  }
}

/** How many generators were seeded without a seed in this run. */
class SeedCount {
  count = 0;
  shell(): SeedCount {
    return new SeedCount();
  }
  fill(from: this): void {
    this.count = from.count;
  }
}

/**
 * Where CPython asks the operating system for entropy: the first time the seed of the run's options, then those
 * after it.
 */
function freshSeed(vm: Machine): bigint {
  const seeds = vm.stateOf('random', () => new SeedCount());
  return BigInt(Math.trunc(hostOf(vm).scheduler.seed)) + BigInt(seeds.count++);
}

const own = (args: Value[]): MersenneTwister => (args[0] as PyRandom).generator;

function seed(vm: Machine, generator: MersenneTwister, value: Value): void {
  if (value === null) {
    generator.seedInteger(freshSeed(vm));
    return;
  }
  const int = asInt(value);
  if (int !== undefined) {
    generator.seedInteger(BigInt(int));
    return;
  }
  if (value instanceof PyFloat) {
    const hash = BigInt(hashFloat(value.v) ?? 0);
    generator.seedInteger(BigInt.asUintN(64, hash));
    return;
  }
  throw guestError(
    TypeErrorType,
    'The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.',
  );
}

defineNew(randomType, null, (vm, [cls]) => {
  const random = new PyRandom(cls as PyType);
  if (cls === randomType) seed(vm, random.generator, null);
  return random;
});

const STATE_LENGTH = 625;

defineMethods(randomType, {
  __init__: [null, () => null],
  seed: [
    'n=None, /',
    (vm, args) => {
      seed(vm, own(args), args[1]!);
      return null;
    },
  ],
  random: ['', (_vm, args) => new PyFloat(own(args).random())],
  getrandbits: [
    'k, /',
    (vm, args) => {
      const count = asInt(args[1]!);
      if (count === undefined) {
        throw typeError(`'${typeOf(args[1]!).name}' object cannot be interpreted as an integer`);
      }
      if (count < 0) throw valueError('number of bits must be non-negative');
      vm.work(Number(count) / 32);
      return own(args).bits(Number(count));
    },
  ],
  getstate: ['', (_vm, args) => new PyTuple([...own(args).words, own(args).index])],
  setstate: [
    'state, /',
    (_vm, args) => {
      const state = args[1];
      if (!(state instanceof PyTuple)) throw typeError('state vector must be a tuple');
      if (state.items.length !== STATE_LENGTH) throw valueError('state vector is the wrong size');
      const index = Number(state.items[STATE_LENGTH - 1]);
      if (!(index >= 0 && index <= 624)) throw valueError('invalid state');
      const generator = own(args);
      for (let i = 0; i < STATE_LENGTH - 1; i++) generator.words[i] = Number(state.items[i]);
      generator.index = index;
      return null;
    },
  ],
});

/** `_seed_of_text(data)`: the integer that CPython makes of a str's UTF-8 bytes, or of bytes. */
function seedOfText(_vm: Machine, [value]: Value[]): Value {
  const data =
    typeof value === 'string'
      ? new TextEncoder().encode(value)
      : value instanceof PyBytes || value instanceof PyByteArray
        ? value.data
        : new Uint8Array(0);
  let number = 0n;
  for (const byte of [...data, ...sha512(data)]) number = (number << 8n) | BigInt(byte);
  return number;
}

export const randomNatives: readonly (readonly [string, Value])[] = [
  ['Random', randomType],
  ['_seed_of_text', nativeFunction('_seed_of_text', 'data, /', seedOfText)],
];
