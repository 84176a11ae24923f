/**
 * Formatting whose parts may have to run Python code (`__str__`, `__getattr__`, ...). The formatter is a plain function
 * that starts over each time such an answer arrives, taking the answers it has already from a list; so its state
 * between two calls is that list, and nothing of it has to be suspended.
 */

import { callMethodThen } from './builtins-support';
import { typeError } from './errors';
import type { Machine } from './machine';
import type { Kontinuation } from './native';
import { asFloat } from './numbers-new';
import { PUSHED, PyComplex, PyList, type PyTuple, type Value } from './objects';
import { asciiOf, tryRepr, tryStr } from './repr';
import { asStr } from './str-core';
import { typeOf } from './types';

/** Thrown by the formatter: an answer that only Python code can give. `call` asks for it. */
export class Ask {
  readonly call: (vm: Machine, kont: Kontinuation, state: Value) => Value;
  constructor(call: Ask['call']) {
    this.call = call;
  }
}

/** Values that show themselves without looking at anything that can change. */
function isScalar(value: Value): boolean {
  return (
    value === null || typeof value !== 'object' || value instanceof PyComplex || asFloat(value) === value
  );
}

export class Answers {
  private readonly vm: Machine;
  private readonly given: Value[];
  private used = 0;

  constructor(vm: Machine, given: Value[]) {
    this.vm = vm;
    this.given = given;
  }

  /** The next answer; `call` is made if it is not there yet. `quick` may know it at once. */
  next(quick: () => Value | undefined, call: Ask['call']): Value {
    if (this.used < this.given.length) return this.given[this.used++]!;
    const known = quick();
    if (known === undefined) throw new Ask(call);
    this.given.push(known);
    this.used++;
    return known;
  }

  /** `str(value)`, `repr(value)` or `ascii(value)`. */
  text(value: Value, how: 'str' | 'repr' | 'ascii'): string {
    const { vm } = this;
    const quick = () => (how === 'str' ? tryStr(vm, value) : tryRepr(vm, value));
    const name = how === 'str' ? '__str__' : '__repr__';
    const answer = isScalar(value)
      ? quick()!
      : this.next(quick, (machine, kont, state) => callMethodThen(machine, value, name, [], kont, state)!);
    const text = asStr(answer);
    if (text === undefined) throw typeError(`${name} returned non-string (type ${typeOf(answer).name})`);
    return how === 'ascii' ? asciiOf(text) : text;
  }
}

/** Makes the call `run`, which may push frames, and goes on with `kont`. */
export function runThen(vm: Machine, run: () => Value, kont: Kontinuation, state: Value): Value {
  const below = vm.pushKontinuation(kont, state);
  const result = run();
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return kont.run(vm, state, result);
}

/**
 * Runs `format` with the answers given so far; where one more is needed, asks for it and has `kont` called with `state`
 * (whose last item is the list of answers) and the answer.
 */
export function withAnswers(
  vm: Machine,
  state: PyTuple,
  kont: Kontinuation,
  format: (answers: Answers) => Value,
): Value {
  const given = state.items[state.items.length - 1] as PyList;
  try {
    return format(new Answers(vm, given.items));
  } catch (error) {
    if (!(error instanceof Ask)) throw error;
    return error.call(vm, kont, state);
  }
}

/** Adds an answer to the list at the end of `state`. */
export function answered(state: Value, answer: Value): PyTuple {
  const items = (state as PyTuple).items;
  (items[items.length - 1] as PyList).items.push(answer);
  return state as PyTuple;
}

export const noAnswers = (): PyList => new PyList([]);
