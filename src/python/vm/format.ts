/** `format(value, spec)` for builtin values: what f-strings, `format` and `str.format` try first. */
import { formatComplex, formatFloat, formatInt } from './format-number';
import { formatString } from './format-spec';
import type { Machine } from './machine';
import { PyComplex, PyFloat, type Value } from './objects';

/**
 * `format(value, spec)`; undefined: `__format__` has to be called. Throws ValueError where the spec does not fit the
 * value.
 */
export function tryFormat(vm: Machine, value: Value, spec: string): string | undefined {
  switch (typeof value) {
    case 'string':
      return formatString(value, spec, 'str', vm);
    case 'number':
      return spec === '' ? String(value) : formatInt(value, spec, 'int', vm);
    case 'bigint':
      return formatInt(value, spec, 'int', vm);
    case 'boolean':
      return spec === '' ? (value ? 'True' : 'False') : formatInt(value ? 1 : 0, spec, 'bool', vm);
    default:
  }
  if (value instanceof PyFloat) return formatFloat(value.v, spec, 'float', vm);
  if (value instanceof PyComplex) return formatComplex(value.re, value.im, spec, 'complex', vm);
  if (value === null) return spec === '' ? 'None' : undefined;
  return undefined;
}
