/** Functions of parts (base/parts.ts) that the machine calls, by the part they are in (engine/part-table.ts). */
import { port } from '../../base/parts';
import type { Frame } from './frame';
import type { Machine } from './machine';
import type { KwArgs, PyComplex, Value } from './objects';

// bytes
export const decodeBytes = port<(data: Uint8Array, encoding: string, errors: string) => string>('bytes');
export const encodeText = port<(text: string, encoding: string, errors: string) => Uint8Array>('bytes');

// texts
/** `text % values`, and the same for bytes. */
export const formatPercent = port<(vm: Machine, text: string, values: Value) => Value>('text formats');
export const formatPercentBytes = port<(vm: Machine, data: Value, values: Value) => Value>('text formats');
/** `str.format` and `str.format_map`. */
export const formatFields =
  port<(vm: Machine, text: string, args: Value[], kw: KwArgs) => Value>('text formats');
export const formatMapping = port<(vm: Machine, text: string, mapping: Value) => Value>('text formats');

// complex numbers
export const multiplyComplex = port<(a: PyComplex, b: PyComplex) => PyComplex>('complex numbers');
export const divideComplex = port<(a: PyComplex, b: PyComplex) => PyComplex>('complex numbers');
export const powerComplex = port<(a: PyComplex, b: PyComplex) => PyComplex>('complex numbers');
export const magnitudeComplex = port<(a: PyComplex) => number>('complex numbers');
export const parseComplex = port<(source: string) => PyComplex>('complex numbers');

// match statements
/** Runs one of the instructions that patterns are made of; true if a frame has been pushed. */
export const matchInstruction =
  port<(vm: Machine, frame: Frame, op: number, arg: number) => boolean>('match statements');

/** The instructions of `except*`. */
export const exceptStar = port<(vm: Machine, frame: Frame, op: number) => boolean>('exception groups');

/** `list.sort`. */
export const sortMethod = port<(vm: Machine, args: Value[], kw: KwArgs) => Value>('sorting');

/** `x ** y` of floats, for x > 0. */
export const positivePower = port<(x: number, y: number) => number>('powers of floats');
