/** Functions of parts (base/parts.ts) that the compiler calls. */
import { port } from '../../base/parts';
import type { Expr, Match, TryStar } from '../syntax/ast';
import type { Compiler } from './compiler';

export const matchStatement = port<(c: Compiler, node: Match) => void>('match statements');
export const tryStarStatement = port<(c: Compiler, node: TryStar) => void>('exception groups');
/** Text of an annotation that is not evaluated. */
export const unparse = port<(node: Expr) => string>('annotations as text');
