/**
 * Token kinds. Binary operators stand in one run so that one table lookup gives precedence and node name, and each
 * augmented assignment sits `AUGMENTED` above its operator; hard keywords come last. Their type is number and not the
 * literal, or TypeScript would take the parser's current token for fixed between two looks at it.
 */
export const ENDMARKER: number = 0;
export const NEWLINE: number = 1;
export const INDENT: number = 2;
export const DEDENT: number = 3;
/** The tokenizer stopped here: its error is the parser's error. */
export const ERROR: number = 4;
export const NAME: number = 5;
export const NUMBER: number = 6;
export const STRING: number = 7;
export const FSTRING_START: number = 8;
export const FSTRING_MIDDLE: number = 9;
export const FSTRING_END: number = 10;
export const LPAR: number = 11;
export const RPAR: number = 12;
export const LSQB: number = 13;
export const RSQB: number = 14;
export const LBRACE: number = 15;
export const RBRACE: number = 16;
export const COLON: number = 17;
export const COMMA: number = 18;
export const SEMI: number = 19;
export const DOT: number = 20;
export const EQUAL: number = 21;
export const RARROW: number = 22;
export const COLONEQUAL: number = 23;
export const EXCLAMATION: number = 24;
export const ELLIPSIS: number = 25;
/** A character no rule takes: `$`, `?` or a backquote. */
export const OP: number = 26;
export const TILDE: number = 27;
/** `<>`, which Python 2 had. */
export const LESSGREATER: number = 28;

export const VBAR: number = 30;
export const CIRCUMFLEX: number = 31;
export const AMPER: number = 32;
export const LEFTSHIFT: number = 33;
export const RIGHTSHIFT: number = 34;
export const PLUS: number = 35;
export const MINUS: number = 36;
export const STAR: number = 37;
export const SLASH: number = 38;
export const DOUBLESLASH: number = 39;
export const PERCENT: number = 40;
export const AT: number = 41;
export const DOUBLESTAR: number = 42;
/** Distance from a binary operator to its augmented assignment: PLUS + AUGMENTED is `+=`. */
export const AUGMENTED: number = 13;
export const AUG_FIRST = VBAR + AUGMENTED;
export const AUG_LAST = DOUBLESTAR + AUGMENTED;

export const EQEQUAL: number = 56;
export const NOTEQUAL: number = 57;
export const LESS: number = 58;
export const LESSEQUAL: number = 59;
export const GREATER: number = 60;
export const GREATEREQUAL: number = 61;

export const KW_AND: number = 70;
export const KW_AS: number = 71;
export const KW_ASSERT: number = 72;
export const KW_ASYNC: number = 73;
export const KW_AWAIT: number = 74;
export const KW_BREAK: number = 75;
export const KW_CLASS: number = 76;
export const KW_CONTINUE: number = 77;
export const KW_DEF: number = 78;
export const KW_DEL: number = 79;
export const KW_ELIF: number = 80;
export const KW_ELSE: number = 81;
export const KW_EXCEPT: number = 82;
export const KW_FALSE: number = 83;
export const KW_FINALLY: number = 84;
export const KW_FOR: number = 85;
export const KW_FROM: number = 86;
export const KW_GLOBAL: number = 87;
export const KW_IF: number = 88;
export const KW_IMPORT: number = 89;
export const KW_IN: number = 90;
export const KW_IS: number = 91;
export const KW_LAMBDA: number = 92;
export const KW_NONE: number = 93;
export const KW_NONLOCAL: number = 94;
export const KW_NOT: number = 95;
export const KW_OR: number = 96;
export const KW_PASS: number = 97;
export const KW_RAISE: number = 98;
export const KW_RETURN: number = 99;
export const KW_TRUE: number = 100;
export const KW_TRY: number = 101;
export const KW_WHILE: number = 102;
export const KW_WITH: number = 103;
export const KW_YIELD: number = 104;

/** Length of a table indexed by kind. */
export const KIND_COUNT = 128;

const KEYWORDS =
  'and as assert async await break class continue def del elif else except False finally for from global if import ' +
  'in is lambda None nonlocal not or pass raise return True try while with yield';
export const KEYWORD_TEXTS: readonly string[] = KEYWORDS.split(' ');

const TABLE_SIZE = 1024;
const keywordKinds = new Uint8Array(TABLE_SIZE);
const keywordTexts: string[] = new Array<string>(TABLE_SIZE).fill('');

/** One step of the rolling hash that the tokenizer keeps while it walks over a name. */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function slotOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i));
  return (hash ^ (hash >>> 10)) & (TABLE_SIZE - 1);
}

KEYWORD_TEXTS.forEach((text, index) => {
  const slot = slotOf(text);
  if (keywordKinds[slot] !== 0) throw new Error(`keyword table: ${text} collides`);
  keywordKinds[slot] = KW_AND + index;
  keywordTexts[slot] = text;
});

/** NAME, or the kind of the hard keyword that `source[start, end)` spells; `hash` from {@link hashStep}. */
export function nameKind(source: string, start: number, end: number, hash: number): number {
  const slot = (hash ^ (hash >>> 10)) & (TABLE_SIZE - 1);
  const kind = keywordKinds[slot];
  if (kind === 0) return NAME;
  const text = keywordTexts[slot];
  return text.length === end - start && source.startsWith(text, start) ? kind : NAME;
}
