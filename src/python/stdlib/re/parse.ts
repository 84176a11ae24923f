/**
 * Patterns to nodes (CPython docs, "Regular Expression Syntax"). What is accepted, and the texts and positions of errors,
 * are those of CPython 3.13.
 */
import { overflowError, valueError } from '../../vm/errors';
import { isAlpha } from '../../vm/str-class';
import { strRepr } from '../../vm/str-repr';
import { Flag, MAX_REPEAT, type Node, type Sequence, TYPE_FLAGS, type Width, widthOf } from './nodes';
import { type GroupLookup, patternEscape } from './parse-escape';
import { parseSet } from './parse-set';
import { isDigit, lengthOf, PatternSource, PatternSyntaxError } from './pattern-source';

export interface ParsedPattern {
  readonly nodes: Sequence;
  /** With what the pattern itself turns on, and `UNICODE` where nothing else was said of a str. */
  readonly flags: number;
  /** How many capturing groups there are. */
  readonly groups: number;
  readonly groupNames: ReadonlyMap<string, number>;
  readonly widths: readonly (Width | null)[];
  /** Texts of FutureWarnings. */
  readonly warnings: readonly string[];
}

const FLAG_LETTERS: Readonly<Record<string, number>> = {
  i: Flag.IGNORECASE,
  L: Flag.LOCALE,
  m: Flag.MULTILINE,
  s: Flag.DOTALL,
  x: Flag.VERBOSE,
  a: Flag.ASCII,
  u: Flag.UNICODE,
};
const MAX_GROUPS = 1073741823;
const WHITE_SPACE = ' \t\n\r\v\f';

/** `text`: of bytes, each as the character of that code. Throws PatternSyntaxError, GuestError. */
export function parsePattern(text: string, flags: number, isText: boolean): ParsedPattern {
  return new PatternParser(text, flags, isText).whole();
}

class PatternParser implements GroupLookup {
  private readonly source: PatternSource;
  private readonly widths: (Width | null)[] = [null];
  private readonly names = new Map<string, number>();
  private readonly warnings: string[] = [];
  /** Groups that conditionals name, and where. */
  private readonly conditionals = new Map<number, number>();
  private lookbehindGroups: number | null = null;
  private flags: number;

  constructor(text: string, flags: number, isText: boolean) {
    this.source = new PatternSource(text, isText);
    this.flags = flags;
  }

  get count(): number {
    return this.widths.length;
  }

  isClosed(group: number): boolean {
    return group < this.count && this.widths[group] !== null;
  }

  checkLookbehind(group: number): void {
    if (this.lookbehindGroups === null) return;
    if (!this.isClosed(group)) throw this.source.error('cannot refer to an open group');
    if (group >= this.lookbehindGroups) {
      throw this.source.error('cannot refer to group defined in the same lookbehind subpattern');
    }
  }

  whole(): ParsedPattern {
    const { source } = this;
    const nodes = this.alternatives((this.flags & Flag.VERBOSE) !== 0, true);
    const flags = fixFlags(this.flags, source.isText);
    if (source.next !== null) throw source.error('unbalanced parenthesis');
    for (const [group, position] of this.conditionals) {
      if (group >= this.count) throw new PatternSyntaxError(`invalid group reference ${group}`, position);
    }
    const { names: groupNames, warnings, widths } = this;
    return { nodes, flags, groups: this.count - 1, groupNames, widths, warnings };
  }

  private alternatives(isVerbose: boolean, isTop: boolean): Sequence {
    const branches: Sequence[] = [];
    let verbose = isVerbose;
    do {
      branches.push(this.sequence(verbose, isTop && branches.length === 0));
      if (isTop) verbose = (this.flags & Flag.VERBOSE) !== 0;
    } while (this.source.match('|'));
    return branches.length === 1 ? branches[0]! : [{ op: 'branch', branches }];
  }

  /** What stands up to `|`, `)` or the end. Global flags may stand at the very start, `isFirst`. */
  private sequence(isVerbose: boolean, isFirst: boolean): Sequence {
    const { source } = this;
    const nodes: Node[] = [];
    let verbose = isVerbose;
    for (;;) {
      const token = source.next;
      if (token === null || token === '|' || token === ')') break;
      source.get();
      if (verbose) {
        if (WHITE_SPACE.includes(token)) continue;
        if (token === '#') {
          for (let c = source.get(); c !== null && c !== '\n'; ) c = source.get();
          continue;
        }
      }
      if (token[0] === '\\') nodes.push(patternEscape(source, token, this));
      else if (token === '[') nodes.push(parseSet(source, (text) => this.warnings.push(text)));
      else if (token === '*' || token === '+' || token === '?' || token === '{') this.repeat(nodes, token);
      else if (token === '.') nodes.push({ op: 'any' });
      else if (token === '^' || token === '$') nodes.push({ op: 'at', place: token });
      else if (token === '(') {
        const made = this.parenthesis(verbose, isFirst && nodes.length === 0);
        if (made === 'flags') verbose = (this.flags & Flag.VERBOSE) !== 0;
        else if (made !== null) nodes.push(made);
      } else nodes.push({ op: 'literal', code: token.codePointAt(0)! });
    }
    return nodes;
  }

