/**
 * Trees as JSON in the shape that `ast-recorder.py` writes from CPython's `ast`: `_type`, the four positions, then the
 * fields in the order of Python.asdl; columns in UTF-8 bytes as CPython counts them.
 */
import type { Mod } from './ast';
import type { Constant } from './constant';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Fields that CPython holds in another order than our nodes. */
const FIELD_ORDER: Record<string, string[]> = {
  FunctionDef: ['name', 'args', 'body', 'decorator_list', 'returns', 'type_params'],
};

const float64 = new DataView(new ArrayBuffer(8));

/** A float's 64 bits in hexadecimal: exact, and the same whatever prints it. */
function bits(value: number): string {
  float64.setFloat64(0, value);
  return float64.getBigUint64(0).toString(16).padStart(16, '0');
}

function constantJson(value: Constant): Json {
  if (typeof value === 'number' || typeof value === 'bigint') return { t: 'int', v: value.toString() };
  if (typeof value !== 'object' || value === null) return value;
  switch (value.t) {
    case 'float':
      return { t: 'float', v: bits(value.v) };
    case 'complex':
      return { t: 'complex', re: bits(value.re), im: bits(value.im) };
    case 'bytes':
      return { t: 'bytes', v: value.v };
    case 'ellipsis':
      return { t: 'ellipsis' };
  }
}

/** Turns UTF-16 columns into UTF-8 ones, line by line. */
class Columns {
  private readonly lines: string[];

  constructor(source: string) {
    this.lines = source.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  }

  toUtf8(line: number, column: number): number {
    const text = this.lines[line - 1] ?? '';
    let bytes = 0;
    for (let i = 0; i < column; i++) {
      const c = text.charCodeAt(i);
      if (c < 0x80 || Number.isNaN(c)) bytes += 1;
      else if (c < 0x800) bytes += 2;
      else if (c >= 0xd800 && c <= 0xdfff) bytes += 2;
      else bytes += 3;
    }
    return bytes;
  }
}

/** The tree of `source` as JSON data. */
export function dumpJson(tree: Mod, source: string): Json {
  const columns = new Columns(source);
  const dump = (node: unknown): Json => {
    if (Array.isArray(node)) return node.map(dump);
    if (typeof node !== 'object' || node === null) return node as Json;
    const fields = node as Record<string, unknown>;
    const type = fields._type as string;
    const out: { [key: string]: Json } = { _type: type };
    if ('lineno' in fields) {
      const lineno = fields.lineno as number;
      const endLine = fields.end_lineno as number;
      out.lineno = lineno;
      out.col_offset = columns.toUtf8(lineno, fields.col_offset as number);
      out.end_lineno = endLine;
      out.end_col_offset = columns.toUtf8(endLine, fields.end_col_offset as number);
    }
    for (const key of FIELD_ORDER[type] ?? Object.keys(fields)) {
      if (key in out) continue;
      out[key] =
        type === 'Constant' && key === 'value' ? constantJson(fields[key] as Constant) : dump(fields[key]);
    }
    return out;
  };
  return dump(tree);
}
