/** Code for f-strings. */
import type { Expr, FormattedValue, JoinedStr } from '../syntax/ast';
import { withListingLine } from './blocks';
import { type Compiler, STACK_USE_GUIDELINE } from './compiler';
import { constantOf } from './constants';
import { expr } from './expressions';
import { Op } from './opcodes';

export function joinedStr(c: Compiler, node: JoinedStr, line = node.lineno): void {
  const count = node.values.length;
  if (count > STACK_USE_GUIDELINE) {
    c.loadConst('');
    c.emitName(Op.LOAD_METHOD, 'join');
    c.emit(Op.BUILD_LIST, 0);
    for (const value of node.values) {
      stringPart(c, value, line);
      c.emit(Op.LIST_APPEND, 1);
    }
    c.emit(Op.CALL_METHOD, 1);
    return;
  }
  for (const value of node.values) stringPart(c, value, line);
  if (count !== 1) c.emit(Op.BUILD_STRING, count);
}

/** A part of an f-string; in listings it stands on the line where the string begins. */
function stringPart(c: Compiler, node: Expr, line: number): void {
  c.located(withListingLine(node, line), () => {
    if (node._type === 'FormattedValue') formattedValue(c, node, line);
    else if (node._type === 'JoinedStr') joinedStr(c, node, line);
    else if (node._type === 'Constant') c.loadConst(constantOf(node));
    else expr(c, node);
  });
}

/** A format stands on its own line, with the text at its end; all else in it on the line of the whole string. */
function formatSpec(c: Compiler, node: JoinedStr, line: number): void {
  const last = node.values[node.values.length - 1];
  for (const value of node.values) {
    stringPart(c, value, value === last && value._type === 'Constant' ? value.lineno : line);
  }
  if (node.values.length !== 1) c.emit(Op.BUILD_STRING, node.values.length);
}

const conversions: Record<number, number> = { 115: 1, 114: 2, 97: 3 };

export function formattedValue(c: Compiler, node: FormattedValue, line = node.lineno): void {
  expr(c, node.value);
  let flags = conversions[node.conversion] ?? 0;
  if (node.format_spec !== null) {
    const spec = node.format_spec;
    if (spec._type === 'JoinedStr') c.located(spec, () => formatSpec(c, spec, line));
    else stringPart(c, spec, line);
    flags |= 4;
  }
  c.emit(Op.FORMAT_VALUE, flags);
}
