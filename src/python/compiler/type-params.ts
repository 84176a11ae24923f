/**
 * Code for `[T: bound = default, ...]` and `type X = ...` (PEP 695, 696). The parameters live in a function of their
 * own around the definition, which is called once; bounds, defaults and the value of an alias are functions called
 * when somebody asks.
 */
import type { Expr, TypeAlias, TypeParam } from '../syntax/ast';
import type { Compiler } from './compiler';
import { fail } from './errors';
import { expr } from './expressions';
import { makeClosure } from './functions';
import { Intrinsic1, Intrinsic2, Op } from './opcodes';
import type { Scope } from './symbols';
import type { GenericNode } from './symtable';

/** Opens the function that makes the parameters and leaves their tuple in `.type_params`. */
export function enterTypeParameters(c: Compiler, node: GenericNode, firstLine: number): void {
  const scope = c.symbols.typeParameterScopes.get(node) as Scope;
  c.enterScope(scope, 'type-parameters', `<generic parameters of ${scope.name}>`, firstLine);
  if (node._type === 'ClassDef') c.unit.className = node.name;
  c.at(node);
  let seenDefault = false;
  for (const param of node.type_params) {
    if (param.default_value !== null) seenDefault = true;
    else if (seenDefault) {
      fail(`non-default type parameter '${param.name}' follows default type parameter`, param);
    }
    typeParam(c, param);
  }
  c.emit(Op.BUILD_TUPLE, node.type_params.length);
  c.name('.type_params', 'Store');
}

/** Returns what lies on the stack and calls the function, with `passed` values of the scope outside as arguments. */
export function leaveTypeParameters(c: Compiler, passed: number): void {
  c.emit(Op.RETURN_VALUE);
  const { qualname } = c.unit;
  const code = c.exitScope(true);
  makeClosure(c, code, 0, qualname);
  // The arguments were there first: put the function below them.
  if (passed === 1) c.emit(Op.ROT_TWO);
  else if (passed === 2) c.emit(Op.ROT_THREE);
  c.emit(Op.CALL_FUNCTION, passed);
}

function typeParam(c: Compiler, node: TypeParam): void {
  c.located(node, () => {
    c.loadConst(node.name);
    if (node._type === 'ParamSpec') c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.PARAMSPEC);
    else if (node._type === 'TypeVarTuple') c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.TYPEVARTUPLE);
    else if (node.bound === null) c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.TYPEVAR);
    else {
      lazyValue(c, c.symbols.bounds.get(node) as Scope, node.name, node.bound);
      c.emit(
        Op.CALL_INTRINSIC_2,
        node.bound._type === 'Tuple' ? Intrinsic2.TYPEVAR_WITH_CONSTRAINTS : Intrinsic2.TYPEVAR_WITH_BOUND,
      );
    }
    if (node.default_value !== null) {
      lazyValue(c, c.symbols.defaults.get(node) as Scope, node.name, node.default_value);
      c.emit(Op.CALL_INTRINSIC_2, Intrinsic2.SET_TYPEPARAM_DEFAULT);
    }
    c.emit(Op.DUP_TOP);
    c.name(node.name, 'Store');
  });
}

/** A function without arguments that evaluates `value`. */
function lazyValue(c: Compiler, scope: Scope, name: string, value: Expr): void {
  c.enterScope(scope, 'lazy', name, value.lineno);
  if (value._type === 'Starred') {
    // `*Ts = *default`: the one item that unpacking gives.
    expr(c, value.value);
    c.at(value);
    c.emit(Op.UNPACK_SEQUENCE, 1);
  } else expr(c, value);
  c.at(value);
  c.emit(Op.RETURN_VALUE);
  const { qualname } = c.unit;
  const code = c.exitScope(true);
  c.located(value, () => makeClosure(c, code, 0, qualname));
}

export function typeAlias(c: Compiler, node: TypeAlias): void {
  const name = node.name._type === 'Name' ? node.name.id : '';
  const generic = node.type_params.length > 0;
  if (generic) enterTypeParameters(c, node, node.lineno);
  c.at(node);
  c.loadConst(name);
  if (generic) c.name('.type_params', 'Load');
  else c.loadConst(null);
  lazyValue(c, c.symbols.scopes.get(node) as Scope, name, node.value);
  c.emit(Op.BUILD_TUPLE, 3);
  c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.TYPEALIAS);
  if (generic) leaveTypeParameters(c, 0);
  c.name(name, 'Store');
}
