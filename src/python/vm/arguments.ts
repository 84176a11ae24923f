/**
 * Puts the arguments of a call into the slots of a new frame, by the rules and with the texts of CPython
 * (Python/ceval.c, "initialize_locals"; docs: "Calls").
 */
import { typeError } from './errors';
import type { Frame } from './frame';
import type { Machine } from './machine';
import { closestName } from './near-names';
import { type KwArgs, PyCell, PyDict, type PyFunction, PyTuple, type Value } from './objects';

/** Fills locals, cells and free variables of `frame`. Throws TypeError. */
export function bindArguments(vm: Machine, frame: Frame, fn: PyFunction, args: Value[], kw: KwArgs): void {
  const code = fn.code;
  const slots = frame.slots;
  const positional = code.argcount;
  const given = args.length;
  const named = positional + code.kwonlyargcount;
  if (
    given === positional &&
    kw === null &&
    code.kwonlyargcount === 0 &&
    !code.hasVarargs &&
    !code.hasVarkeywords
  ) {
    for (let i = 0; i < given; i++) slots[i] = args[i];
  } else {
    const count = Math.min(given, positional);
    for (let i = 0; i < count; i++) slots[i] = args[i];
    let next = named;
    if (code.hasVarargs) slots[next++] = new PyTuple(given > positional ? args.slice(positional) : []);
    const extra = code.hasVarkeywords ? new PyDict() : null;
    if (extra !== null) slots[next] = extra;
    if (kw !== null) bindKeywords(fn, slots, kw, extra);
    if (given > positional && !code.hasVarargs) throw tooMany(fn, given, slots);
    fillDefaults(fn, slots, given);
  }
  bindCells(frame, fn);
  void vm;
}

function bindKeywords(
  fn: PyFunction,
  slots: (Value | undefined)[],
  kw: Map<string, Value>,
  extra: PyDict | null,
): void {
  const { varnames, posonlyargcount, argcount, kwonlyargcount } = fn.code.source;
  const named = argcount + kwonlyargcount;
  for (const [name, value] of kw) {
    let index = -1;
    for (let i = posonlyargcount; i < named; i++) {
      if (varnames[i] === name) {
        index = i;
        break;
      }
    }
    if (index < 0) {
      if (extra !== null) {
        extra.map.set(name, value);
        continue;
      }
      const asPositional = varnames.slice(0, posonlyargcount).filter((known) => kw.has(known));
      if (asPositional.length > 0) {
        throw typeError(
          `${fn.qualname}() got some positional-only arguments passed as keyword arguments: '${asPositional.join(', ')}'`,
        );
      }
      const suggestion = closestName(varnames.slice(posonlyargcount, named), name);
      throw typeError(
        `${fn.qualname}() got an unexpected keyword argument '${name}'${suggestion === undefined ? '' : `. Did you mean '${suggestion}'?`}`,
      );
    }
    if (slots[index] !== undefined)
      throw typeError(`${fn.qualname}() got multiple values for argument '${name}'`);
    slots[index] = value;
  }
}

function fillDefaults(fn: PyFunction, slots: (Value | undefined)[], given: number): void {
  const { argcount, kwonlyargcount, varnames } = fn.code.source;
  const defaults = fn.defaults;
  const firstDefault = argcount - (defaults?.length ?? 0);
  const missing: string[] = [];
  for (let i = Math.min(given, argcount); i < argcount; i++) {
    if (slots[i] !== undefined) continue;
    if (i >= firstDefault) slots[i] = defaults![i - firstDefault];
    else missing.push(varnames[i]!);
  }
  if (missing.length > 0) throw missingArguments(fn, 'positional', missing);
  for (let i = argcount; i < argcount + kwonlyargcount; i++) {
    if (slots[i] !== undefined) continue;
    const value = fn.kwdefaults?.map.get(varnames[i]!);
    if (value !== undefined) slots[i] = value;
    else missing.push(varnames[i]!);
  }
  if (missing.length > 0) throw missingArguments(fn, 'keyword-only', missing);
}

function missingArguments(
  fn: PyFunction,
  kind: string,
  names: string[],
): Error | ReturnType<typeof typeError> {
  const quoted = names.map((name) => `'${name}'`);
  const list =
    quoted.length === 1
      ? quoted[0]
      : quoted.length === 2
        ? quoted.join(' and ')
        : `${quoted.slice(0, -1).join(', ')}, and ${quoted[quoted.length - 1]}`;
  return typeError(
    `${fn.qualname}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`,
  );
}

function tooMany(fn: PyFunction, given: number, slots: (Value | undefined)[]): ReturnType<typeof typeError> {
  const { argcount, kwonlyargcount } = fn.code.source;
  const optional = fn.defaults?.length ?? 0;
  const takes = optional > 0 ? `from ${argcount - optional} to ${argcount}` : String(argcount);
  const plural = optional > 0 || argcount !== 1 ? 's' : '';
  let keywordOnly = 0;
  for (let i = argcount; i < argcount + kwonlyargcount; i++) if (slots[i] !== undefined) keywordOnly++;
  const were =
    keywordOnly > 0
      ? `${given} positional argument${given === 1 ? '' : 's'} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? '' : 's'}) were given`
      : `${given} ${given === 1 ? 'was' : 'were'} given`;
  return typeError(`${fn.qualname}() takes ${takes} positional argument${plural} but ${were}`);
}

/** Makes the cells of a frame: parameters that inner functions use move into theirs, free variables come along. */
export function bindCells(frame: Frame, fn: PyFunction): void {
  const code = fn.code;
  if (code.ncells === 0 && code.nfree === 0) return;
  const slots = frame.slots;
  let at = code.nlocals;
  for (let i = 0; i < code.ncells; i++) {
    const param = code.cellParams[i]!;
    slots[at++] = new PyCell(param < 0 ? undefined : slots[param]);
    if (param >= 0) slots[param] = undefined;
  }
  for (let i = 0; i < code.nfree; i++) slots[at++] = fn.closure![i];
}
