/** `repr` of constants, as CPython writes it. */
import type { CodeConstant, CodeObject } from './code-object';

/** `repr` of a float: the shortest digits that read back, with an exponent below 1e-4 and from 1e16 on. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa, exponentText] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 16) {
    const text = Math.abs(value) >= 1e-6 ? String(value) : value.toFixed(20).replace(/0+$/, '');
    if (exponent < 0) {
      const digits = mantissa.replace('-', '').replace('.', '');
      return `${value < 0 ? '-' : ''}0.${'0'.repeat(-exponent - 1)}${digits}`;
    }
    return text.includes('.') ? text : `${text}.0`;
  }
  const magnitude = Math.abs(exponent);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${magnitude < 10 ? '0' : ''}${magnitude}`;
}

function complexRepr(re: number, im: number): string {
  const part = (value: number) => floatRepr(value).replace(/\.0$/, '');
  if (re === 0 && !Object.is(re, -0)) return `${part(im)}j`;
  const sign = im < 0 || Object.is(im, -0) ? '' : '+';
  return `(${part(re)}${sign}${part(im)}j)`;
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quoted(text: string, escapeOther: (char: string) => string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const char of text) {
    if (char === quote) result += `\\${char}`;
    else result += escapes[char] ?? escapeOther(char);
  }
  return result + quote;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

export function stringRepr(text: string): string {
  return quoted(text, (char) => {
    if (char >= ' ' && char <= '~') return char;
    const code = char.codePointAt(0) as number;
    if (code >= 0xa0 && !/^[\p{C}\p{Z}]$/u.test(char)) return char;
    if (code <= 0xff) return `\\x${hex(code, 2)}`;
    return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  });
}

function bytesRepr(bytes: string): string {
  return `b${quoted(bytes, (char) => (char >= ' ' && char <= '~' ? char : `\\x${hex(char.charCodeAt(0), 2)}`))}`;
}

/**
 * Members of a set of small ints in the order CPython's hash table gives; others stay in the order they were written,
 * as theirs hangs on hashes that change from run to run or on addresses. (CPython copies such a constant into a
 * second table while it shares equal constants, so the order has to be taken twice.)
 */
function inTableOrder(values: readonly CodeConstant[]): readonly CodeConstant[] {
  if (!values.every((value) => typeof value === 'number')) return values;
  let table = new Array<number | undefined>(8);
  let used = 0;
  for (const value of values as readonly number[]) {
    insert(table, value);
    used++;
    if (used * 5 < (table.length - 1) * 3) continue;
    let size = 8;
    while (size <= used * 4) size *= 2;
    const members = table.filter((member) => member !== undefined);
    table = new Array<number | undefined>(size);
    for (const member of members) insert(table, member);
  }
  return table.filter((member) => member !== undefined);
}

const LINEAR_PROBES = 9;

/** Probing as in CPython's setobject.c: a run of neighbours, then a jump that depends on the whole hash. */
function insert(table: (number | undefined)[], value: number): void {
  const mask = BigInt(table.length - 1);
  // hash(-1) is -2; the hash is taken as an unsigned 64-bit number.
  const hash = BigInt.asUintN(64, BigInt(value === -1 ? -2 : value));
  let perturb = hash;
  let index = hash & mask;
  for (;;) {
    const probes = index + BigInt(LINEAR_PROBES) <= mask ? LINEAR_PROBES : 0;
    for (let i = 0; i <= probes; i++) {
      const slot = Number(index) + i;
      if (table[slot] === undefined) {
        table[slot] = value;
        return;
      }
    }
    perturb >>= 5n;
    index = (index * 5n + 1n + perturb) & mask;
  }
}

/** `codeRepr` writes nested code objects, whose `repr` holds an address. */
export function pyRepr(
  value: CodeConstant,
  codeRepr: (code: CodeObject) => string = (code) => code.name,
): string {
  if (value === null) return 'None';
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return stringRepr(value);
    case 'number':
    case 'bigint':
      return String(value);
    default:
      break;
  }
  switch (value.t) {
    case 'float':
      return floatRepr(value.v);
    case 'complex':
      return complexRepr(value.re, value.im);
    case 'bytes':
      return bytesRepr(value.v);
    case 'ellipsis':
      return 'Ellipsis';
    case 'tuple': {
      const items = value.v.map((item) => pyRepr(item, codeRepr));
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
    }
    case 'frozenset': {
      const items = inTableOrder(inTableOrder(value.v)).map((item) => pyRepr(item, codeRepr));
      return items.length === 0 ? 'frozenset()' : `frozenset({${items.join(', ')}})`;
    }
    case 'code':
      return codeRepr(value);
  }
}
