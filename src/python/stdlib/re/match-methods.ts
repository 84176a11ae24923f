/** Methods of `re.Match` (CPython docs, "Match Objects"). */
import { guestError, IndexError } from '../../vm/errors';
import { classGetItem } from '../../vm/generic-alias';
import { tryHash, unhashable } from '../../vm/hash';
import { asInt } from '../../vm/int-arith';
import type { Machine } from '../../vm/machine';
import { defineClassMethods, defineMethods, PyGetSet } from '../../vm/native';
import { getsetType, PyDict, PyTuple, type Value } from '../../vm/objects';
import { defineRepr } from '../../vm/repr';
import { asStr } from '../../vm/str-core';
import { joinParts, templateOf } from './expand';
import { matchType, type PyMatch } from './pattern-objects';

const own = (args: Value[]): PyMatch => args[0] as PyMatch;

/** Number of the group that `key` names. Throws IndexError. */
function groupNumber(vm: Machine, match: PyMatch, key: Value | undefined): number {
  if (key === undefined) return 0;
  const int = asInt(key);
  if (int !== undefined) {
    if (int >= 0 && int <= match.pattern.groups) return Number(int);
  } else {
    const name = asStr(key);
    const number = name === undefined ? undefined : match.pattern.compiled.groupNames.get(name);
    if (number !== undefined) return number;
    if (tryHash(vm, key) === undefined && typeof key === 'object') throw unhashable(key);
  }
  throw guestError(IndexError, 'no such group');
}

function groupsOf(match: PyMatch, fallback: Value): Value[] {
  const groups: Value[] = [];
  for (let group = 1; group <= match.pattern.groups; group++) groups.push(match.group(group, fallback));
  return groups;
}

defineMethods(matchType, {
  group: [
    null,
    (vm, [self, ...keys]) => {
      const match = self as PyMatch;
      if (keys.length <= 1) return match.group(groupNumber(vm, match, keys[0]), null);
      return new PyTuple(keys.map((key) => match.group(groupNumber(vm, match, key), null)));
    },
  ],
  __getitem__: ['key, /', (vm, args) => own(args).group(groupNumber(vm, own(args), args[1]), null)],
  groups: ['default=None', (_vm, args) => new PyTuple(groupsOf(own(args), args[1]!))],
  groupdict: [
    'default=None',
    (_vm, args) => {
      const { groupNames } = own(args).pattern.compiled;
      return new PyDict(
        new Map([...groupNames].map(([name, group]) => [name, own(args).group(group, args[1]!)])),
      );
    },
  ],
  start: ['group=0, /', (vm, args) => own(args).span(groupNumber(vm, own(args), args[1]))[0]],
  end: ['group=0, /', (vm, args) => own(args).span(groupNumber(vm, own(args), args[1]))[1]],
  span: ['group=0, /', (vm, args) => own(args).spanTuple(groupNumber(vm, own(args), args[1]))],
  expand: [
    'template',
    (vm, args) => {
      const match = own(args);
      return joinParts(vm, match, templateOf(match.pattern, args[1]!));
    },
  ],
  __copy__: ['', (_vm, args) => args[0]!],
  __deepcopy__: ['memo, /', (_vm, args) => args[0]!],
});
defineClassMethods(matchType, { __class_getitem__: ['item, /', classGetItem] });

defineRepr(matchType, (_vm, value, inner) => {
  const match = value as PyMatch;
  const [from, to] = match.span(0);
  const text = inner(match.group(0, null));
  return text === undefined ? undefined : `<re.Match object; span=(${from}, ${to}), match=${text}>`;
});

function field(name: string, get: (match: PyMatch) => Value): void {
  matchType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => get(self as PyMatch), null));
}
field('string', (match) => match.string);
field('re', (match) => match.pattern);
field('pos', (match) => match.pos);
field('endpos', (match) => match.endpos);
field('lastindex', (match) => (match.lastIndex < 0 ? null : match.lastIndex));
field('lastgroup', (match) => {
  for (const [name, group] of match.pattern.compiled.groupNames) if (group === match.lastIndex) return name;
  return null;
});
field(
  'regs',
  (match) =>
    new PyTuple(Array.from({ length: match.pattern.groups + 1 }, (_, group) => match.spanTuple(group))),
);
