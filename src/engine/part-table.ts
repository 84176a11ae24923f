/** The parts of the engine that only some programs need, and what in a program's code shows that it will. */

import { RARE_FUNCTIONS } from '../base/rare-functions';

export interface Part {
  readonly load: () => Promise<unknown>;
  /** Names that a program which needs the part most likely has in its code. */
  readonly names?: readonly string[];
}

const names = (text: string): readonly string[] => text.split(' ');

export const PARTS: Readonly<Record<string, Part>> = {
  'annotations as text': { load: () => import('../python/compiler/unparse') },
  bytes: {
    load: () => import('../python/vm/bytes-part'),
    names: names('bytes bytearray encode decode to_bytes from_bytes'),
  },
  'character names': { load: () => import('../python/syntax/character-names') },
  'complex numbers': { load: () => import('../python/vm/complex-part'), names: ['complex'] },
  'match statements': {
    load: () => Promise.all([import('../python/compiler/match'), import('../python/vm/instructions-match')]),
  },
  'number methods': {
    load: () => import('../python/vm/number-methods-part'),
    names: names('round bit_length bit_count is_integer as_integer_ratio to_bytes from_bytes hex fromhex'),
  },
  'code from text': {
    load: () => import('../python/vm/builtins-code'),
    names: names('globals locals exec eval compile'),
  },
  'exception groups': {
    load: () => import('../python/vm/exception-groups-part'),
    names: names('ExceptionGroup BaseExceptionGroup'),
  },
  'powers of floats': { load: () => import('../python/vm/float-power') },
  [RARE_FUNCTIONS]: { load: () => import('./rarely-called') },
  refusals: { load: () => import('../python/stdlib/refusals') },
  sorting: { load: () => import('../python/vm/sorting'), names: names('sorted sort dir') },
  tracebacks: { load: () => Promise.all([import('./traceback'), import('./exception-texts')]) },
  'syntax errors': { load: () => import('../python/syntax/explain-failure') },
  'text formats': { load: () => import('../python/vm/text-formats-part'), names: names('format format_map') },
};
