"""Compares sequences, above all of lines."""

from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest

from _interleave import generic_alias

__all__ = [
    'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK', 'Match', 'SequenceMatcher', 'context_diff', 'get_close_matches',
    'ndiff', 'restore', 'unified_diff',
]

Match = _namedtuple('Match', 'a b size')

# In sequences at least this long, elements that make up over a hundredth are too common to start a match.
_POPULAR_LENGTH = 200


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds what two sequences of hashable elements have in common: the longest block, then left and right of it."""

    def __class_getitem__(cls, item):
        return generic_alias(cls, item)

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index_b()

    def _index_b(self):
        """Where each element of b stands, but for those that no match may start with."""
        self.b2j = places = {}
        for j, element in enumerate(self.b):
            places.setdefault(element, []).append(j)
        self.bjunk = set(filter(self.isjunk, places)) if self.isjunk else set()
        for element in self.bjunk:
            del places[element]
        self.bpopular = set()
        n = len(self.b)
        if self.autojunk and n >= _POPULAR_LENGTH:
            self.bpopular = {element for element, at in places.items() if len(at) > n // 100 + 1}
            for element in self.bpopular:
                del places[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block in both slices; of several, the first in a, then the first in b."""
        a, b, places, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        best_i, best_j, best = alo, blo, 0
        # For each end in b the length of the match that ends there and at the element of a before this one.
        lengths = {}
        nothing = []
        for i in range(alo, ahi):
            longer = {}
            for j in places.get(a[i], nothing):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = longer[j] = lengths.get(j - 1, 0) + 1
                if size > best:
                    best_i, best_j, best = i - size + 1, j - size + 1, size
            lengths = longer
        # Elements too common to start a match may lengthen it; junk only next to a match.
        for in_junk in (False, True):
            while (
                best_i > alo and best_j > blo and (b[best_j - 1] in junk) == in_junk
                and a[best_i - 1] == b[best_j - 1]
            ):
                best_i, best_j, best = best_i - 1, best_j - 1, best + 1
            while (
                best_i + best < ahi and best_j + best < bhi and (b[best_j + best] in junk) == in_junk
                and a[best_i + best] == b[best_j + best]
            ):
                best += 1
        return Match(best_i, best_j, best)

    def get_matching_blocks(self):
        """All blocks in order, neighbours joined, with an empty one at the end."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        n, m = len(self.a), len(self.b)
        pending = [(0, n, 0, m)]
        found = []
        while pending:
            alo, ahi, blo, bhi = pending.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    pending.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    pending.append((i + size, ahi, j + size, bhi))
        found.sort()
        joined = []
        for i, j, size in found:
            if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
                last = joined.pop()
                joined.append((last[0], last[1], last[2] + size))
            else:
                joined.append((i, j, size))
        joined.append((n, m, 0))
        self.matching_blocks = [Match(*each) for each in joined]
        return self.matching_blocks

    def get_opcodes(self):
        """How to make b of a: (tag, i1, i2, j1, j2) with tag equal, replace, delete or insert."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = codes = []
        for ai, bj, size in self.get_matching_blocks():
            if i < ai and j < bj:
                codes.append(('replace', i, ai, j, bj))
            elif i < ai:
                codes.append(('delete', i, ai, j, bj))
            elif j < bj:
                codes.append(('insert', i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                codes.append(('equal', ai, i, bj, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        """The changes in groups with at most n equal elements around each."""
        codes = list(self.get_opcodes()) or [('equal', 0, 1, 0, 1)]
        for at, sides in ((0, (True, False)), (-1, (False, True))):
            tag, i1, i2, j1, j2 = codes[at]
            if tag == 'equal':
                if sides[0]:
                    codes[at] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
                else:
                    codes[at] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        """How alike they are, from 0 to 1."""
        return _ratio(sum(block[-1] for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """At least ratio(): counts elements whatever their order."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for element in self.b:
                counts[element] = counts.get(element, 0) + 1
        left = {}
        matches = 0
        for element in self.a:
            n = left.get(element, self.fullbcount.get(element, 0))
            left[element] = n - 1
            matches += n > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """At least quick_ratio(): compares lengths."""
        n, m = len(self.a), len(self.b)
        return _ratio(min(n, m), n + m)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The best of the possibilities, the most alike first."""
    if not n > 0:
        raise ValueError(f'n must be > 0: {n!r}')
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
    found = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for each in possibilities:
        matcher.set_seq1(each)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), each))
    return [each for _, each in _nlargest(n, found)]


class Differ:
    """Compares lines, and within similar lines, characters."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Lines that begin with '- ', '+ ', '  ' or '? '."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump(' ', a, alo, ahi)

    def _dump(self, mark, lines, lo, hi):
        for i in range(lo, hi):
            yield f'{mark} {lines[i]}'

    def _replace(self, a, alo, ahi, b, blo, bhi):
        """Pairs the most similar lines and goes on left and right of the pair."""
        best, best_i, best_j = 0.74, None, None
        same_i = same_j = None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if same_i is None:
                        same_i, same_j = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, best_i, best_j = matcher.ratio(), i, j
        if best < 0.75:
            if same_i is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
            best_i, best_j, best = same_i, same_j, 1.0
        else:
            same_i = None
        yield from self._between(a, alo, best_i, b, blo, best_j)
        if same_i is None:
            yield from self._pair(a[best_i], b[best_j])
        else:
            yield f'  {a[best_i]}'
        yield from self._between(a, best_i + 1, ahi, b, best_j + 1, bhi)

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from self._dump('+', b, blo, bhi)
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('-', a, alo, ahi)
            yield from self._dump('+', b, blo, bhi)

    def _between(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump('-', a, alo, ahi)
        elif blo < bhi:
            yield from self._dump('+', b, blo, bhi)

    def _pair(self, aline, bline):
        """Two similar lines with marks under the characters that differ."""
        amarks = bmarks = ''
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, aline, bline).get_opcodes():
            n, m = i2 - i1, j2 - j1
            if tag == 'equal':
                amarks += ' ' * n
                bmarks += ' ' * m
            else:
                amarks += ('^' if tag == 'replace' else '-') * n
                bmarks += ('^' if tag == 'replace' else '+') * m
        for mark, line, marks in (('-', aline, amarks), ('+', bline, bmarks)):
            yield f'{mark} {line}'
            marks = _with_tabs_of(line, marks).rstrip()
            if marks:
                yield f'? {marks}\n'


def _with_tabs_of(line, marks):
    """Marks without meaning under white space become that white space, so that tabs line up."""
    return ''.join(c if mark == ' ' and c.isspace() else mark for c, mark in zip(line, marks))


def IS_LINE_JUNK(line, pat=None):
    """Lines of nothing but white space and perhaps one #."""
    return line.strip() in ('', '#')


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Differ's comparison of two lists of lines."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of one side of such a comparison."""
    try:
        mark = {1: '- ', 2: '+ '}[int(which)]
    except KeyError:
        raise ValueError(f'unknown delta choice (must be 1 or 2): {which!r}') from None
    for line in delta:
        if line[:2] in ('  ', mark):
            yield line[2:]


def _check_types(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f'lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})')
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError(f'all arguments must be str, not: {arg!r}')


def _header(mark, name, date, lineterm):
    return f'{mark} {name}' + (f'\t{date}' if date else '') + lineterm


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Changed lines with n lines around them, as `diff -u` has them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def extent(start, stop):
        length = stop - start
        if length == 1:
            return f'{start + 1}'
        return f'{start + 1 if length else start},{length}'

    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _header('---', fromfile, fromfiledate, lineterm)
            yield _header('+++', tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield f'@@ -{extent(first[1], last[2])} +{extent(first[3], last[4])} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                for line in a[i1:i2]:
                    yield ' ' + line
            if tag in ('replace', 'delete'):
                for line in a[i1:i2]:
                    yield '-' + line
            if tag in ('replace', 'insert'):
                for line in b[j1:j2]:
                    yield '+' + line


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Changed lines with n lines around them, as `diff -c` has them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}

    def extent(start, stop):
        length = stop - start
        begin = start + 1 if length else start
        return f'{begin}' if length <= 1 else f'{begin},{begin + length - 1}'

    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _header('***', fromfile, fromfiledate, lineterm)
            yield _header('---', tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield f'***************{lineterm}'
        for side, own, other in ((0, 'delete', '***'), (2, 'insert', '---')):
            yield f'{other} {extent(first[1 + side], last[2 + side])} {other + "*" if side == 0 else "----"}{lineterm}'
            if any(tag in ('replace', own) for tag, *_ in group):
                for tag, *span in group:
                    if tag in ('equal', 'replace', own):
                        for line in (b if side else a)[span[side]:span[side + 1]]:
                            yield marks[tag] + line
