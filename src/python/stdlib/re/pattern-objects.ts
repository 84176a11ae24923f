/** `re.Pattern` and `re.Match` objects. */
import type { Copier } from '../../vm/copier';
import { objectType, PyBytes, PyOrdinary, PyTuple, PyType, type Value } from '../../vm/objects';
import type { Program } from './program';
import { lastIndexRegister } from './program';
import type { Subject } from './subject';
import type { TemplatePart } from './template';

export const patternType = new PyType('Pattern', [objectType], true, undefined, 're');
export const matchType = new PyType('Match', [objectType], true, undefined, 're');
// As errors name them.
patternType.name = 're.Pattern';
matchType.name = 're.Match';

/** What a pattern's text and flags say, the same for all runs. */
export interface CompiledPattern {
  readonly program: Program;
  readonly flags: number;
  readonly groupNames: ReadonlyMap<string, number>;
  readonly warnings: readonly string[];
}

export class PyPattern extends PyOrdinary {
  compiled: CompiledPattern;
  /** The str or bytes it was made of. */
  source: Value;
  readonly isText: boolean;
  constructor(compiled: CompiledPattern, source: Value, isText: boolean) {
    super(patternType);
    this.compiled = compiled;
    this.source = source;
    this.isText = isText;
  }
  get groups(): number {
    return this.compiled.program.groups;
  }
  override shell(): PyPattern {
    return new PyPattern(this.compiled, null, this.isText);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.source = copier.value(from.source);
  }
}

export class PyMatch extends PyOrdinary {
  pattern: PyPattern;
  /** The str or bytes that was searched, as it was given. */
  string: Value;
  readonly subject: Subject;
  /** Start and end of each group in characters, that of the whole match first; -1 where it took no part. */
  readonly marks: readonly number[];
  readonly lastIndex: number;
  readonly pos: number;
  readonly endpos: number;
  constructor(
    pattern: PyPattern,
    string: Value,
    subject: Subject,
    registers: readonly number[],
    pos: number,
    endpos: number,
  ) {
    super(matchType);
    this.pattern = pattern;
    this.string = string;
    this.subject = subject;
    const last = lastIndexRegister(pattern.groups);
    // One more than the groups: kept together with which group was closed last.
    this.marks = registers.slice(0, last + 1);
    this.lastIndex = registers[last] ?? -1;
    this.pos = pos;
    this.endpos = endpos;
  }
  /** Start and end of a group, -1 and -1 where it took no part. */
  span(group: number): readonly [from: number, to: number] {
    const from = this.marks[2 * group]!;
    const to = this.marks[2 * group + 1]!;
    return from >= 0 && to >= 0 ? [from, to] : [-1, -1];
  }
  /** What a group holds, `fallback` where it took no part. */
  group(group: number, fallback: Value): Value {
    const [from, to] = this.span(group);
    return from < 0 ? fallback : this.subject.slice(from, to);
  }
  spanTuple(group: number): PyTuple {
    return new PyTuple([...this.span(group)]);
  }
  override shell(): PyMatch {
    return new PyMatch(this.pattern, null, this.subject, this.marks, this.pos, this.endpos);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.pattern = copier.object(from.pattern);
    this.string = copier.value(from.string);
  }
}

/** Bytes as text, each the character of that code. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return text;
}

export function fromLatin1(text: string): PyBytes {
  return new PyBytes(Uint8Array.from(text, (c) => c.charCodeAt(0)));
}

/** A replacement filled in for a match: its parts as values. */
export function expandTemplate(match: PyMatch, parts: readonly TemplatePart[]): Value[] {
  const isText = match.pattern.isText;
  const values: Value[] = [];
  for (const part of parts) {
    if (typeof part === 'string') values.push(isText ? part : fromLatin1(part));
    else if (match.span(part)[0] >= 0) values.push(match.group(part, null));
  }
  return values;
}
