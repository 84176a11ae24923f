/** Code for classes. */
import type { ClassDef, Expr, Stmt } from '../syntax/ast';
import { callArguments } from './calls';
import type { Compiler } from './compiler';
import { isStringConstant } from './constants';
import { cleanDocstring } from './docstring';
import { exprs } from './expressions';
import { makeClosure } from './functions';
import { Intrinsic1, Op } from './opcodes';
import { stmts } from './statements';
import type { Scope } from './symbols';
import { enterTypeParameters, leaveTypeParameters } from './type-params';

export function classDef(c: Compiler, node: ClassDef): void {
  exprs(c, node.decorator_list);
  const firstLine = node.decorator_list[0]?.lineno ?? node.lineno;
  const generic = node.type_params.length > 0;
  let bases: readonly Expr[] = node.bases;
  if (generic) {
    enterTypeParameters(c, node, firstLine);
    c.name('.type_params', 'Load');
    c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.SUBSCRIPT_GENERIC);
    c.name('.generic_base', 'Store');
    const { lineno, col_offset, end_lineno, end_col_offset } = node;
    const base: Expr = {
      _type: 'Name',
      id: '.generic_base',
      ctx: 'Load',
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
    };
    bases = [...node.bases, base];
  }
  const code = classBody(c, node, firstLine);
  c.emit(Op.LOAD_BUILD_CLASS);
  makeClosure(c, code, 0, code.name);
  c.loadConst(node.name);
  callArguments(c, 2, bases, node.keywords);
  if (generic) leaveTypeParameters(c, 0);
  for (let i = node.decorator_list.length - 1; i >= 0; i--) {
    c.pointing(node.decorator_list[i], () => c.emit(Op.CALL_FUNCTION, 1));
  }
  c.name(node.name, 'Store');
}

function classBody(c: Compiler, node: ClassDef, firstLine: number) {
  const scope = c.symbols.scopes.get(node) as Scope;
  c.enterScope(scope, 'class', node.name, firstLine);
  c.unit.className = node.name;
  c.name('__name__', 'Load');
  c.name('__module__', 'Store');
  c.loadConst(c.unit.qualname);
  c.name('__qualname__', 'Store');
  if (node.type_params.length > 0) {
    c.name('.type_params', 'Load');
    c.name('__type_params__', 'Store');
  }
  if (scope.needsClassDict) {
    // Annotation scopes look names up in the class namespace first.
    c.emit(Op.LOAD_LOCALS);
    c.emit(Op.STORE_DEREF, c.cellIndex('__classdict__'));
  }
  body(c, node.body);
  c.noLine();
  if (scope.needsClassDict) {
    c.emit(Op.LOAD_CLOSURE, c.cellIndex('__classdict__'));
    c.name('__classdictcell__', 'Store');
  }
  if (scope.needsClassClosure) {
    c.emit(Op.LOAD_CLOSURE, c.cellIndex('__class__'));
    c.emit(Op.DUP_TOP);
    c.name('__classcell__', 'Store');
  } else c.loadConst(null);
  c.emit(Op.RETURN_VALUE);
  return c.exitScope(true);
}

/** Statements of a module or class: annotations dictionary, docstring, the rest. */
export function body(c: Compiler, nodes: readonly Stmt[]): void {
  if (c.unit.kind === 'module' && nodes.length > 0) c.at(nodes[0]);
  if (hasAnnotations(nodes)) c.emit(Op.SETUP_ANNOTATIONS);
  const [first] = nodes;
  if (first?._type === 'Expr' && isStringConstant(first.value)) {
    c.at(first.value);
    c.loadConst(cleanDocstring(first.value.value));
    c.noLine();
    c.name('__doc__', 'Store');
    stmts(c, nodes.slice(1));
  } else stmts(c, nodes);
}

/** True where an annotated assignment stands outside functions and classes; nested blocks count. */
export function hasAnnotations(nodes: readonly Stmt[]): boolean {
  const work: (readonly Stmt[])[] = [nodes];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    for (const node of next) {
      switch (node._type) {
        case 'AnnAssign':
          return true;
        case 'For':
        case 'AsyncFor':
        case 'While':
        case 'If':
          work.push(node.body, node.orelse);
          break;
        case 'With':
        case 'AsyncWith':
          work.push(node.body);
          break;
        case 'Match':
          for (const matchCase of node.cases) work.push(matchCase.body);
          break;
        case 'Try':
        case 'TryStar':
          work.push(node.body, node.orelse, node.finalbody);
          for (const handler of node.handlers) work.push(handler.body);
          break;
        default:
          break;
      }
    }
  }
  return false;
}
