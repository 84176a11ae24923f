/**
 * Second half of the symbol table: decides for every name of every scope whether it is local, global, free or a cell.
 */
import { fail } from './errors';
import {
  DEF_BOUND,
  DEF_FREE_CLASS,
  DEF_GLOBAL,
  DEF_NONLOCAL,
  DEF_TYPE_PARAM,
  type NameScope,
  type Scope,
} from './symbols';

type Names = Set<string>;

interface Outer {
  /** Names bound in enclosing functions; null at module level. */
  readonly bound: Names | null;
  /** Names declared global around here. */
  readonly global: Names;
  readonly typeParams: Names;
  /** The class whose namespace the scope looks at first, if any. */
  readonly classScope: Scope | null;
}

/** Fills `nameScopes`, `needsClassClosure` and `needsClassDict` of the module and all scopes in it. */
export function analyze(module: Scope): void {
  analyzeScope(module, { bound: null, global: new Set(), typeParams: new Set(), classScope: null });
}

function directiveError(scope: Scope, name: string, message: string): never {
  const directive = scope.directives.find((entry) => entry.name === name);
  return fail(message, directive?.position ?? scope.position);
}

/** Returns the names that are free in the scope or below it. */
function analyzeScope(scope: Scope, outer: Outer): Names {
  const bound = outer.bound === null ? null : new Set(outer.bound);
  const global = new Set(outer.global);
  const typeParams = new Set(outer.typeParams);
  const local: Names = new Set();
  const free: Names = new Set();
  const isClass = scope.type === 'class';

  // Names of a class body are invisible to the functions in it, so these start from what surrounds the class.
  const newBound: Names = new Set(isClass && bound !== null ? bound : []);
  const newGlobal: Names = new Set(isClass ? global : []);

  for (const [name, flags] of scope.symbols) {
    scope.nameScopes.set(name, nameScope(name, flags));
  }

  function nameScope(name: string, flags: number): NameScope {
    if (flags & DEF_GLOBAL) {
      if (flags & DEF_NONLOCAL) directiveError(scope, name, `name '${name}' is nonlocal and global`);
      global.add(name);
      bound?.delete(name);
      return 'global-explicit';
    }
    if (flags & DEF_NONLOCAL) {
      if (bound === null) directiveError(scope, name, 'nonlocal declaration not allowed at module level');
      if (!bound.has(name)) directiveError(scope, name, `no binding for nonlocal '${name}' found`);
      if (typeParams.has(name)) {
        directiveError(scope, name, `nonlocal binding not allowed for type parameter '${name}'`);
      }
      free.add(name);
      return 'free';
    }
    if (flags & DEF_BOUND) {
      local.add(name);
      global.delete(name);
      if (flags & DEF_TYPE_PARAM) typeParams.add(name);
      else typeParams.delete(name);
      return 'local';
    }
    if (outer.classScope !== null) {
      const classFlags = outer.classScope.symbols.get(name) ?? 0;
      if (classFlags & DEF_GLOBAL) return 'global-explicit';
      if (classFlags & DEF_BOUND && !(classFlags & DEF_NONLOCAL)) return 'global-implicit';
    }
    if (bound?.has(name)) {
      free.add(name);
      return 'free';
    }
    return 'global-implicit';
  }

  if (isClass) {
    newBound.add('__class__');
    newBound.add('__classdict__');
  } else {
    if (scope.isFunctionLike()) for (const name of local) newBound.add(name);
    if (bound !== null) for (const name of bound) newBound.add(name);
    for (const name of global) newGlobal.add(name);
  }

  const newFree: Names = new Set();
  for (const child of scope.children) {
    const childFree = analyzeScope(child, {
      bound: newBound,
      global: newGlobal,
      typeParams,
      classScope: child.canSeeClassScope ? (isClass ? scope : outer.classScope) : null,
    });
    for (const name of childFree) newFree.add(name);
  }

  if (scope.isFunctionLike()) {
    // A local that something below needs is a cell.
    for (const [name, where] of scope.nameScopes) {
      if (where === 'local' && newFree.delete(name)) scope.nameScopes.set(name, 'cell');
    }
  } else if (isClass) {
    if (newFree.delete('__class__')) scope.needsClassClosure = true;
    if (newFree.delete('__classdict__')) scope.needsClassDict = true;
  }

  for (const name of newFree) {
    const flags = scope.symbols.get(name);
    if (flags !== undefined) {
      // A method uses an outer variable of the same name as one of the class body.
      if (isClass && flags & (DEF_BOUND | DEF_GLOBAL)) scope.symbols.set(name, flags | DEF_FREE_CLASS);
      continue;
    }
    if (bound !== null && !bound.has(name)) continue;
    scope.symbols.set(name, 0);
    scope.nameScopes.set(name, 'free');
  }
  for (const name of newFree) free.add(name);
  return free;
}
