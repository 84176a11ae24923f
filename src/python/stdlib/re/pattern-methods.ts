/** Methods of `re.Pattern` (CPython docs, "Regular Expression Objects"). */
import { isCallable } from '../../vm/builtins-iteration';
import { intArgument, Retry, smallInt } from '../../vm/builtins-support';
import { asBytes } from '../../vm/bytes-core';
import { PyMappingProxy } from '../../vm/dict-view-objects';
import { tryEq } from '../../vm/equality';

import { classGetItem } from '../../vm/generic-alias';
import type { Machine } from '../../vm/machine';
import { defineClassMethods, defineMethods, type NativeFn, PyGetSet, type PyNative } from '../../vm/native';
import { getsetType, NOT_IMPLEMENTED, PyDict, type Value } from '../../vm/objects';
import { defineRepr } from '../../vm/repr';
import { asStr } from '../../vm/str-core';
import { templateOf } from './expand';
import { MatchIterator, PyScanner } from './match-iterator';
import { Flag } from './nodes';
import { PyPattern, patternType } from './pattern-objects';
import { Scan, type ScanKind } from './scan';
import { type Subject, subjectOf } from './subject';

const own = (args: Value[]): PyPattern => args[0] as PyPattern;

const POSITIONS = 'string, pos=0, endpos=9007199254740991';

/** A method of a subject and the bounds of what is looked at, which may have to be asked for their `__index__`. */
function bounded(
  name: string,
  run: (vm: Machine, pattern: PyPattern, subject: Subject, pos: number, end: number, string: Value) => Value,
): NativeFn {
  return (vm, args) => {
    const native = patternType.attrs.get(name) as PyNative;
    const from = intArgument(vm, native, args, 2);
    if (from instanceof Retry) return from.result;
    const to = intArgument(vm, native, args, 3);
    if (to instanceof Retry) return to.result;
    const subject = subjectOf(vm, args[1]!, own(args).isText);
    const end = Math.min(Math.max(0, smallInt(to)), subject.length);
    const start = Math.min(Math.max(0, smallInt(from)), subject.length);
    return run(vm, own(args), subject, start, end, args[1]!);
  };
}

function scanning(kind: ScanKind): readonly [string, NativeFn] {
  const run = bounded(kind, (vm, pattern, subject, pos, end, string) =>
    new Scan(pattern, string, subject, kind, pos, end).drive(vm),
  );
  return [POSITIONS, run];
}

function counted(vm: Machine, args: Value[], kind: ScanKind, string: Value, at: number): Scan | Value {
  const count = intArgument(vm, patternType.attrs.get(kind) as PyNative, args, at);
  if (count instanceof Retry) return count.result;
  const subject = subjectOf(vm, string, own(args).isText);
  const scan = new Scan(own(args), string, subject, kind, 0, subject.length);
  scan.limit = smallInt(count);
  return scan;
}

function substitute(kind: 'sub' | 'subn'): readonly [string, NativeFn] {
  return [
    'repl, string, count=0',
    (vm, args) => {
      const scan = counted(vm, args, kind, args[2]!, 3);
      if (!(scan instanceof Scan)) return scan;
      const replacement = args[1]!;
      if (!isCallable(replacement) && !isPlain(replacement)) {
        scan.template = templateOf(own(args), replacement);
      }
      scan.replacement = replacement;
      return scan.drive(vm);
    },
  ];
}

/** True for texts without a backslash. */
function isPlain(value: Value): boolean {
  const text = asStr(value);
  if (text !== undefined) return !text.includes('\\');
  return asBytes(value)?.includes(92) === false;
}

defineMethods(patternType, {
  match: scanning('match'),
  fullmatch: scanning('fullmatch'),
  search: scanning('search'),
  findall: scanning('findall'),
  finditer: [
    POSITIONS,
    bounded(
      'finditer',
      (_vm, pattern, subject, pos, end, string) =>
        new MatchIterator(new PyScanner(pattern, string, subject, pos, end)),
    ),
  ],
  scanner: [
    POSITIONS,
    bounded(
      'scanner',
      (_vm, pattern, subject, pos, end, string) => new PyScanner(pattern, string, subject, pos, end),
    ),
  ],
  split: [
    'string, maxsplit=0',
    (vm, args) => {
      const scan = counted(vm, args, 'split', args[1]!, 2);
      return scan instanceof Scan ? scan.drive(vm) : scan;
    },
  ],
  sub: substitute('sub'),
  subn: substitute('subn'),
  __copy__: ['', (_vm, args) => args[0]!],
  __deepcopy__: ['memo, /', (_vm, args) => args[0]!],
  __eq__: ['value, /', (vm, [a, b]) => same(vm, a!, b!) ?? NOT_IMPLEMENTED],
});
defineClassMethods(patternType, { __class_getitem__: ['item, /', classGetItem] });

function same(vm: Machine, a: Value, b: Value): boolean | undefined {
  if (!(a instanceof PyPattern) || !(b instanceof PyPattern)) return undefined;
  return a.compiled.flags === b.compiled.flags && a.isText === b.isText && tryEq(vm, a.source, b.source);
}

// --- Attributes and repr ---------------------------------------------------------------------------------------------

function field(name: string, get: (pattern: PyPattern) => Value): void {
  patternType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => get(self as PyPattern), null));
}
field('pattern', (pattern) => pattern.source);
field('flags', (pattern) => pattern.compiled.flags);
field('groups', (pattern) => pattern.groups);
field('groupindex', (pattern) => new PyMappingProxy(new PyDict(new Map(pattern.compiled.groupNames))));

const FLAG_NAMES: readonly (readonly [bit: number, name: string])[] = [
  [Flag.IGNORECASE, 're.IGNORECASE'],
  [Flag.MULTILINE, 're.MULTILINE'],
  [Flag.DOTALL, 're.DOTALL'],
  [Flag.VERBOSE, 're.VERBOSE'],
  [Flag.DEBUG, 're.DEBUG'],
  [Flag.ASCII, 're.ASCII'],
  [Flag.LOCALE, 're.LOCALE'],
  [Flag.UNICODE, 're.UNICODE'],
];
const SHOWN_MAX = 200;

defineRepr(patternType, (_vm, value, inner) => {
  const pattern = value as PyPattern;
  const source = inner(pattern.source);
  if (source === undefined) return undefined;
  let { flags } = pattern.compiled;
  // What goes without saying.
  if (pattern.isText && (flags & (Flag.LOCALE | Flag.ASCII)) === 0) flags &= ~Flag.UNICODE;
  const names: string[] = [];
  for (const [bit, name] of FLAG_NAMES) {
    if (flags & bit) names.push(name);
    flags &= ~bit;
  }
  if (flags !== 0) names.push(`0x${flags.toString(16)}`);
  const shown = Array.from(source).slice(0, SHOWN_MAX).join('');
  return `re.compile(${shown}${names.length > 0 ? `, ${names.join('|')}` : ''})`;
});
