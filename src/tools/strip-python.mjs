// Makes the library's Python sources small for a build: what only their readers need goes. Names, statements and
// their order stay; line numbers don't, which nobody sees for library code.

/**
 * A logical line: the text of its physical lines, joined where strings and brackets run on.
 * @typedef {{ indent: number, text: string, isString: boolean }} Line `isString`: nothing but one string literal
 */

const STRING_START = /^(?:[rbuf]|rb|br|rf|fr)?("""|'''|"|')/i;

/**
 * End of the string literal that starts at `at`, after its closing quotes.
 * @param {string} source
 * @param {number} at
 * @param {string} quotes the opening ones
 * @param {number} bodyAt where its characters begin
 */
function stringEnd(source, at, quotes, bodyAt) {
  for (let i = bodyAt; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source.startsWith(quotes, i)) return i + quotes.length;
  }
  throw new Error(`a string without an end: ${source.slice(at, at + 40)}`);
}

/**
 * Logical lines without comments, empty lines and spaces at line ends and inside brackets' line starts.
 * @param {string} source
 * @returns {Line[]}
 */
function logicalLines(source) {
  /** @type {Line[]} */
  const lines = [];
  let at = 0;
  while (at < source.length) {
    const indent = /^[ ]*/.exec(source.slice(at, at + 200))?.[0].length ?? 0;
    at += indent;
    let text = '';
    let depth = 0;
    let strings = 0;
    let others = 0;
    while (at < source.length) {
      const char = source[at] ?? '';
      const before = source[at - 1] ?? '';
      const start = /\w/.test(before) ? null : STRING_START.exec(source.slice(at, at + 5));
      if (start !== null) {
        const end = stringEnd(source, at, start[1] ?? '"', at + start[0].length);
        text += source.slice(at, end);
        at = end;
        strings++;
      } else if (char === '#') {
        while (at < source.length && source[at] !== '\n') at++;
      } else if (char === '\\' && source[at + 1] === '\n') {
        text = `${text.trimEnd()} `;
        at += 2;
        while (source[at] === ' ') at++;
      } else if (char === '\n') {
        at++;
        text = text.trimEnd();
        if (depth === 0) break;
        text += '\n';
        while (source[at] === ' ') at++;
      } else {
        if ('([{'.includes(char)) depth++;
        else if (')]}'.includes(char)) depth--;
        if (char !== ' ') others++;
        text += char;
        at++;
      }
    }
    text = text.replaceAll(/\n+$/g, '');
    if (text !== '') lines.push({ indent, text, isString: strings === 1 && others === 0 });
  }
  return lines;
}

/**
 * `source` without comments, empty lines and docstrings, indented by one space a level.
 * @param {string} source Python as the library writes it: spaces only, one statement a line
 * @returns {string}
 */
export function stripPython(source) {
  const lines = logicalLines(source);
  /** @type {number[]} */
  const levels = [0];
  let result = '';
  lines.forEach(({ indent, text, isString }, index) => {
    while ((levels[levels.length - 1] ?? 0) > indent) levels.pop();
    const opens = indent > (levels[levels.length - 1] ?? 0);
    if (opens) levels.push(indent);
    const nextIndent = lines[index + 1]?.indent ?? 0;
    // A block of nothing but its docstring still needs a statement.
    if (isString && !(opens && nextIndent < indent)) return;
    result += `${' '.repeat(levels.length - 1)}${isString ? 'pass' : text}\n`;
  });
  return result;
}
