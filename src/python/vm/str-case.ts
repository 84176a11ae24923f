/**
 * Case of strings. Full mappings come from the host's Unicode data; what JavaScript lacks is title case and case folding,
 * which are the upper and lower mappings but for the exceptions below (Unicode 15.1, SpecialCasing and CaseFolding).
 */

const UPPER = /^\p{Uppercase}$/u;
const LOWER = /^\p{Lowercase}$/u;
const CASED = /^\p{Cased}$/u;
const TITLE = /^\p{Lt}$/u;
const ASCII = /^[ -~\s]*$/;

const isCased = (character: string) => CASED.test(character);

/** Title case of one character, which may be several. */
function titleCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return character.toUpperCase();
  // The digraphs of Croatian: each has a form of its own with one capital.
  if (code >= 0x1c4 && code <= 0x1cc) return String.fromCharCode(code - ((code - 0x1c4) % 3) + 1);
  if (code >= 0x1f1 && code <= 0x1f3) return '\u01f2';
  // Georgian has capitals, but no title case.
  if ((code >= 0x10d0 && code <= 0x10fa) || (code >= 0x10fd && code <= 0x10ff)) return character;
  // Greek vowels with iota below keep it there.
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCharCode(code | 8);
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCharCode(code + 9);
  if (code === 0x1fbc || code === 0x1fcc || code === 0x1ffc) return character;
  const upper = character.toUpperCase();
  if (upper.length > 1) {
    if (code > 0x1fb0 && code < 0x1fff && upper.endsWith('\u0399')) return `${upper.slice(0, -1)}\u0345`;
    const isLigature = code === 0xdf || code === 0x587 || (code >= 0xfb00 && code <= 0xfb17);
    if (isLigature) return upper[0] + upper.slice(1).toLowerCase();
  }
  return upper;
}

/** Lower case of the character at `index`; a sigma at the end of a word has a form of its own. */
function lowerAt(points: readonly string[], index: number): string {
  const character = points[index]!;
  if (character !== '\u03a3') return character.toLowerCase();
  let before = index - 1;
  while (before >= 0 && isIgnorable(points[before]!)) before--;
  if (before < 0 || !isCased(points[before]!)) return '\u03c3';
  let after = index + 1;
  while (after < points.length && isIgnorable(points[after]!)) after++;
  return after < points.length && isCased(points[after]!) ? '\u03c3' : '\u03c2';
}

const IGNORABLE = /^\p{Case_Ignorable}$/u;
const isIgnorable = (character: string) => IGNORABLE.test(character);

export function titleCase(text: string): string {
  if (ASCII.test(text)) {
    return text.replace(/[A-Za-z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase());
  }
  const points = Array.from(text);
  let isInside = false;
  return points
    .map((character, index) => {
      const mapped = isInside ? lowerAt(points, index) : titleCharacter(character);
      isInside = isCased(character);
      return mapped;
    })
    .join('');
}

export function capitalize(text: string): string {
  if (text === '') return text;
  if (ASCII.test(text)) return text[0]!.toUpperCase() + text.slice(1).toLowerCase();
  const points = Array.from(text);
  return points
    .map((character, index) => (index === 0 ? titleCharacter(character) : lowerAt(points, index)))
    .join('');
}

export function swapCase(text: string): string {
  const points = Array.from(text);
  return points
    .map((character, index) =>
      UPPER.test(character)
        ? lowerAt(points, index)
        : LOWER.test(character)
          ? character.toUpperCase()
          : character,
    )
    .join('');
}

export function caseFold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code === 0x131) return character;
  if (code === 0x1e9e) return 'ss';
  // Cherokee folds to its capitals, which are older.
  if (code >= 0x13a0 && code <= 0x13f5) return character;
  if (code >= 0x13f8 && code <= 0x13fd) return String.fromCharCode(code - 8);
  if (code >= 0xab70 && code <= 0xabbf) return String.fromCharCode(code - 0xab70 + 0x13a0);
  let folded = '';
  // One by one, so that a final sigma is not made.
  for (const upper of character.toUpperCase()) folded += upper.toLowerCase();
  return folded;
}

/** `str.islower` and `str.isupper`: at least one cased character, and none of the other cases. */
export function hasOnlyCase(text: string, wanted: 'lower' | 'upper'): boolean {
  const [good, bad] = wanted === 'lower' ? [LOWER, UPPER] : [UPPER, LOWER];
  let isFound = false;
  for (const character of text) {
    if (bad.test(character) || TITLE.test(character)) return false;
    isFound ||= good.test(character);
  }
  return isFound;
}

/** `str.istitle`. */
export function isTitleCase(text: string): boolean {
  let isInside = false;
  let isFound = false;
  for (const character of text) {
    if (UPPER.test(character) || TITLE.test(character)) {
      if (isInside) return false;
      isInside = isFound = true;
    } else if (LOWER.test(character)) {
      if (!isInside) return false;
      isFound = true;
    } else {
      isInside = false;
    }
  }
  return isFound;
}
