const TAB_SIZE = 8;

/** Tabs to spaces, columns counted from the start of the line. */
function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let column = 0;
  let result = '';
  for (const char of line) {
    if (char === '\t') {
      const spaces = TAB_SIZE - (column % TAB_SIZE);
      result += ' '.repeat(spaces);
      column += spaces;
    } else {
      result += char;
      column++;
    }
  }
  return result;
}

/**
 * A docstring as the compiler keeps it since 3.13: tabs expanded, the indentation that all lines but the first share
 * removed (lines of spaces alone do not count), and that of the first line as well. Blank lines stay.
 */
export function cleanDocstring(text: string): string {
  const [first, ...lines] = text.split('\n').map(expandTabs);
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const indent = line.search(/[^ ]/);
    if (indent >= 0 && indent < margin) margin = indent;
  }
  if (margin === Number.POSITIVE_INFINITY) margin = 0;
  const cleaned = lines.map((line) => {
    const spaces = line.search(/[^ ]/);
    return line.slice(Math.min(margin, spaces < 0 ? line.length : spaces));
  });
  return [first.replace(/^ +/, ''), ...cleaned].join('\n');
}
