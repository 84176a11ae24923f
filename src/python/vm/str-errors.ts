/** What UnicodeEncodeError and UnicodeDecodeError say: built from their attributes each time. */
import { asBytes } from './bytes-core';
import { UnicodeDecodeErrorType, UnicodeEncodeErrorType } from './errors';
import { asInt } from './int-arith';
import type { PyException, PyObject, Value } from './objects';
import { defineStr } from './repr';
import { asStr, codePoints } from './str-core';
import { hexEscape } from './str-repr';

interface Parts {
  readonly encoding: string;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

const FIELDS = ['encoding', 'object', 'start', 'end', 'reason'];

/** An attribute, or where the program made the exception itself the argument it was made with. */
function field(error: PyObject, name: string): Value | undefined {
  return (error as PyException).fields?.get(name) ?? (error as PyException).args[FIELDS.indexOf(name)];
}

function partsOf(error: PyObject): Parts | undefined {
  const [encoding, reason] = [asStr(field(error, 'encoding')), asStr(field(error, 'reason'))];
  const [start, end] = [asInt(field(error, 'start')), asInt(field(error, 'end'))];
  if (encoding === undefined || reason === undefined || start === undefined || end === undefined)
    return undefined;
  return { encoding, start: Number(start), end: Number(end), reason };
}

function describe(error: PyObject, verb: string, one: (at: number) => string | undefined): string {
  const parts = partsOf(error);
  // An instance made without its arguments.
  if (parts === undefined) return '';
  const { encoding, start, end, reason } = parts;
  const single = end === start + 1 ? one(start) : undefined;
  const many = verb === 'encode' ? 'characters' : 'bytes';
  const where =
    single === undefined ? `${many} in position ${start}-${end - 1}` : `${single} in position ${start}`;
  return `'${encoding}' codec can't ${verb} ${where}: ${reason}`;
}

defineStr(
  UnicodeEncodeErrorType,
  (_vm, error) =>
    describe(error, 'encode', (at) => {
      const character = codePoints(asStr(field(error, 'object')) ?? '')[at];
      return character === undefined ? undefined : `character '${hexEscape(character)}'`;
    }),
  () => '',
);

defineStr(
  UnicodeDecodeErrorType,
  (_vm, error) =>
    describe(error, 'decode', (at) => {
      const byte = asBytes(field(error, 'object'))?.[at];
      return byte === undefined ? undefined : `byte 0x${byte.toString(16).padStart(2, '0')}`;
    }),
  () => '',
);
