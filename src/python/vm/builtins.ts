/**
 * The names every program finds (CPython docs, "Built-in Functions", "Built-in Constants", "Built-in Exceptions"), and
 * the natives behind the prelude. Importing this gives all builtin types their methods.
 */
import './builtins-exceptions';
import './builtins-object';
import './dict-views';
import './list-methods';
import './numbers-install';
import './range-methods';
import './repr-types';
import './slice-indices';
import './tuple-methods';
import { classFunctions } from './builtins-classes';
import { hashHelpers } from './builtins-hash';
import { iterationFunctions, iterationHelpers } from './builtins-iteration';
import { numberFunctions, numberHelpers } from './builtins-numbers';
import { openFunction } from './builtins-open';
import { preludeHelpers } from './builtins-prelude';
import { textFunctions, textHelpers } from './builtins-text';
import { deferFunctions, present } from './deferred';
import { ABSENT_VALUE, dictHelpers } from './dict-methods';
import { exceptionTypes, guestError, OSErrorType, SystemExit, UnsupportedError } from './errors';
import { enumerateType, filterType, mapType, reversedType, zipType } from './iterators-combined';
import { nativeFunction } from './native';
import {
  boolType,
  bytearrayType,
  bytesType,
  classmethodType,
  complexType,
  dictType,
  ELLIPSIS,
  floatType,
  frozensetType,
  intType,
  listType,
  type Namespace,
  NOT_IMPLEMENTED,
  objectType,
  propertyType,
  rangeType,
  setType,
  sliceType,
  staticmethodType,
  strType,
  superType,
  tupleType,
  typeType,
  type Value,
} from './objects';
import { setHelpers } from './set-methods';
import { stringHelpers } from './str-methods';

/** `exit` and `quit`, as the `site` module adds them. */
const leave = (name: string) =>
  nativeFunction(name, 'code=None', (_vm, args) => {
    throw args[0] === null ? guestError(SystemExit) : guestError(SystemExit, args[0]!);
  });

/** What is said of the builtins that Interleave does not have, by name. */
export const REFUSED_BUILTINS = new Map<string, string>();

/** A builtin that is refused: using it ends the run with a diagnostic. */
const refused = (name: string, why: string) => {
  const text = `${name}(): ${why}`;
  REFUSED_BUILTINS.set(name, text);
  return nativeFunction(name, null, () => {
    throw new UnsupportedError(text);
  });
};

const functions = [
  ...classFunctions,
  ...deferFunctions('code from text', 'globals locals exec eval compile'),
  ...iterationFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...deferFunctions('sorting', 'sorted'),
  refused('breakpoint', 'there is no debugger inside the program; set the playhead instead'),
].sort((a, b) => (a.name < b.name ? -1 : 1));

// In CPython's order: of several names equally near to a misspelt one, the first is suggested.
const entries: readonly (readonly [name: string, value: Value])[] = [
  ['__name__', 'builtins'],
  ['__doc__', null],
  ...functions.map((fn) => [fn.name, fn] as const),
  ['None', null],
  ['Ellipsis', ELLIPSIS],
  ['NotImplemented', NOT_IMPLEMENTED],
  ['False', false],
  ['True', true],
  ['bool', boolType],
  ['memoryview', refused('memoryview', 'views of memory are not supported')],
  ...[
    bytearrayType,
    bytesType,
    classmethodType,
    complexType,
    dictType,
    enumerateType,
    filterType,
    floatType,
    frozensetType,
    propertyType,
    intType,
    listType,
    mapType,
    objectType,
    rangeType,
    reversedType,
    setType,
    sliceType,
    staticmethodType,
    strType,
    superType,
    tupleType,
    typeType,
    zipType,
  ].map((type) => [type.name, type] as const),
  ['__debug__', true],
  ...exceptionTypes,
  ['EnvironmentError', OSErrorType],
  ['IOError', OSErrorType],
  ...[openFunction, leave('quit'), leave('exit'), refused('help', 'there is no interactive help')].map(
    (fn) => [fn.name, fn] as const,
  ),
];

/** A fresh namespace of builtins for one run; its entries are shared by all runs and immutable. */
export function builtinsNamespace(): Namespace {
  return new Map(entries.map(([name, value]) => [name, present(value)]));
}

const helpers = [
  ...dictHelpers,
  ...deferFunctions('exception groups', '_group_like'),
  ...hashHelpers,
  ...iterationHelpers,
  ...numberHelpers,
  ...preludeHelpers,
  ...setHelpers,
  ...deferFunctions('sorting', '_sorted_positions _sort_end'),
  ...stringHelpers,
  ...textHelpers,
];

/** What the prelude's Python code finds besides the builtins: natives it is built on. Fresh for each run. */
export function preludeNamespace(): Namespace {
  const names: Namespace = builtinsNamespace();
  for (const helper of helpers) names.set(helper.name, present(helper));
  names.set('_absent', ABSENT_VALUE);
  return names;
}
