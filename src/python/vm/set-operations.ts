/**
 * Operations on whole sets, in the order of steps CPython takes, since that decides the order of the result
 * (Objects/setobject.c). Undefined: Python code has to compare; then nothing has been changed.
 */
import { dictKeys } from './dict-object';
import type { Machine } from './machine';
import { PyDict, type PyType, setType, type Value } from './objects';
import { PySet } from './set-object';

/** What can be put into a set operation: the operand's elements in order, and whether it is a set or dict. */
export type Operand = PySet | PyDict | Value[];

export function elementsOfOperand(operand: Operand): Value[] {
  if (operand instanceof PySet) return operand.values();
  return operand instanceof PyDict ? dictKeys(operand) : operand;
}

function isPlainOperand(operand: Operand): boolean {
  if (operand instanceof PySet) return operand.isPlain;
  return !(operand instanceof PyDict) || operand.hashed === null;
}

/** `set.update(operand)`. False: not done, or not all of it; doing it again by Python code ends well. */
export function updateSet(vm: Machine, set: PySet, operand: Operand): boolean {
  if (operand instanceof PySet) return set.merge(operand).length === 0;
  if (operand instanceof PyDict) set.reserve(operand.map.size);
  for (const element of elementsOfOperand(operand)) if (!set.add(vm, element)) return false;
  return true;
}

/** A new set of class `cls` with all of both. */
export function union(vm: Machine, set: PySet, operand: Operand, cls: PyType): PySet | undefined {
  const result = set.copy(cls);
  return operand === set || updateSet(vm, result, operand) ? result : undefined;
}

/** A new set of class `cls` with what is in both. The smaller of two sets is gone through. */
export function intersection(vm: Machine, set: PySet, operand: Operand, cls: PyType): PySet | undefined {
  if (operand === set) return set.copy(cls);
  const result = new PySet(cls);
  const isOtherLarger = operand instanceof PySet && operand.size > set.size;
  const walked: Operand = isOtherLarger ? set : operand;
  const asked: PySet = isOtherLarger ? operand : set;
  if (!isPlainOperand(walked) || !asked.isPlain) return undefined;
  for (const element of elementsOfOperand(walked)) {
    const has = asked.has(vm, element);
    if (has === undefined) return undefined;
    if (has && !result.add(vm, element)) return undefined;
  }
  return result;
}

/** A new set of class `cls` with what of `set` is not in `operand`. */
export function difference(vm: Machine, set: PySet, operand: Operand, cls: PyType): PySet | undefined {
  const size = operand instanceof PySet ? operand.size : operand instanceof PyDict ? operand.map.size : -1;
  if (size < 0 || Math.floor(set.size / 4) > size) {
    const result = set.copy(cls);
    return removeAll(vm, result, operand) ? result : undefined;
  }
  if (!set.isPlain || !isPlainOperand(operand)) return undefined;
  const result = new PySet(cls);
  const others = operand instanceof PySet ? operand : setOf(vm, dictKeys(operand as PyDict));
  if (others === undefined) return undefined;
  for (const element of set.values()) {
    const has = others.has(vm, element);
    if (has === undefined) return undefined;
    if (!has && !result.add(vm, element)) return undefined;
  }
  return result;
}

/** `set.difference_update(operand)`. */
export function removeAll(vm: Machine, set: PySet, operand: Operand): boolean {
  if (operand === set) {
    set.clear();
    return true;
  }
  if (!set.isPlain || !isPlainOperand(operand)) return false;
  let walked = operand;
  if (operand instanceof PySet && Math.floor(operand.size / 8) > set.size) {
    const common = intersection(vm, set, operand, setType);
    if (common === undefined) return false;
    walked = common;
  }
  const elements = elementsOfOperand(walked);
  for (const element of elements) if (set.has(vm, element) === undefined) return false;
  for (const element of elements) set.delete(vm, element);
  set.shrinkIfSparse();
  return true;
}

/** `set.symmetric_difference_update(operand)`. */
export function toggleAll(vm: Machine, set: PySet, operand: Operand): boolean {
  if (operand === set) {
    set.clear();
    return true;
  }
  if (!set.isPlain || !isPlainOperand(operand)) return false;
  const others = Array.isArray(operand) ? setOf(vm, operand) : operand;
  if (others === undefined) return false;
  const elements = elementsOfOperand(others);
  for (const element of elements) if (set.has(vm, element) === undefined) return false;
  for (const element of elements) {
    if (set.delete(vm, element) !== true) set.add(vm, element);
  }
  return true;
}

/** A new set of class `cls` with what is in exactly one of the two. */
export function symmetricDifference(
  vm: Machine,
  set: PySet,
  operand: Operand,
  cls: PyType,
): PySet | undefined {
  const result =
    operand instanceof PySet ? operand.copy(cls) : setOf(vm, elementsOfOperand(operand), cls, operand);
  return result !== undefined && toggleAll(vm, result, set) ? result : undefined;
}

/** A set of the given elements; undefined if Python code has to compare them. */
export function setOf(
  vm: Machine,
  elements: readonly Value[],
  cls: PyType = setType,
  source: Operand | null = null,
): PySet | undefined {
  const set = new PySet(cls);
  if (source instanceof PyDict) set.reserve(source.map.size);
  for (const element of elements) if (!set.add(vm, element)) return undefined;
  return set;
}
