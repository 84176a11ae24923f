import type { Mod } from '../syntax/ast';
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
  /** Line of the last `from __future__ import`; further down they are an error. */
  readonly lastLine: number;
}

/** Reads the `from __future__ import` statements at the top of a module, which only a docstring may precede. */
export function futureFeatures(tree: Mod): FutureFeatures {
  let annotations = false;
  let lastLine = -1;
  if (tree._type === 'Expression') return { annotations, lastLine };
  for (let i = 0; i < tree.body.length; i++) {
    const node = tree.body[i];
    if (node._type === 'ImportFrom' && node.module === '__future__' && node.level === 0) {
      for (const alias of node.names) {
        if (alias.name === 'braces') fail('not a chance', alias);
        if (!features.has(alias.name)) fail(`future feature ${alias.name} is not defined`, alias);
        if (alias.name === 'annotations') annotations = true;
      }
      lastLine = node.lineno;
      continue;
    }
    const isDocstring =
      i === 0 &&
      node._type === 'Expr' &&
      node.value._type === 'Constant' &&
      typeof node.value.value === 'string';
    if (!isDocstring) break;
  }
  return { annotations, lastLine };
}
