/**
 * A search under way: the matcher and what is done with what it finds. It works in short stretches, between which the
 * machine can be stopped and copied.
 */
import { isCallable } from '../../vm/builtins-iteration';
import { asBytes } from '../../vm/bytes-core';
import type { Copier } from '../../vm/copier';
import { typeError } from '../../vm/errors';
import { isKontinuation, type Machine } from '../../vm/machine';
import { kontinuation } from '../../vm/native';
import { objectType, PUSHED, PyBytes, PyList, PyOrdinary, PyTuple, type Value } from '../../vm/objects';
import { asStr, reserveText } from '../../vm/str-core';
import { typeOf } from '../../vm/types';
import { Matcher } from './matcher';
import { expandTemplate, PyMatch, type PyPattern } from './pattern-objects';
import type { Subject } from './subject';
import type { TemplatePart } from './template';

export type ScanKind = 'match' | 'fullmatch' | 'search' | 'findall' | 'split' | 'sub' | 'subn';

/** Steps of the matcher between two looks at the limits: one to two milliseconds. */
const BUDGET = 50_000;

/** Files of library code that only hands calls on to patterns: what they cost is the caller's. */
const RE_FILE = '<re>';

/** One step costs what one instruction costs, where the program itself or `re` for it asked. */
export function chargeSteps(vm: Machine, steps: number): void {
  let frame = vm.frame;
  while (frame !== null && (isKontinuation(frame) || frame.code.source.filename === RE_FILE))
    frame = frame.back;
  if (frame === null || frame.code.isLibrary) vm.work(steps);
  else vm.chargeProgram(steps);
}

export class Scan extends PyOrdinary {
  pattern: PyPattern;
  string: Value;
  readonly subject: Subject;
  readonly matcher: Matcher;
  readonly kind: ScanKind;
  readonly pos: number;
  readonly endpos: number;
  /** How many matches at most; 0: all. */
  limit = 0;
  count = 0;
  /** Where what was taken last ends. */
  private taken = 0;
  private found: Value[] = [];
  /** For `sub`: text or what to call. */
  replacement: Value = null;
  template: readonly TemplatePart[] | null = null;

  constructor(
    pattern: PyPattern,
    string: Value,
    subject: Subject,
    kind: ScanKind,
    pos: number,
    endpos: number,
  ) {
    super(objectType);
    this.pattern = pattern;
    this.string = string;
    this.subject = subject;
    this.kind = kind;
    this.pos = pos;
    this.endpos = endpos;
    const isSearch = kind !== 'match' && kind !== 'fullmatch';
    this.matcher = new Matcher(
      pattern.compiled.program,
      subject.codes,
      endpos,
      isSearch,
      kind === 'fullmatch',
    );
    this.matcher.begin(pos);
  }

  /** Goes on until there is a result, or says how it will come. */
  drive(vm: Machine): Value {
    let left = BUDGET;
    for (;;) {
      if (this.limit !== 0 && this.count >= this.limit) return this.finish(vm);
      const outcome = this.matcher.run(left);
      const { steps } = this.matcher;
      this.matcher.steps = 0;
      chargeSteps(vm, steps);
      left -= steps + 1;
      if (outcome === 'failed') return this.finish(vm);
      if (outcome === 'matched') {
        const result = this.matched(vm);
        if (result !== undefined) return result;
      }
      if (outcome === 'unfinished' || left <= 0) return vm.again(GO_ON, this, null);
    }
  }

  private get match(): PyMatch {
    return new PyMatch(
      this.pattern,
      this.string,
      this.subject,
      this.matcher.registers,
      this.pos,
      this.endpos,
    );
  }

