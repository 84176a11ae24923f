/**
 * What a program names that is not supported, by line, before anything runs: imports of modules that are not here, names
 * that our modules refuse, builtins that we lack. Only a first look, which runs nothing: a program that never comes to
 * such a line is none the worse for it, and one that does is stopped there.
 */
import type { Problem } from '../events/run';
import { REFUSED_NAMES, refusalOf } from '../python/stdlib/refused-names';
import { MODULE_NAMES, refuseModule } from '../python/stdlib/registry';
import type { Alias, Call, ImportFrom, Module, Name } from '../python/syntax/ast';
import { REFUSED_BUILTINS } from '../python/vm/builtins';
import { UnsupportedError } from '../python/vm/errors';

interface Place {
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno: number;
  readonly end_col_offset: number;
}

type Node = Record<string, unknown> & Place;
type Report = (place: Place, message: string | null | undefined) => void;

/** Problems of a parsed program, in the order of the text; lines count from the start of the whole program. */
export function unsupportedIn(tree: Module, source: string, lineOffset: number): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (place, message) => {
    if (message === null || message === undefined) return;
    problems.push({
      severity: 'warning',
      title: 'Not supported',
      message,
      line: place.lineno + lineOffset,
      column: place.col_offset,
      endLine: place.end_lineno + lineOffset,
      endColumn: place.end_col_offset,
    });
  };
  if (!MENTIONED.test(source)) return problems;
  const modules = new Map<string, string>();
  const bound = new Set<string>();
  walk(tree.body, (node) => {
    look(node, modules, report);
    for (const name of boundBy(node)) bound.add(name);
  });
  walk(tree.body, (node) => {
    if (node._type === 'Attribute') {
      const owner = node.value as Name;
      const module = owner._type === 'Name' ? modules.get(owner.id) : undefined;
      if (module !== undefined) report(node, refusalOf(module, node.attr as string));
    } else if (node._type === 'Call') {
      const { func } = node as unknown as Call;
      if (func._type === 'Name' && !bound.has(func.id)) report(func, REFUSED_BUILTINS.get(func.id));
    }
  });
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** A program without any of these words has nothing that could be found. */
const MENTIONED = new RegExp(
  `\\b(import|${[...REFUSED_BUILTINS.keys(), ...Object.values(REFUSED_NAMES).flatMap(Object.keys)].join('|')})\\b`,
);

/** Reports imports that are refused, and books by which names the program knows its modules. */
function look(node: Node, modules: Map<string, string>, report: Report): void {
  if (node._type === 'Import') {
    for (const alias of node.names as Alias[]) {
      report(alias, refusedModule(alias.name));
      const top = alias.name.split('.')[0]!;
      modules.set(alias.asname ?? top, alias.asname === null ? top : alias.name);
    }
  } else if (node._type === 'ImportFrom') {
    const { module, level, names } = node as unknown as ImportFrom;
    if (module === null || level > 0) return;
    const refusal = refusedModule(module);
    report(node, refusal);
    if (refusal === null) for (const alias of names) report(alias, refusalOf(module, alias.name));
  }
}

/** Names that a node gives a meaning of the program's own. */
function boundBy(node: Node): string[] {
  switch (node._type) {
    case 'Name':
      return node.ctx === 'Store' ? [node.id as string] : [];
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return [node.name as string];
    case 'arg':
      return [node.arg as string];
    case 'alias':
      return [(node.asname ?? node.name) as string];
    default:
      return [];
  }
}

function refusedModule(name: string): string | null {
  const parts = name.split('.');
  for (let count = 1; count <= parts.length; count++) {
    const full = parts.slice(0, count).join('.');
    if (MODULE_NAMES.has(full)) continue;
    const refusal = refuseModule.call(full);
    return refusal instanceof UnsupportedError ? refusal.message : null;
  }
  return null;
}

/** Every node below, parents first, without recursion: a program may be nested deeply. */
function walk(roots: readonly unknown[], visit: (node: Node) => void): void {
  const pending: unknown[] = [...roots].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (!Array.isArray(node) && '_type' in node) visit(node as unknown as Node);
    const values = Array.isArray(node) ? node : Object.values(node);
    for (let i = values.length - 1; i >= 0; i--) if (typeof values[i] === 'object') pending.push(values[i]);
  }
}
