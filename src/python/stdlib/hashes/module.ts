/** `_hashes`: what `hashlib` and `zlib` leave to TypeScript. */
import { typeError } from '../../vm/errors';
import type { Machine } from '../../vm/machine';
import { nativeFunction } from '../../vm/native';
import { PyBytes, type Value } from '../../vm/objects';
import { digest } from './digests';

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** `crc32(data, value)`. */
function crc32(vm: Machine, [data, value]: Value[]): Value {
  if (!(data instanceof PyBytes)) throw typeError('a bytes-like object is required');
  vm.work(data.data.length >> 2);
  let crc = ~(Number(value) >>> 0);
  for (const byte of data.data) crc = CRC_TABLE[(crc ^ byte) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** `digest(name, data, length)`. */
function digestOf(vm: Machine, [name, data, length]: Value[]): Value {
  if (!(data instanceof PyBytes)) throw typeError('a bytes-like object is required');
  // The sponge of SHA-3 counts in big integers.
  vm.work(data.data.length * ((name as string).startsWith('sh') ? 20 : 2));
  return new PyBytes(digest(name as string, data.data, Number(length))!);
}

export const hashNatives: readonly (readonly [string, Value])[] = [
  ['digest', nativeFunction('digest', 'name, data, length, /', digestOf)],
  ['crc32', nativeFunction('crc32', 'data, value=0, /', crc32)],
];
