/** Methods of complex. */
import { divideComplex, magnitudeComplex, multiplyComplex, powerComplex } from './complex-arith';
import { typeError, valueError } from './errors';
import { formatComplex } from './format-number';
import { hashContent } from './hash';
import { asInt, intToFloat } from './int-arith';
import { defineMethods, type NativeFn, PyGetSet } from './native';
import { compareNumbers } from './numbers';
import { asComplex, asFloat } from './numbers-new';
import { complexType, getsetType, NOT_IMPLEMENTED, PyComplex, PyFloat, PyTuple, type Value } from './objects';
import { typeOf } from './types';

type Entry = readonly [params: string | null, fn: NativeFn, doc?: string];
type Operation = (a: PyComplex, b: PyComplex) => PyComplex;

const self = (args: Value[]): PyComplex => asComplex(args[0])!;

/** Any number as complex; undefined for other values. */
function convert(value: Value | undefined): PyComplex | undefined {
  const complex = asComplex(value);
  if (complex !== undefined) return complex;
  const float = asFloat(value);
  if (float !== undefined) return new PyComplex(float.v, 0);
  const int = asInt(value);
  return int === undefined ? undefined : new PyComplex(intToFloat(int), 0);
}

function operation(run: Operation, isReflected: boolean): Entry {
  return [
    'value, /',
    (_vm, args) => {
      const [a, b] = [convert(args[isReflected ? 1 : 0]), convert(args[isReflected ? 0 : 1])];
      return a === undefined || b === undefined ? NOT_IMPLEMENTED : run(a, b);
    },
  ];
}

const add: Operation = (a, b) => new PyComplex(a.re + b.re, a.im + b.im);
const subtract: Operation = (a, b) => new PyComplex(a.re - b.re, a.im - b.im);

function power(isReflected: boolean): Entry {
  const [, run] = operation(powerComplex, isReflected);
  return [
    'value, mod=None, /',
    (vm, args) => {
      if (args[2] !== null) throw valueError('complex modulo');
      return run(vm, args, null);
    },
  ];
}

function equality(op: '==' | '!='): Entry {
  return [
    'value, /',
    (_vm, args) => {
      const other = asComplex(args[1]) ?? asFloat(args[1]) ?? asInt(args[1]);
      return other === undefined ? NOT_IMPLEMENTED : compareNumbers(op, self(args), other)!;
    },
  ];
}

const unordered: Entry = ['value, /', () => NOT_IMPLEMENTED];

defineMethods(complexType, {
  __add__: operation(add, false),
  __radd__: operation(add, true),
  __sub__: operation(subtract, false),
  __rsub__: operation(subtract, true),
  __mul__: operation(multiplyComplex, false),
  __rmul__: operation(multiplyComplex, true),
  __truediv__: operation(divideComplex, false),
  __rtruediv__: operation(divideComplex, true),
  __pow__: power(false),
  __rpow__: power(true),
  __eq__: equality('=='),
  __ne__: equality('!='),
  __lt__: unordered,
  __le__: unordered,
  __gt__: unordered,
  __ge__: unordered,
  __neg__: ['', (_vm, args) => new PyComplex(-self(args).re, -self(args).im)],
  __pos__: ['', (_vm, args) => self(args)],
  __abs__: ['', (_vm, args) => new PyFloat(magnitudeComplex(self(args)))],
  __bool__: ['', (_vm, args) => self(args).re !== 0 || self(args).im !== 0],
  __complex__: ['', (_vm, args) => self(args)],
  __hash__: ['', (vm, args) => hashContent(vm, self(args))!],
  __repr__: ['', (_vm, args) => formatComplex(self(args).re, self(args).im, '', 'complex')],
  __format__: [
    'format_spec, /',
    (vm, args) => {
      const spec = args[1]!;
      if (typeof spec !== 'string') {
        throw typeError(`__format__() argument must be str, not ${typeOf(spec).name}`);
      }
      if (spec === '' && !(args[0] instanceof PyComplex)) return vm.callMethod(args[0]!, '__str__', [])!;
      return formatComplex(self(args).re, self(args).im, spec, typeOf(args[0]!).name, vm);
    },
  ],
  __getnewargs__: ['', (_vm, args) => new PyTuple([new PyFloat(self(args).re), new PyFloat(self(args).im)])],
  conjugate: ['', (_vm, args) => new PyComplex(self(args).re, -self(args).im)],
});

complexType.attrs.set(
  'real',
  new PyGetSet(getsetType, 'real', (_vm, value) => new PyFloat(asComplex(value)!.re), null),
);
complexType.attrs.set(
  'imag',
  new PyGetSet(getsetType, 'imag', (_vm, value) => new PyFloat(asComplex(value)!.im), null),
);
