"""Comparing lines and texts."""

import difflib
import random

old = '''one
two
three  of these
four
	tab	here
same
same again
'''.splitlines(True)
new = '''one
tow
three of those
	tab	there
same
added
same again
'''.splitlines(True)
print(''.join(difflib.ndiff(old, new)))
print(''.join(difflib.unified_diff(old, new, 'old', 'new', 'then', 'now')))
print(''.join(difflib.unified_diff(old, new, n=0)))
print(''.join(difflib.context_diff(old, new, 'old', 'new', n=1)))
delta = list(difflib.ndiff(old, new))
print(list(difflib.restore(delta, 1)) == old, list(difflib.restore(delta, 2)) == new)
print(list(difflib.unified_diff(['a'] * 30, ['a'] * 12 + ['b'] + ['a'] * 18, lineterm='')))
print(list(difflib.unified_diff([], ['x'], lineterm='')), list(difflib.context_diff(['x'], [], lineterm='')))
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
print(difflib.get_close_matches('wheel', ['while', 'for', 'wheels'], n=1, cutoff=0.5))
for bad in ({'n': 0}, {'cutoff': 2}):
    try:
        difflib.get_close_matches('a', [], **bad)
    except ValueError as e:
        print(e)

m = difflib.SequenceMatcher(None, 'qabxcd', 'abycdf')
print(m.get_matching_blocks(), m.get_opcodes(), m.ratio(), m.quick_ratio(), m.real_quick_ratio())
m = difflib.SequenceMatcher(lambda x: x == ' ', ' abcd', 'abcd abcd')
print(m.find_longest_match(), m.bjunk, m.find_longest_match(1, 5, 4, 9))
print(list(difflib.SequenceMatcher(None, 'abcdefghij' * 3, 'abcdefghij' * 2 + 'xyz' + 'abcdefghij').get_grouped_opcodes(2)))
rng = random.Random(5)
for length in (5, 20, 60, 250):
    a = [rng.choice('abcde') for _ in range(length)]
    b = [rng.choice('abcdef') for _ in range(length)]
    for autojunk in (True, False):
        m = difflib.SequenceMatcher(None, a, b, autojunk)
        print(length, m.ratio(), len(m.get_matching_blocks()), sorted(m.bpopular))
for _ in range(20):
    a = [''.join(rng.choice('ab ') for _ in range(rng.randrange(6))) + '\n' for _ in range(rng.randrange(8))]
    b = [''.join(rng.choice('ab ') for _ in range(rng.randrange(6))) + '\n' for _ in range(rng.randrange(8))]
    print(list(difflib.ndiff(a, b)))
print(difflib.IS_LINE_JUNK('  # \n'), difflib.IS_LINE_JUNK('x'), difflib.IS_CHARACTER_JUNK('\t'))
try:
    list(difflib.unified_diff([1], ['a']))
except TypeError as e:
    print(e)
