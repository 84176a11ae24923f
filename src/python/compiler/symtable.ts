/**
 * Pass 1: walks the tree and collects for each scope which names it binds and uses; symtable-analysis.ts then decides
 * where each name lives. Errors carry CPython 3.13's text and position.
 */
import type {
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Comprehension,
  DictComp,
  Expr,
  FunctionDef,
  GeneratorExp,
  If,
  Lambda,
  ListComp,
  Mod,
  NamedExpr,
  Pattern,
  SetComp,
  Stmt,
  TypeAlias,
  TypeParam,
} from '../syntax/ast';
import { fail, failTooDeep, MAX_DEPTH } from './errors';
import { ScopeRecorder } from './scope-recorder';
import {
  type ComprehensionKind,
  DEF_ANNOT,
  DEF_GLOBAL,
  DEF_IMPORT,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  type Scope,
  USE,
} from './symbols';
import { analyze } from './symtable-analysis';

/** A node that opens a scope of its own kind. */
export type ScopeNode = FunctionDef | AsyncFunctionDef | ClassDef | Lambda | ComprehensionNode | TypeAlias;
export type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;
export type GenericNode = FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias;

export interface SymbolTable {
  readonly module: Scope;
  readonly scopes: ReadonlyMap<ScopeNode, Scope>;
  /** Scopes of `[T, ...]` by the statement that has them. */
  readonly typeParameterScopes: ReadonlyMap<GenericNode, Scope>;
  readonly bounds: ReadonlyMap<TypeParam, Scope>;
  readonly defaults: ReadonlyMap<TypeParam, Scope>;
}

const comprehensionKinds: Record<ComprehensionNode['_type'], ComprehensionKind> = {
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  GeneratorExp: 'generator expression',
};

const comprehensionNames: Record<ComprehensionNode['_type'], string> = {
  ListComp: '<listcomp>',
  SetComp: '<setcomp>',
  DictComp: '<dictcomp>',
  GeneratorExp: '<genexpr>',
};

class Builder extends ScopeRecorder {
  readonly scopes = new Map<ScopeNode, Scope>();
  readonly typeParameterScopes = new Map<GenericNode, Scope>();
  readonly bounds = new Map<TypeParam, Scope>();
  readonly defaults = new Map<TypeParam, Scope>();
  private depth = 0;
  private readonly futureAnnotations: boolean;

  constructor(futureAnnotations: boolean) {
    super();
    this.futureAnnotations = futureAnnotations;
  }

  build(tree: Mod): void {
    if (tree._type === 'Expression') this.expr(tree.body);
    else this.stmts(tree.body);
    analyze(this.module);
  }

  // Statements

  private stmts(body: readonly Stmt[]): void {
    for (const stmt of body) this.stmt(stmt);
  }

  private stmt(node: Stmt): void {
    if (++this.depth > MAX_DEPTH) failTooDeep(node);
    this.stmtBody(node);
    this.depth--;
  }

