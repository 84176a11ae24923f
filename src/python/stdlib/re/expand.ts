/** Replacements as values: read from what a program gives, and filled in for a match. */
import { asBytes } from '../../vm/bytes-core';
import { typeError } from '../../vm/errors';
import type { Machine } from '../../vm/machine';
import type { Value } from '../../vm/objects';
import { asStr } from '../../vm/str-core';
import { typeOf } from '../../vm/types';
import { patternError } from './pattern-error';
import { expandTemplate, latin1, type PyMatch, type PyPattern } from './pattern-objects';
import { PatternSyntaxError } from './pattern-source';
import { joinValues } from './scan';
import { parseTemplate, type TemplatePart } from './template';

/** The parts of a replacement. Throws PatternError, IndexError, TypeError. */
export function templateOf(pattern: PyPattern, value: Value): TemplatePart[] {
  const text = asStr(value);
  const data = text === undefined ? asBytes(value) : undefined;
  if (text === undefined && data === undefined) {
    throw typeError(`decoding to str: need a bytes-like object, ${typeOf(value).name} found`);
  }
  const { groupNames } = pattern.compiled;
  try {
    return parseTemplate(text ?? latin1(data!), text !== undefined, pattern.groups, groupNames);
  } catch (problem) {
    if (problem instanceof PatternSyntaxError) throw patternError(problem, value);
    throw problem;
  }
}

/** A replacement filled in for a match. */
export function joinParts(vm: Machine, match: PyMatch, parts: readonly TemplatePart[]): Value {
  return joinValues(vm, match.subject, expandTemplate(match, parts));
}
