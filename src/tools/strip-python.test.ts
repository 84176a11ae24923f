import { describe, expect, it } from 'vitest';
import { stripPython } from './strip-python.mjs';

describe('stripPython', () => {
  it('drops comments, empty lines and docstrings, and indents by one space', () => {
    const source = `"""About the module."""

# A remark.
import a  # another


def f(x):
    """About f."""
    if x:

        # why
        return 1
    return 2
`;
    expect(stripPython(source)).toBe('import a\ndef f(x):\n if x:\n  return 1\n return 2\n');
  });

  it('leaves a statement in a block that has nothing but its docstring', () => {
    expect(stripPython('class A(B):\n    """About A."""\n\n\nclass C(A):\n    """About C."""\n')).toBe(
      'class A(B):\n pass\nclass C(A):\n pass\n',
    );
  });

  it('leaves strings alone, whatever is in them', () => {
    const source = `a = '# no comment'
b = f"{x!r} # {y}"
c = """
    kept  
      # kept
"""
d = '\\'# kept'
e = rb'\\\\' # gone
`;
    expect(stripPython(source)).toBe(source.replace(' # gone', ''));
  });

  it('joins nothing in brackets but drops their indentation, their comments and backslashes', () => {
    expect(stripPython('f(\n    1,  # one\n    2,\n)\nx = 1 + \\\n    2\n')).toBe(
      'f(\n1,\n2,\n)\nx = 1 + 2\n',
    );
  });
});
