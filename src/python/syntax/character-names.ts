/**
 * Characters by their Unicode name, for `\N{...}`. The whole table would outweigh the parser many times, so this knows
 * the names people write: ASCII, accented Latin and Greek letters, and common signs and pictures.
 */
import * as escapes from './escapes';

/** Runs of names: the code point of the first, then the names of it and those after it; empty where unnamed here. */
const RUNS =
  'a:LINE FEED;1b:ESCAPE;20:SPACE,EXCLAMATION MARK,QUOTATION MARK,NUMBER SIGN,DOLLAR SIGN,PERCENT ' +
  'SIGN,AMPERSAND,APOSTROPHE,LEFT PARENTHESIS,RIGHT PARENTHESIS,ASTERISK,PLUS SIGN,COMMA,HYPHEN-MINUS,FULL ' +
  'STOP,SOLIDUS,DIGIT ZERO,DIGIT ONE,DIGIT TWO,DIGIT THREE,DIGIT FOUR,DIGIT FIVE,DIGIT SIX,DIGIT SEVEN,DIGIT ' +
  'EIGHT,DIGIT NINE,COLON,SEMICOLON,LESS-THAN SIGN,EQUALS SIGN,GREATER-THAN SIGN,QUESTION MARK,COMMERCIAL ' +
  'AT;5b:LEFT SQUARE BRACKET,REVERSE SOLIDUS,RIGHT SQUARE BRACKET,CIRCUMFLEX ACCENT,LOW LINE,GRAVE ' +
  'ACCENT;7b:LEFT CURLY BRACKET,VERTICAL LINE,RIGHT CURLY BRACKET,TILDE;a0:NO-BREAK SPACE,,' +
  'CENT SIGN,POUND SIGN,,YEN SIGN,,SECTION SIGN,,COPYRIGHT SIGN;ae:REGISTERED SIGN,,DEGREE SIGN,PLUS-MINUS SIGN,' +
  'SUPERSCRIPT TWO,SUPERSCRIPT THREE,,MICRO SIGN,PILCROW SIGN,MIDDLE DOT;bd:VULGAR FRACTION ONE HALF;' +
  'c6:LATIN CAPITAL LETTER AE;d7:MULTIPLICATION SIGN,LATIN CAPITAL LETTER O WITH STROKE;' +
  'df:LATIN SMALL LETTER SHARP S;e6:LATIN SMALL LETTER AE;f7:DIVISION SIGN,LATIN SMALL LETTER O WITH STROKE;' +
  '200b:ZERO WIDTH SPACE,,ZERO WIDTH JOINER;2013:EN DASH,EM DASH;2018:LEFT SINGLE QUOTATION MARK,' +
  'RIGHT SINGLE QUOTATION MARK;201c:LEFT DOUBLE QUOTATION MARK,RIGHT DOUBLE QUOTATION MARK;2022:BULLET;' +
  '2026:HORIZONTAL ELLIPSIS;20ac:EURO SIGN;2122:TRADE MARK SIGN;2190:LEFTWARDS ARROW,UPWARDS ARROW,' +
  'RIGHTWARDS ARROW,DOWNWARDS ARROW,LEFT RIGHT ARROW;21d2:RIGHTWARDS DOUBLE ARROW;2200:FOR ALL,,,THERE EXISTS,,' +
  'EMPTY SET,,NABLA,ELEMENT OF;2211:N-ARY SUMMATION,MINUS SIGN;221a:SQUARE ROOT;221e:INFINITY;' +
  '2227:LOGICAL AND,LOGICAL OR,INTERSECTION,UNION,INTEGRAL;2248:ALMOST EQUAL TO;2260:NOT EQUAL TO,,,,' +
  'LESS-THAN OR EQUAL TO,GREATER-THAN OR EQUAL TO;231a:WATCH,HOURGLASS;23f0:ALARM CLOCK;' +
  '2500:BOX DRAWINGS LIGHT HORIZONTAL,,BOX DRAWINGS LIGHT VERTICAL;2588:FULL BLOCK;2591:LIGHT SHADE,MEDIUM SHADE,' +
  'DARK SHADE;25a0:BLACK SQUARE,WHITE SQUARE;25cb:WHITE CIRCLE;25cf:BLACK CIRCLE;2603:SNOWMAN;2605:BLACK STAR,' +
  'WHITE STAR;2660:BLACK SPADE SUIT,,,BLACK CLUB SUIT,,BLACK HEART SUIT,BLACK DIAMOND SUIT;26a0:WARNING SIGN,' +
  'HIGH VOLTAGE SIGN;2705:WHITE HEAVY CHECK MARK;2713:CHECK MARK,HEAVY CHECK MARK,,,BALLOT X;2728:SPARKLES;' +
  '274c:CROSS MARK;fffd:REPLACEMENT CHARACTER;1f389:PARTY POPPER;1f40d:SNAKE;1f422:TURTLE;1f44b:WAVING HAND SIGN,,' +
  'THUMBS UP SIGN,THUMBS DOWN SIGN;1f4a9:PILE OF POO;1f512:LOCK,OPEN LOCK;1f525:FIRE;1f600:GRINNING FACE,,' +
  'FACE WITH TEARS OF JOY;1f642:SLIGHTLY SMILING FACE;1f680:ROCKET';

