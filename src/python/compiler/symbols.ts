/**
 * What the symbol table knows of one scope. Names, flags and rules are those of CPython's symtable (3.13 for type
 * parameters, annotations and asynchronous comprehensions).
 */
import type { Position } from '../syntax/ast';

// How a name is used in a scope.
export const DEF_GLOBAL = 1;
export const DEF_LOCAL = 2;
export const DEF_PARAM = 4;
export const DEF_NONLOCAL = 8;
export const USE = 16;
export const DEF_FREE_CLASS = 64;
export const DEF_IMPORT = 128;
export const DEF_ANNOT = 256;
export const DEF_COMP_ITER = 512;
export const DEF_TYPE_PARAM = 1024;
export const DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

/** Where a name of a scope lives. */
export type NameScope = 'local' | 'global-explicit' | 'global-implicit' | 'free' | 'cell';

/**
 * `annotation` scopes exist only under `from __future__ import annotations`, to keep the names in them out of
 * everything; the last three are the lazily or separately run scopes of PEP 695 and 696.
 */
export type ScopeType =
  | 'module'
  | 'class'
  | 'function'
  | 'annotation'
  | 'type-parameters'
  | 'type-variable'
  | 'type-alias';

export type ComprehensionKind =
  | 'list comprehension'
  | 'set comprehension'
  | 'dict comprehension'
  | 'generator expression';

export class Scope {
  readonly type: ScopeType;
  readonly name: string;
  readonly parent: Scope | null;
  readonly position: Position;
  readonly children: Scope[] = [];
  /** Flags (DEF_..., USE) by mangled name, in the order of first mention. */
  readonly symbols = new Map<string, number>();
  /** Filled by the analysis. */
  readonly nameScopes = new Map<string, NameScope>();
  /** Parameters in the order of `co_varnames`. */
  readonly varnames: string[] = [];
  /** `global` and `nonlocal` statements, for the position of errors found later. */
  readonly directives: { name: string; position: Position }[] = [];
  nested = false;
  generator = false;
  coroutine = false;
  comprehension: ComprehensionKind | null = null;
  varargs = false;
  varkeywords = false;
  needsClassClosure = false;
  needsClassDict = false;
  /** Lies directly in a class body and looks its names up there first (`__classdict__`). */
  canSeeClassScope = false;
  inComprehensionTarget = false;
  /** How many iterables of comprehensions we are in; scopes inside them inherit it. */
  comprehensionIterDepth = 0;
  /** For messages: "a TypeVar bound", "a TypeVar default" and the like. */
  description = '';

  constructor(type: ScopeType, name: string, parent: Scope | null, position: Position) {
    this.type = type;
    this.name = name;
    this.parent = parent;
    this.position = position;
    if (parent === null) return;
    this.nested = parent.nested || parent.isFunctionLike();
    this.comprehensionIterDepth = parent.comprehensionIterDepth;
  }

  /** A name of the class body that methods in it take from outside the class. */
  isFreeInClassBody(name: string): boolean {
    return ((this.symbols.get(name) ?? 0) & DEF_FREE_CLASS) !== 0;
  }

  /** Its names are fast locals. */
  isFunctionLike(): boolean {
    return this.type !== 'module' && this.type !== 'class' && this.type !== 'annotation';
  }
}

/**
 * Private name mangling: `__x` in class `_C` becomes `_C__x`
 * (Python reference, "Identifiers", private name mangling).
 */
export function mangle(className: string | null, name: string): string {
  if (className === null || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}