  // --- Repetition ----------------------------------------------------------------------------------------------------

  private repeat(nodes: Node[], token: string): void {
    const { source } = this;
    const here = source.tell();
    let min = token === '+' ? 1 : 0;
    let max = token === '?' ? 1 : MAX_REPEAT;
    if (token === '{') {
      const bounds = this.bounds(here);
      if (bounds === null) {
        nodes.push({ op: 'literal', code: 123 });
        return;
      }
      [min, max] = bounds;
    }
    const item = nodes[nodes.length - 1];
    const length = source.tell() - here + 1;
    if (item === undefined || item.op === 'at') throw source.error('nothing to repeat', length);
    if (item.op === 'repeat') throw source.error('multiple repeat', length);
    const isPlainGroup = item.op === 'group' && item.number === 0 && item.added === 0 && item.removed === 0;
    const how = source.match('?') ? 'lazy' : source.match('+') ? 'possessive' : 'greedy';
    nodes[nodes.length - 1] = { op: 'repeat', how, min, max, body: isPlainGroup ? item.body : [item] };
  }

  /** What stands after `{`; null where that is no repetition, and the brace a plain character. */
  private bounds(here: number): [min: number, max: number] | null {
    const { source } = this;
    if (source.next === '}') return null;
    let low = '';
    while (isDigit(source.next)) low += source.get();
    let high = '';
    if (source.match(',')) while (isDigit(source.next)) high += source.get();
    else high = low;
    if (!source.match('}')) {
      source.seek(here);
      return null;
    }
    const [min, max] = [low === '' ? 0 : Number(low), high === '' ? MAX_REPEAT : Number(high)];
    if (min >= MAX_REPEAT || (high !== '' && max >= MAX_REPEAT)) {
      throw overflowError('the repetition number is too large');
    }
    if (max < min) throw source.error('min repeat greater than max repeat', source.tell() - here);
    return [min, max];
  }

  // --- Parentheses ---------------------------------------------------------------------------------------------------

  /** What stands after `(`. 'flags': they were set for the whole pattern; null: a comment. */
  private parenthesis(isVerbose: boolean, isFirst: boolean): Node | 'flags' | null {
    const { source } = this;
    const start = source.tell() - 1;
    if (!source.match('?')) return this.group(start, isVerbose, null);
    const kind = this.taken();
    if (kind === 'P') return this.extension(start, isVerbose);
    if (kind === ':') return this.plainGroup(start, isVerbose, 0, 0);
    if (kind === '#') return this.comment(start);
    if (kind === '=' || kind === '!' || kind === '<') return this.look(start, isVerbose, kind);
    if (kind === '(') return this.conditional(start, isVerbose);
    if (kind === '>') return { op: 'atomic', body: this.inner(start, isVerbose) };
    if (kind === '-' || kind in FLAG_LETTERS) {
      const flags = this.inlineFlags(kind);
      if (flags !== null) return this.plainGroup(start, isVerbose, ...flags);
      if (!isFirst) {
        throw source.error('global flags not at the start of the expression', source.tell() - start);
      }
      return 'flags';
    }
    throw source.error(`unknown extension ?${kind}`, lengthOf(kind) + 1);
  }

  private taken(): string {
    const c = this.source.get();
    if (c === null) throw this.source.error('unexpected end of pattern');
    return c;
  }

  /** Alternatives up to the closing parenthesis. */
  private inner(start: number, isVerbose: boolean): Sequence {
    const nodes = this.alternatives(isVerbose, false);
    this.close(start);
    return nodes;
  }

  private close(start: number): void {
    const { source } = this;
    if (!source.match(')')) {
      throw source.error('missing ), unterminated subpattern', source.tell() - start);
    }
  }

  private group(start: number, isVerbose: boolean, name: string | null): Node {
    const number = this.count;
    if (number >= MAX_GROUPS) throw this.source.error('too many groups');
    this.widths.push(null);
    if (name !== null) {
      const before = this.names.get(name);
      if (before !== undefined) {
        throw this.source.error(
          `redefinition of group name ${strRepr(name)} as group ${number}; was group ${before}`,
          lengthOf(name) + 1,
        );
      }
      this.names.set(name, number);
    }
    const body = this.inner(start, isVerbose);
    this.widths[number] = widthOf(body, this.widths);
    return { op: 'group', number, added: 0, removed: 0, body };
  }

  private plainGroup(start: number, isVerbose: boolean, added: number, removed: number): Node {
    const verbose = (isVerbose || (added & Flag.VERBOSE) !== 0) && (removed & Flag.VERBOSE) === 0;
    return { op: 'group', number: 0, added, removed, body: this.inner(start, verbose) };
  }

  /** `(?P<name>...)` and `(?P=name)`. */
  private extension(start: number, isVerbose: boolean): Node {
    const { source } = this;
    if (source.match('<')) {
      const name = source.getUntil('>', 'group name');
      source.checkGroupName(name, 1);
      return this.group(start, isVerbose, name);
    }
    if (source.match('=')) {
      const name = source.getUntil(')', 'group name');
      source.checkGroupName(name, 1);
      const group = this.named(name);
      if (!this.isClosed(group)) throw source.error('cannot refer to an open group', lengthOf(name) + 1);
      this.checkLookbehind(group);
      return { op: 'reference', group };
    }
    const c = this.taken();
    throw source.error(`unknown extension ?P${c}`, lengthOf(c) + 2);
  }