  private stmtBody(node: Stmt): void {
    switch (node._type) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.functionDef(node);
        return;
      case 'ClassDef':
        this.classDef(node);
        return;
      case 'TypeAlias':
        this.typeAlias(node);
        return;
      case 'Return':
        if (node.value !== null) this.expr(node.value);
        return;
      case 'Delete':
        this.exprs(node.targets);
        return;
      case 'Assign':
        this.exprs(node.targets);
        this.expr(node.value);
        return;
      case 'AnnAssign':
        this.annAssign(node);
        return;
      case 'AugAssign':
        this.expr(node.target);
        this.expr(node.value);
        return;
      case 'For':
      case 'AsyncFor':
        this.expr(node.target);
        this.expr(node.iter);
        this.stmts(node.body);
        this.stmts(node.orelse);
        return;
      case 'While':
        this.expr(node.test);
        this.stmts(node.body);
        this.stmts(node.orelse);
        return;
      case 'If':
        this.ifChain(node);
        return;
      case 'Match':
        this.expr(node.subject);
        for (const matchCase of node.cases) {
          this.pattern(matchCase.pattern);
          if (matchCase.guard !== null) this.expr(matchCase.guard);
          this.stmts(matchCase.body);
        }
        return;
      case 'Raise':
        if (node.exc !== null) this.expr(node.exc);
        if (node.cause !== null) this.expr(node.cause);
        return;
      case 'Try':
      case 'TryStar':
        this.stmts(node.body);
        for (const handler of node.handlers) {
          if (handler.type !== null) this.expr(handler.type);
          if (handler.name !== null) this.define(handler.name, DEF_LOCAL, handler);
          this.stmts(handler.body);
        }
        this.stmts(node.orelse);
        this.stmts(node.finalbody);
        return;
      case 'With':
      case 'AsyncWith':
        for (const item of node.items) {
          this.expr(item.context_expr);
          if (item.optional_vars !== null) this.expr(item.optional_vars);
        }
        this.stmts(node.body);
        return;
      case 'Assert':
        this.expr(node.test);
        if (node.msg !== null) this.expr(node.msg);
        return;
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) {
          if (alias.name === '*') {
            if (this.current.type !== 'module') fail('import * only allowed at module level', alias);
            continue;
          }
          this.define(alias.asname ?? alias.name.split('.', 1)[0], DEF_IMPORT, alias);
        }
        return;
      case 'Global':
      case 'Nonlocal':
        this.declare(node.names, node._type, node);
        return;
      case 'Expr':
        this.expr(node.value);
        return;
      case 'Pass':
      case 'Break':
      case 'Continue':
        return;
    }
  }

  /** `if` and its `elif`s, which the tree nests, without recursion. */
  private ifChain(first: If): void {
    let node = first;
    for (;;) {
      this.expr(node.test);
      this.stmts(node.body);
      const [next] = node.orelse;
      if (node.orelse.length === 1 && next._type === 'If') {
        node = next;
        continue;
      }
      this.stmts(node.orelse);
      return;
    }
  }

  private declare(names: readonly string[], statement: 'Global' | 'Nonlocal', node: Stmt): void {
    const word = statement === 'Global' ? 'global' : 'nonlocal';
    for (const name of names) {
      const flags = this.lookup(name);
      if (flags & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) {
        if (flags & DEF_PARAM) fail(`name '${name}' is parameter and ${word}`, node);
        if (flags & USE) fail(`name '${name}' is used prior to ${word} declaration`, node);
        if (flags & DEF_ANNOT) fail(`annotated name '${name}' can't be ${word}`, node);
        fail(`name '${name}' is assigned to before ${word} declaration`, node);
      }
      this.define(name, statement === 'Global' ? DEF_GLOBAL : DEF_NONLOCAL, node);
      this.recordDirective(name, node);
    }
  }

  private annAssign(node: Extract<Stmt, { _type: 'AnnAssign' }>): void {
    const { target } = node;
    if (target._type === 'Name') {
      const flags = this.lookup(target.id);
      if (
        flags & (DEF_GLOBAL | DEF_NONLOCAL) &&
        this.module.symbols !== this.current.symbols &&
        node.simple
      ) {
        fail(`annotated name '${target.id}' can't be ${flags & DEF_GLOBAL ? 'global' : 'nonlocal'}`, node);
      }
      if (node.simple) this.define(target.id, DEF_ANNOT | DEF_LOCAL, target);
      else if (node.value !== null) this.define(target.id, DEF_LOCAL, target);
    } else this.expr(target);
    this.annotation(node.annotation);
    if (node.value !== null) this.expr(node.value);
  }

  private annotation(node: Expr): void {
    if (this.futureAnnotations) this.enter('annotation', '_annotation', node);
    this.expr(node);
    if (this.futureAnnotations) this.exit();
  }

  // Functions and classes

  private functionDef(node: FunctionDef | AsyncFunctionDef): void {
    this.define(node.name, DEF_LOCAL, node);
    this.argumentDefaults(node.args);
    this.exprs(node.decorator_list);
    if (node.type_params.length > 0) {
      this.enterTypeParameters(
        node,
        node.args.defaults.length > 0,
        node.args.kw_defaults.some((d) => d !== null),
      );
    }
    this.annotations(node.args, node.returns);
    const scope = this.enter('function', node.name, node);
    this.scopes.set(node, scope);
    if (node._type === 'AsyncFunctionDef') scope.coroutine = true;
    this.parameters(node.args);
    this.stmts(node.body);
    this.exit();
    if (node.type_params.length > 0) this.exit();
  }

  private argumentDefaults(args: Arguments): void {
    this.exprs(args.defaults);
    for (const value of args.kw_defaults) if (value !== null) this.expr(value);
  }

  private annotations(args: Arguments, returns: Expr | null): void {
    for (const arg of [...args.posonlyargs, ...args.args])
      if (arg.annotation !== null) this.annotation(arg.annotation);
    if (args.vararg?.annotation) this.annotation(args.vararg.annotation);
    if (args.kwarg?.annotation) this.annotation(args.kwarg.annotation);
    for (const arg of args.kwonlyargs) if (arg.annotation !== null) this.annotation(arg.annotation);
    if (returns !== null) this.annotation(returns);
  }

  private parameters(args: Arguments): void {
    for (const arg of args.posonlyargs) this.define(arg.arg, DEF_PARAM, arg);
    for (const arg of args.args) this.define(arg.arg, DEF_PARAM, arg);
    for (const arg of args.kwonlyargs) this.define(arg.arg, DEF_PARAM, arg);
    if (args.vararg !== null) {
      this.define(args.vararg.arg, DEF_PARAM, args.vararg);
      this.current.varargs = true;
    }
    if (args.kwarg !== null) {
      this.define(args.kwarg.arg, DEF_PARAM, args.kwarg);
      this.current.varkeywords = true;
    }
  }

  private classDef(node: ClassDef): void {
    this.define(node.name, DEF_LOCAL, node);
    this.exprs(node.decorator_list);
    const className = this.className;
    if (node.type_params.length > 0) this.enterTypeParameters(node, false, false);
    this.exprs(node.bases);
    for (const keyword of node.keywords) this.expr(keyword.value);
    const scope = this.enter('class', node.name, node);
    this.scopes.set(node, scope);
    this.className = node.name;
    if (node.type_params.length > 0) {
      this.define('__type_params__', DEF_LOCAL, node);
      this.define('.type_params', USE, node);
    }
    this.stmts(node.body);
    this.exit();
    if (node.type_params.length > 0) this.exit();
    this.className = className;
  }

  // Type parameters

  private enterTypeParameters(node: GenericNode, hasDefaults: boolean, hasKwDefaults: boolean): void {
    const inClass = this.current.type === 'class';
    const name = node._type === 'TypeAlias' ? (node.name._type === 'Name' ? node.name.id : '') : node.name;
    const scope = this.enter('type-parameters', name, node);
    this.typeParameterScopes.set(node, scope);
    if (inClass) {
      scope.canSeeClassScope = true;
      this.define('__classdict__', USE, node);
    }
    this.define('.type_params', DEF_LOCAL | USE, node);
    if (node._type === 'ClassDef') {
      this.className = node.name;
      this.define('.generic_base', DEF_LOCAL | USE, node);
    }
    if (hasDefaults) this.define('.defaults', DEF_PARAM, node);
    if (hasKwDefaults) this.define('.kwdefaults', DEF_PARAM, node);
    for (const param of node.type_params) this.typeParam(param);
  }

  private typeParam(node: TypeParam): void {
    this.define(node.name, DEF_TYPE_PARAM | DEF_LOCAL, node);
    if (node._type === 'TypeVar' && node.bound !== null) {
      const what = node.bound._type === 'Tuple' ? 'a TypeVar constraint' : 'a TypeVar bound';
      this.lazyScope(node, node.bound, what, this.bounds);
    }
    if (node.default_value !== null) {
      this.lazyScope(node, node.default_value, `a ${node._type} default`, this.defaults);
    }
  }

  private lazyScope(node: TypeParam, value: Expr, description: string, into: Map<TypeParam, Scope>): void {
    const inClass = this.current.canSeeClassScope;
    const scope = this.enter('type-variable', node.name, value);
    scope.description = description;
    into.set(node, scope);
    if (inClass) {
      scope.canSeeClassScope = true;
      this.define('__classdict__', USE, value);
    }
    this.expr(value);
    this.exit();
  }

  private typeAlias(node: TypeAlias): void {
    this.expr(node.name);
    const inClass = this.current.type === 'class';
    const generic = node.type_params.length > 0;
    if (generic) this.enterTypeParameters(node, false, false);
    const scope = this.enter('type-alias', node.name._type === 'Name' ? node.name.id : '', node);
    this.scopes.set(node, scope);
    if (inClass) {
      scope.canSeeClassScope = true;
      this.define('__classdict__', USE, node.value);
    }
    this.expr(node.value);
    this.exit();
    if (generic) this.exit();
  }

  // Expressions

  private exprs(nodes: readonly Expr[]): void {
    for (const node of nodes) this.expr(node);
  }

  private expr(node: Expr): void {
    if (++this.depth > MAX_DEPTH) failTooDeep(node);
    this.exprBody(node);
    this.depth--;
  }

  private exprBody(node: Expr): void {
    switch (node._type) {
      case 'NamedExpr':
        this.refuseInAnnotation('named expression', node);
        this.namedExpr(node);
        return;
      case 'BoolOp':
        this.exprs(node.values);
        return;
      case 'BinOp': {
        const rights: Expr[] = [];
        let left: Expr = node;
        while (left._type === 'BinOp') {
          rights.push(left.right);
          left = left.left;
        }
        this.expr(left);
        for (let i = rights.length - 1; i >= 0; i--) this.expr(rights[i]);
        return;
      }
      case 'UnaryOp':
        this.expr(node.operand);
        return;
      case 'Lambda': {
        this.argumentDefaults(node.args);
        this.scopes.set(node, this.enter('function', 'lambda', node));
        this.parameters(node.args);
        this.expr(node.body);
        this.exit();
        return;
      }
      case 'IfExp':
        this.expr(node.test);
        this.expr(node.body);
        this.expr(node.orelse);
        return;
      case 'Dict':
        for (const key of node.keys) if (key !== null) this.expr(key);
        this.exprs(node.values);
        return;
      case 'Set':
      case 'List':
      case 'Tuple':
        this.exprs(node.elts);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        this.comprehension(node);
        return;
      case 'Yield':
      case 'YieldFrom':
        this.refuseInAnnotation('yield expression', node);
        if (node.value !== null) this.expr(node.value);
        this.current.generator = true;
        if (this.current.comprehension !== null) {
          const kind = this.current.comprehension;
          fail(`'yield' inside ${kind}`, node);
        }
        return;
      case 'Await':
        this.refuseInAnnotation('await expression', node);
        this.expr(node.value);
        this.current.coroutine = true;
        return;
      case 'Compare':
        this.expr(node.left);
        this.exprs(node.comparators);
        return;
      case 'Call':
        this.expr(node.func);
        this.exprs(node.args);
        for (const keyword of node.keywords) this.expr(keyword.value);
        return;
      case 'FormattedValue':
        this.expr(node.value);
        if (node.format_spec !== null) this.expr(node.format_spec);
        return;
      case 'JoinedStr':
        this.exprs(node.values);
        return;
      case 'Constant':
        return;
      case 'Attribute':
      case 'Starred':
        this.expr(node.value);
        return;
      case 'Subscript':
        this.expr(node.value);
        this.expr(node.slice);
        return;
      case 'Slice':
        if (node.lower !== null) this.expr(node.lower);
        if (node.upper !== null) this.expr(node.upper);
        if (node.step !== null) this.expr(node.step);
        return;
      case 'Name':
        this.define(node.id, node.ctx === 'Load' ? USE : DEF_LOCAL, node);
        // Zero-argument super() needs the class cell.
        if (node.ctx === 'Load' && node.id === 'super' && this.current.isFunctionLike()) {
          this.define('__class__', USE, node);
        }
        return;
    }
  }

  private namedExpr(node: NamedExpr): void {
    if (this.current.comprehensionIterDepth > 0) {
      fail('assignment expression cannot be used in a comprehension iterable expression', node);
    }
    if (this.current.comprehension !== null) this.extendNamedExprScope(node.target);
    this.expr(node.value);
    this.expr(node.target);
  }

  private comprehension(node: ComprehensionNode): void {
    const [outermost, ...rest] = node.generators;
    const outer = this.current;
    outer.comprehensionIterDepth++;
    this.expr(outermost.iter);
    outer.comprehensionIterDepth--;

    const scope = this.enter('function', comprehensionNames[node._type], node);
    this.scopes.set(node, scope);
    scope.comprehension = comprehensionKinds[node._type];
    if (outermost.is_async) scope.coroutine = true;
    this.define('.0', DEF_PARAM, node);
    this.comprehensionTarget(outermost);
    this.exprs(outermost.ifs);
    for (const generator of rest) {
      this.comprehensionTarget(generator);
      scope.comprehensionIterDepth++;
      this.expr(generator.iter);
      scope.comprehensionIterDepth--;
      this.exprs(generator.ifs);
      if (generator.is_async) scope.coroutine = true;
    }
    if (node._type === 'DictComp') {
      this.expr(node.value);
      this.expr(node.key);
    } else this.expr(node.elt);
    const isGenerator = node._type === 'GeneratorExp';
    scope.generator = isGenerator;
    this.exit();
    // Since 3.11 an asynchronous comprehension makes the one around it asynchronous.
    if (scope.coroutine && !isGenerator) outer.coroutine = true;
  }

  private comprehensionTarget(generator: Comprehension): void {
    this.current.inComprehensionTarget = true;
    this.expr(generator.target);
    this.current.inComprehensionTarget = false;
  }

  // Patterns

  private pattern(node: Pattern): void {
    if (++this.depth > MAX_DEPTH) failTooDeep(node);
    switch (node._type) {
      case 'MatchValue':
        this.expr(node.value);
        break;
      case 'MatchSingleton':
        break;
      case 'MatchSequence':
      case 'MatchOr':
        for (const pattern of node.patterns) this.pattern(pattern);
        break;
      case 'MatchStar':
        if (node.name !== null) this.define(node.name, DEF_LOCAL, node);
        break;
      case 'MatchMapping':
        this.exprs(node.keys);
        for (const pattern of node.patterns) this.pattern(pattern);
        if (node.rest !== null) this.define(node.rest, DEF_LOCAL, node);
        break;
      case 'MatchClass':
        this.expr(node.cls);
        for (const pattern of node.patterns) this.pattern(pattern);
        for (const pattern of node.kwd_patterns) this.pattern(pattern);
        break;
      case 'MatchAs':
        if (node.pattern !== null) this.pattern(node.pattern);
        if (node.name !== null) this.define(node.name, DEF_LOCAL, node);
        break;
    }
    this.depth--;
  }
}

/**
 * The scopes of a module. Throws DiagnosticError for what CPython's symbol table refuses (names used before their
 * `global` declaration, duplicate arguments, ...).
 */
export function buildSymbolTable(tree: Mod, futureAnnotations: boolean): SymbolTable {
  const builder = new Builder(futureAnnotations);
  builder.build(tree);
  return builder;
}