  /** Takes note of a match; the result of the whole where there is one already. */
  private matched(vm: Machine): Value | undefined {
    const { matcher, kind } = this;
    const from = matcher.start;
    const to = matcher.pos;
    if (kind === 'match' || kind === 'fullmatch' || kind === 'search') return this.match;
    const match = this.match;
    this.count++;
    advance(matcher);
    if (kind === 'findall') {
      this.found.push(foundBy(match));
      return undefined;
    }
    if (kind === 'split') {
      this.found.push(this.subject.slice(this.taken, from));
      for (let group = 1; group <= this.pattern.groups; group++) this.found.push(match.group(group, null));
      this.taken = to;
      return undefined;
    }
    if (this.taken < from) this.found.push(this.subject.slice(this.taken, from));
    this.taken = to;
    if (this.template !== null) {
      this.found.push(...expandTemplate(match, this.template));
      return undefined;
    }
    if (!isCallable(this.replacement)) {
      this.found.push(this.replacement);
      return undefined;
    }
    const below = vm.pushKontinuation(REPLACED, this);
    const value = vm.call(this.replacement, [match], null);
    if (value === PUSHED) return PUSHED;
    vm.frame = below.back;
    this.add(value);
    return undefined;
  }

  /** Takes what a function gave as replacement. */
  add(value: Value): void {
    if (value !== null) this.found.push(value);
  }

  private finish(vm: Machine): Value {
    const { kind, subject } = this;
    if (kind === 'findall') return new PyList(this.found);
    if (kind === 'split') {
      this.found.push(subject.slice(this.taken, this.endpos));
      return new PyList(this.found);
    }
    if (kind !== 'sub' && kind !== 'subn') return null;
    if (this.taken < this.endpos) this.found.push(subject.slice(this.taken, this.endpos));
    const text = joinValues(vm, subject, this.found);
    return kind === 'sub' ? text : new PyTuple([text, this.count]);
  }

  override shell(): Scan {
    return new Scan(this.pattern, null, this.subject, this.kind, this.pos, this.endpos);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.pattern = copier.object(from.pattern);
    this.string = copier.value(from.string);
    this.matcher.copyFrom(from.matcher);
    this.limit = from.limit;
    this.count = from.count;
    this.taken = from.taken;
    this.found = copier.array(from.found);
    this.replacement = copier.value(from.replacement);
    this.template = from.template;
  }
}

/** Makes a matcher go on behind its last match; an empty match may not be followed by another at the same place. */
export function advance(matcher: Matcher): void {
  matcher.notEmptyAt = matcher.pos === matcher.start ? matcher.pos : -1;
  matcher.begin(matcher.pos);
}

/** What `findall` gives for a match: the whole of it, its group, or a tuple of its groups. */
function foundBy(match: PyMatch): Value {
  const { groups, isText } = match.pattern;
  const empty = isText ? '' : new PyBytes(new Uint8Array(0));
  if (groups <= 1) return match.group(groups, empty);
  const items: Value[] = [];
  for (let group = 1; group <= groups; group++) items.push(match.group(group, empty));
  return new PyTuple(items);
}

/** `''.join(parts)`, or of bytes. Throws TypeError as that does. */
export function joinValues(vm: Machine, subject: Subject, parts: readonly Value[]): Value {
  return subject.text === null ? joinBytes(parts) : joinText(vm, parts);
}

function joinText(vm: Machine, parts: readonly Value[]): Value {
  const texts = parts.map((part, i) => {
    const text = asStr(part);
    if (text === undefined) {
      throw typeError(`sequence item ${i}: expected str instance, ${typeOf(part).name} found`);
    }
    return text;
  });
  reserveText(
    texts.reduce((sum, text) => sum + text.length, 0),
    vm,
  );
  return texts.join('');
}

function joinBytes(parts: readonly Value[]): Value {
  const all = parts.map((part, i) => {
    const data = asBytes(part);
    if (data === undefined) {
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeOf(part).name} found`);
    }
    return data;
  });
  const joined = new Uint8Array(all.reduce((sum, data) => sum + data.length, 0));
  let at = 0;
  for (const data of all) {
    joined.set(data, at);
    at += data.length;
  }
  return new PyBytes(joined);
}

const GO_ON = kontinuation('re', (vm, scan) => (scan as Scan).drive(vm));

const REPLACED = kontinuation('re.sub', (vm, state, value) => {
  const scan = state as Scan;
  scan.add(value);
  return scan.drive(vm);
});
