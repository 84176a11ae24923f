/** The iterator that `finditer` gives, and scanners (`Pattern.scanner`). */
import type { Copier } from '../../vm/copier';
import { stopIteration } from '../../vm/errors';
import { OrdinaryIterator } from '../../vm/iterators';
import { callableIteratorType } from '../../vm/iterators-combined';
import type { Machine } from '../../vm/machine';
import { defineMethods, kontinuation, PyGetSet } from '../../vm/native';
import { getsetType, objectType, PyOrdinary, PyTuple, PyType, STOP, type Value } from '../../vm/objects';
import { Matcher } from './matcher';
import { PyMatch, type PyPattern } from './pattern-objects';
import { advance, chargeSteps } from './scan';
import type { Subject } from './subject';

export const scannerType = new PyType('SRE_Scanner', [objectType], true, undefined, '_sre');

const BUDGET = 50_000;

/** A place in a subject from which matches are taken one by one. */
export class PyScanner extends PyOrdinary {
  pattern: PyPattern;
  string: Value;
  readonly subject: Subject;
  readonly pos: number;
  readonly endpos: number;
  private matcher: Matcher;
  private isOver = false;
  private isUnderWay = false;

  constructor(pattern: PyPattern, string: Value, subject: Subject, pos: number, endpos: number) {
    super(scannerType);
    this.pattern = pattern;
    this.string = string;
    this.subject = subject;
    this.pos = pos;
    this.endpos = endpos;
    this.matcher = new Matcher(pattern.compiled.program, subject.codes, endpos, true, false);
    this.matcher.begin(pos);
  }

  /** The next match, null at the end, undefined where it takes longer: then it is to be asked again. */
  next(vm: Machine, isSearch: boolean): PyMatch | null | undefined {
    if (this.isOver) return null;
    if (!this.isUnderWay) this.matcher.isSearch = isSearch;
    const outcome = this.matcher.run(BUDGET);
    const { steps } = this.matcher;
    this.matcher.steps = 0;
    this.isUnderWay = outcome === 'unfinished';
    chargeSteps(vm, steps);
    if (outcome === 'unfinished') return undefined;
    if (outcome === 'failed') {
      this.isOver = true;
      return null;
    }
    const { registers } = this.matcher;
    const match = new PyMatch(this.pattern, this.string, this.subject, registers, this.pos, this.endpos);
    advance(this.matcher);
    return match;
  }

  override shell(): PyScanner {
    return new PyScanner(this.pattern, null, this.subject, this.pos, this.endpos);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.pattern = copier.object(from.pattern);
    this.string = copier.value(from.string);
    this.matcher.copyFrom(from.matcher);
    this.isOver = from.isOver;
    this.isUnderWay = from.isUnderWay;
  }
}

function scan(vm: Machine, scanner: PyScanner, isSearch: boolean): Value {
  const match = scanner.next(vm, isSearch);
  return match === undefined ? vm.again(SCANNED, new PyTuple([scanner, isSearch]), null) : match;
}

const SCANNED = kontinuation('re.Scanner', (vm, state) => {
  const [scanner, isSearch] = (state as PyTuple).items as [PyScanner, boolean];
  return scan(vm, scanner, isSearch);
});

defineMethods(scannerType, {
  match: ['', (vm, [self]) => scan(vm, self as PyScanner, false)],
  search: ['', (vm, [self]) => scan(vm, self as PyScanner, true)],
});
scannerType.attrs.set(
  'pattern',
  new PyGetSet(getsetType, 'pattern', (_vm, self) => (self as PyScanner).pattern, null),
);

export class MatchIterator extends OrdinaryIterator {
  scanner: PyScanner;
  constructor(scanner: PyScanner) {
    super(callableIteratorType);
    this.scanner = scanner;
  }
  next(vm: Machine): Value | undefined {
    const match = this.scanner.next(vm, true);
    return match === null ? STOP : match;
  }
  override slowNext(vm: Machine): Value {
    return vm.again(NEXT, this, null);
  }
  override shell(): MatchIterator {
    return new MatchIterator(this.scanner);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.scanner = copier.object(from.scanner);
  }
}

const NEXT = kontinuation('re.finditer', (vm, state) => {
  const it = state as MatchIterator;
  const match = it.next(vm);
  if (match === STOP) throw stopIteration(null);
  return match === undefined ? it.slowNext(vm) : match;
});
