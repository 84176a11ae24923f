import type { Mod, Stmt } from '../syntax/ast';
import { fail } from './errors';

/** Features that were future once; of these only `annotations` changes what is compiled. */
const features = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

export interface FutureFeatures {
  readonly annotations: boolean;
  /** The `from __future__ import` statements at the top; all others are an error. */
  readonly statements: ReadonlySet<Stmt>;
}

/** Reads the `from __future__ import` statements at the top of a module, which only a docstring may precede. */
export function futureFeatures(tree: Mod): FutureFeatures {
  let annotations = false;
  const statements = new Set<Stmt>();
  if (tree._type === 'Expression') return { annotations, statements };
  for (let i = 0; i < tree.body.length; i++) {
    const node = tree.body[i];
    if (node._type === 'ImportFrom' && node.module === '__future__' && node.level === 0) {
      // CPython reports where the statement begins, without an end.
      const { lineno, col_offset } = node;
      const start = { lineno, end_lineno: lineno, col_offset, end_col_offset: col_offset };
      for (const alias of node.names) {
        if (alias.name === 'braces') fail('not a chance', start);
        if (!features.has(alias.name)) fail(`future feature ${alias.name} is not defined`, start);
        if (alias.name === 'annotations') annotations = true;
      }
      statements.add(node);
      continue;
    }
    const isDocstring =
      i === 0 &&
      node._type === 'Expr' &&
      node.value._type === 'Constant' &&
      typeof node.value.value === 'string';
    if (!isDocstring) break;
  }
  return { annotations, statements };
}
