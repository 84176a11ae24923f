/** What the symbol table's walk writes down: scopes as they open and close, and the names in them. */
import type { Expr, Position } from '../syntax/ast';
import { fail } from './errors';
import {
  DEF_COMP_ITER,
  DEF_GLOBAL,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  mangle,
  Scope,
  type ScopeType,
} from './symbols';

const start: Position = { lineno: 0, col_offset: 0, end_lineno: 0, end_col_offset: 0 };

export class ScopeRecorder {
  readonly module = new Scope('module', 'top', null, start);
  protected current: Scope = this.module;
  /** Class whose name mangles private names. */
  protected className: string | null = null;

  protected enter(type: ScopeType, name: string, position: Position): Scope {
    const scope = new Scope(type, name, this.current, position);
    // Annotations that become strings leave no trace in the table.
    if (type !== 'annotation') this.current.children.push(scope);
    this.current = scope;
    return scope;
  }

  protected exit(): void {
    this.current = this.current.parent as Scope;
  }

  protected define(name: string, flag: number, position: Position, scope: Scope = this.current): void {
    const mangled = mangle(this.className, name);
    const known = scope.symbols.get(mangled) ?? 0;
    if (flag & known & DEF_PARAM) fail(`duplicate argument '${name}' in function definition`, position);
    if (flag & known & DEF_TYPE_PARAM) fail(`duplicate type parameter '${name}'`, position);
    let flags = known | flag;
    if (scope.inComprehensionTarget) {
      if (flags & (DEF_GLOBAL | DEF_NONLOCAL)) {
        fail(`comprehension inner loop cannot rebind assignment expression target '${name}'`, position);
      }
      flags |= DEF_COMP_ITER;
    }
    scope.symbols.set(mangled, flags);
    if (flag & DEF_PARAM) scope.varnames.push(mangled);
    else if (flag & DEF_GLOBAL) {
      this.module.symbols.set(mangled, (this.module.symbols.get(mangled) ?? 0) | flag);
    }
  }

  protected lookup(name: string, scope: Scope = this.current): number {
    return scope.symbols.get(mangle(this.className, name)) ?? 0;
  }

  protected recordDirective(name: string, position: Position): void {
    this.current.directives.push({ name: mangle(this.className, name), position });
  }

  /** Yield, await and `:=` have no place in annotations and type parameters. */
  protected refuseInAnnotation(what: string, node: Expr): void {
    const { type, description } = this.current;
    if (type === 'annotation') fail(`${what} cannot be used within an annotation`, node);
    if (type === 'type-variable') fail(`${what} cannot be used within ${description}`, node);
    if (type === 'type-alias') fail(`${what} cannot be used within a type alias`, node);
    if (type === 'type-parameters') fail(`${what} cannot be used within the definition of a generic`, node);
  }

  /** PEP 572: `:=` in a comprehension binds in the scope around the comprehensions. */
  protected extendNamedExprScope(target: Expr): void {
    if (target._type !== 'Name') return;
    const name = target.id;
    for (let scope: Scope | null = this.current; scope !== null; scope = scope.parent) {
      if (scope.comprehension !== null) {
        if (this.lookup(name, scope) & DEF_COMP_ITER) {
          fail(`assignment expression cannot rebind comprehension iteration variable '${name}'`, target);
        }
        continue;
      }
      if (scope.type === 'function') {
        this.define(name, this.lookup(name, scope) & DEF_GLOBAL ? DEF_GLOBAL : DEF_NONLOCAL, target);
        this.recordDirective(name, target);
        this.define(name, DEF_LOCAL, target, scope);
        return;
      }
      if (scope.type === 'module') {
        this.define(name, DEF_GLOBAL, target);
        this.recordDirective(name, target);
        this.define(name, DEF_GLOBAL, target, scope);
        return;
      }
      const places: Partial<Record<ScopeType, string>> = {
        class: 'in a class body',
        'type-variable': 'in a TypeVar bound',
        'type-alias': 'in a type alias',
        'type-parameters': 'within the definition of a generic',
      };
      const place = places[scope.type];
      if (place !== undefined) {
        fail(`assignment expression within a comprehension cannot be used ${place}`, target);
      }
    }
  }
}
