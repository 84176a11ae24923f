/** The native part of `collections`. */
import type { Value } from '../../vm/objects';
import { dequeType } from './deque';

export const collectionsNatives: readonly (readonly [string, Value])[] = [['deque', dequeType]];