const GREEK_ALPHA = 0x391;
const GREEK =
  'ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA IOTA KAPPA LAMDA MU NU XI OMICRON PI RHO FINAL\xa0SIGMA SIGMA TAU ' +
  'UPSILON PHI CHI PSI OMEGA';
/** Combining marks from U+0300 on, under the names that follow "WITH" in a letter's name. */
const MARKS =
  'GRAVE,ACUTE,CIRCUMFLEX,TILDE,MACRON,,BREVE,DOT ABOVE,DIAERESIS,HOOK ABOVE,RING ABOVE,DOUBLE ACUTE,CARON';
const LOWER = 32;

let table: Map<string, string> | null = null;

function buildTable(): Map<string, string> {
  const names = new Map<string, string>();
  for (const run of RUNS.split(';')) {
    const [first, list] = run.split(':');
    const start = Number.parseInt(first, 16);
    list.split(',').forEach((name, i) => {
      names.set(name, String.fromCodePoint(start + i));
    });
  }
  const letter = (script: string, name: string, capital: string, small: string) => {
    names.set(`${script} CAPITAL LETTER ${name}`, capital);
    names.set(`${script} SMALL LETTER ${name}`, small);
  };
  GREEK.split(' ').forEach((name, i) => {
    const code = GREEK_ALPHA + i;
    letter('GREEK', name.replace('\xa0', ' '), String.fromCharCode(code), String.fromCharCode(code + LOWER));
  });
  names.delete('GREEK CAPITAL LETTER FINAL SIGMA');
  for (let code = 65; code <= 90; code++) {
    const capital = String.fromCharCode(code);
    const small = String.fromCharCode(code + LOWER);
    letter('LATIN', capital, capital, small);
    [...MARKS.split(','), 'CEDILLA', 'OGONEK'].forEach((mark, i, all) => {
      const at = i < all.length - 2 ? 0x300 + i : 0x327 + i - (all.length - 2);
      const combining = String.fromCharCode(at);
      for (const [size, base] of [
        ['CAPITAL', capital],
        ['SMALL', small],
      ]) {
        const composed = (base + combining).normalize('NFC');
        if (mark !== '' && composed.length === 1)
          names.set(`LATIN ${size} LETTER ${capital} WITH ${mark}`, composed);
      }
    });
  }
  names.delete('');
  return names;
}

/** The character of this name, in either case; undefined where this table does not have it. */
export function characterByName(name: string): string | undefined {
  table ??= buildTable();
  return table.get(name.toUpperCase());
}

/** Every name known here, for tests. */
export function knownCharacterNames(): string[] {
  table ??= buildTable();
  return [...table.keys()];
}

escapes.characterByName.plug(characterByName);