  private named(name: string): number {
    const group = this.names.get(name);
    if (group === undefined) {
      throw this.source.error(`unknown group name ${strRepr(name)}`, lengthOf(name) + 1);
    }
    return group;
  }

  private comment(start: number): null {
    const { source } = this;
    for (;;) {
      if (source.next === null) {
        throw source.error('missing ), unterminated comment', source.tell() - start);
      }
      if (source.get() === ')') return null;
    }
  }

  private look(start: number, isVerbose: boolean, kind: string): Node {
    const { source } = this;
    const isBehind = kind === '<';
    const sign = isBehind ? this.taken() : kind;
    if (sign !== '=' && sign !== '!') throw source.error(`unknown extension ?<${sign}`, lengthOf(sign) + 2);
    const before = this.lookbehindGroups;
    if (isBehind && before === null) this.lookbehindGroups = this.count;
    const body = this.alternatives(isVerbose, false);
    if (isBehind) this.lookbehindGroups = before;
    this.close(start);
    if (sign === '!' && body.length === 0) return { op: 'failure' };
    return { op: 'look', isBehind, isNegated: sign === '!', body };
  }

  private conditional(start: number, isVerbose: boolean): Node {
    const { source } = this;
    const name = source.getUntil(')', 'group name');
    let group: number;
    if (/^[0-9]+$/.test(name)) {
      group = Number(name);
      if (group === 0) throw source.error('bad group number', name.length + 1);
      if (group >= MAX_GROUPS) {
        throw source.error(`invalid group reference ${BigInt(name)}`, name.length + 1);
      }
      if (!this.conditionals.has(group)) this.conditionals.set(group, source.tell() - name.length - 1);
    } else {
      source.checkGroupName(name, 1);
      group = this.named(name);
    }
    this.checkLookbehind(group);
    const yes = this.sequence(isVerbose, false);
    let no: Sequence | null = null;
    if (source.match('|')) {
      no = this.sequence(isVerbose, false);
      if (source.next === '|') throw source.error('conditional backref with more than two branches');
    }
    this.close(start);
    return { op: 'conditional', group, yes, no };
  }

  // --- Flags ---------------------------------------------------------------------------------------------------------

  /** Flags after `(?`, from `first` on: those for a group, or null where they were for the whole pattern. */
  private inlineFlags(first: string): [added: number, removed: number] | null {
    const { source } = this;
    let added = 0;
    let removed = 0;
    let c = first;
    while (c !== ')' && c !== '-' && c !== ':') {
      added = this.addFlag(added, c);
      c = this.flagOr(['missing -, : or )', 'missing -, : or )'], ')-:');
    }
    if (c === ')') {
      this.flags |= added;
      return null;
    }
    if (c === '-') {
      c = this.flagOr(['missing flag', 'missing flag'], '');
      while (c !== ':') {
        const flag = FLAG_LETTERS[c]!;
        if (flag & TYPE_FLAGS) {
          throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        }
        removed |= flag;
        c = this.flagOr(['missing :', 'missing :'], ':');
      }
    }
    if (added & removed) throw source.error('bad inline flags: flag turned on and off', 1);
    return [added, removed];
  }

  private addFlag(added: number, letter: string): number {
    const { source } = this;
    const flag = FLAG_LETTERS[letter]!;
    if (source.isText && letter === 'L') {
      throw source.error("bad inline flags: cannot use 'L' flag with a str pattern");
    }
    if (!source.isText && letter === 'u') {
      throw source.error("bad inline flags: cannot use 'u' flag with a bytes pattern");
    }
    const all = added | flag;
    if (flag & TYPE_FLAGS && (all & TYPE_FLAGS) !== flag) {
      throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
    return all;
  }

  /** The next letter: a flag's, or one of `ends`. */
  private flagOr([atEnd, atOther]: readonly [string, string], ends: string): string {
    const c = this.source.get();
    if (c === null) throw this.source.error(atEnd);
    if (c in FLAG_LETTERS || (ends !== '' && ends.includes(c))) return c;
    throw this.source.error(isAlpha(c) ? 'unknown flag' : atOther, lengthOf(c));
  }
}

function fixFlags(flags: number, isText: boolean): number {
  if (isText) {
    if (flags & Flag.LOCALE) throw valueError('cannot use LOCALE flag with a str pattern');
    if (!(flags & Flag.ASCII)) return flags | Flag.UNICODE;
    if (flags & Flag.UNICODE) throw valueError('ASCII and UNICODE flags are incompatible');
    return flags;
  }
  if (flags & Flag.UNICODE) throw valueError('cannot use UNICODE flag with a bytes pattern');
  if (flags & Flag.LOCALE && flags & Flag.ASCII) throw valueError('ASCII and LOCALE flags are incompatible');
  return flags;
}
