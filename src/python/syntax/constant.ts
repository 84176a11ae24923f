/**
 * A constant as it stands in source text or in a code object: plain data that can be stored in a file.
 * Python's int is a number while it is safe and a bigint beyond; everything JavaScript could confuse with it is tagged.
 * `tuple`, `frozenset` and `code` never come from the parser: the compiler makes them.
 */
export type Constant =
  | null // None
  | boolean
  | string
  | number // int within Number.MAX_SAFE_INTEGER
  | bigint // int beyond it
  | FloatConstant
  | ComplexConstant
  | BytesConstant
  | EllipsisConstant;

export interface FloatConstant {
  readonly t: 'float';
  readonly v: number;
}
/** A literal such as `2j`: the parser only makes imaginary ones, constant folding makes the rest. */
export interface ComplexConstant {
  readonly t: 'complex';
  readonly re: number;
  readonly im: number;
}
/** Bytes, one character (0 to 255) a byte. */
export interface BytesConstant {
  readonly t: 'bytes';
  readonly v: string;
}
export interface EllipsisConstant {
  readonly t: 'ellipsis';
}
