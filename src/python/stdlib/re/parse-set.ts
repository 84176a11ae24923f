/** Sets: `[a-z\d]`. */
import type { Node, SetItem } from './nodes';
import { classEscape } from './parse-escape';
import { lengthOf, type PatternSource } from './pattern-source';

const SET_OPERATIONS: Readonly<Record<string, string>> = {
  '-': 'difference',
  '&': 'intersection',
  '~': 'symmetric difference',
  '|': 'union',
};

/** What stands after `[`, which has been taken. `warn` is told what may mean something else one day. */
export function parseSet(source: PatternSource, warn: (text: string) => void): Node {
  const here = source.tell() - 1;
  const items: SetItem[] = [];
  const unterminated = () => source.error('unterminated character set', source.tell() - here);
  const itemOf = (text: string): SetItem => {
    if (text[0] === '\\') return classEscape(source, text);
    const code = text.codePointAt(0)!;
    return { kind: 'range', from: code, to: code };
  };
  if (source.next === '[') warn(`Possible nested set at position ${source.tell()}`);
  const isNegated = source.match('^');
  for (;;) {
    const first = source.get();
    if (first === null) throw unterminated();
    if (first === ']' && items.length > 0) break;
    const operation = SET_OPERATIONS[first];
    if (operation !== undefined && items.length > 0 && source.next === first) {
      warn(`Possible set ${operation} at position ${source.tell() - 1}`);
    }
    const low = itemOf(first);
    if (!source.match('-')) {
      items.push(low);
      continue;
    }
    const second = source.get();
    if (second === null) throw unterminated();
    if (second === ']') {
      items.push(low, { kind: 'range', from: 45, to: 45 });
      break;
    }
    if (second === '-') warn(`Possible set difference at position ${source.tell() - 2}`);
    const high = itemOf(second);
    if (low.kind !== 'range' || high.kind !== 'range' || high.from < low.from) {
      const length = lengthOf(first) + 1 + lengthOf(second);
      throw source.error(`bad character range ${first}-${second}`, length);
    }
    items.push({ kind: 'range', from: low.from, to: high.from });
  }
  const [only] = items;
  if (items.length === 1 && only!.kind === 'range' && only.from === only.to && !isNegated) {
    return { op: 'literal', code: only.from };
  }
  return { op: 'set', items, isNegated };
}
