"""Tables as lines of text with commas."""

import io
import re

__all__ = [
    'QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL', 'Error', 'Dialect',
    'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects',
    'Sniffer', 'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect',
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    """The table is wrong."""


Error.__module__ = '_csv'


class Dialect:
    """How a table is written."""

    _name = ''
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _Form(self)
        except TypeError as problem:
            raise Error(str(problem)) from None


class excel(Dialect):
    """As spreadsheets write tables."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """The same with tabs."""

    delimiter = '\t'


class unix_dialect(Dialect):
    """As programs of Unix write tables."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


_DEFAULTS = {
    'delimiter': ',', 'quotechar': '"', 'escapechar': None, 'doublequote': True, 'skipinitialspace': False,
    'lineterminator': '\r\n', 'quoting': QUOTE_MINIMAL, 'strict': False,
}


class _Form:
    # A dialect, checked and complete.
    def __init__(self, dialect=None, **given):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in given:
            if name not in _DEFAULTS:
                raise TypeError(f'this function got an unexpected keyword argument {name!r}')
        says_how = 'quoting' in given or hasattr(dialect, 'quoting')
        for name, default in _DEFAULTS.items():
            value = given[name] if name in given else getattr(dialect, name, default)
            if value is None and name not in ('quotechar', 'escapechar', 'delimiter'):
                value = default
            setattr(self, name, value)
        for name in ('delimiter', 'quotechar', 'escapechar'):
            value = getattr(self, name)
            if value is None and name != 'delimiter':
                continue
            if not isinstance(value, str):
                allowed = 'string' if name == 'delimiter' else 'string or None'
                raise TypeError(f'"{name}" must be {allowed}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if not isinstance(self.quoting, int):
            raise TypeError(f'"quoting" must be an integer, not {type(self.quoting).__name__}')
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            if says_how and 'quotechar' not in given:
                raise TypeError('quotechar must be set if quoting enabled')
            self.quoting = QUOTE_NONE


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}


def register_dialect(name, /, dialect=None, **fmtparams):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Form(dialect, **fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    """The dialect of a name."""
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


_limit = 131072


def field_size_limit(new_limit=None):
    """The longest field there may be."""
    global _limit
    before = _limit
    if new_limit is not None:
        _limit = new_limit
    return before


class _Reader:
    def __init__(self, csvfile, /, dialect='excel', **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = _Form(dialect, **fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        form = self.dialect
        row = []
        field = []
        state = 'start row'
        was_quoted = False

        def save():
            text = ''.join(field)
            field.clear()
            if not was_quoted:
                if form.quoting == QUOTE_NONNUMERIC and text or form.quoting == QUOTE_STRINGS and text:
                    row.append(float(text))
                    return
                if not text and form.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                    row.append(None)
                    return
            row.append(text)

        while True:
            line = next(self._lines, None)
            if line is None:
                if field or state in ('quoted', 'escape in quoted'):
                    if form.strict:
                        raise Error('unexpected end of data')
                    save()
                    return row
                if row:
                    return row
                raise StopIteration
            if not isinstance(line, str):
                raise Error(
                    f'iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)'
                )
            self.line_num += 1
            for c in [*line, '\0']:
                ends = c in '\r\n\0'
                if state == 'after row':
                    if not ends:
                        raise Error(
                            'new-line character seen in unquoted field - do you need to open the file with newline=\'\'?'
                        )
                    continue
                if state == 'start row':
                    if c == '\0':
                        continue
                    if ends:
                        state = 'after row'
                        continue
                    state = 'start field'
                if state == 'start field':
                    was_quoted = False
                    if ends:
                        save()
                        state = 'after row'
                    elif c == form.quotechar and form.quoting != QUOTE_NONE:
                        was_quoted = True
                        state = 'quoted'
                    elif c == form.escapechar:
                        state = 'escape'
                    elif c == ' ' and form.skipinitialspace:
                        pass
                    elif c == form.delimiter:
                        save()
                    else:
                        field.append(c)
                        state = 'field'
                elif state == 'escape':
                    field.append('\n' if c == '\0' else c)
                    state = 'field'
                elif state == 'field':
                    if ends:
                        save()
                        state = 'after row'
                    elif c == form.escapechar:
                        state = 'escape'
                    elif c == form.delimiter:
                        save()
                        state = 'start field'
                    else:
                        field.append(c)
                elif state == 'quoted':
                    if c == '\0':
                        pass
                    elif c == form.escapechar:
                        state = 'escape in quoted'
                    elif c == form.quotechar and form.quoting != QUOTE_NONE:
                        state = 'quote in quoted' if form.doublequote else 'field'
                    else:
                        field.append(c)
                elif state == 'escape in quoted':
                    field.append('\n' if c == '\0' else c)
                    state = 'quoted'
                else:
                    # A quote within quotes: doubled, or the end.
                    if form.quoting != QUOTE_NONE and c == form.quotechar:
                        field.append(c)
                        state = 'quoted'
                    elif c == form.delimiter:
                        save()
                        state = 'start field'
                    elif ends:
                        save()
                        state = 'after row'
                    elif not form.strict:
                        field.append(c)
                        state = 'field'
                    else:
                        raise Error(f"'{form.delimiter}' expected after '{form.quotechar}'")
                if len(field) > _limit:
                    raise Error(f'field larger than field limit ({_limit})')
            if state in ('after row', 'start row'):
                return row


_Reader.__name__ = _Reader.__qualname__ = 'reader'


def reader(csvfile, /, dialect='excel', **fmtparams):
    """The rows of a table."""
    return _Reader(csvfile, dialect, **fmtparams)


class _Writer:
    def __init__(self, csvfile, /, dialect='excel', **fmtparams):
        if not hasattr(csvfile, 'write'):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = _Form(dialect, **fmtparams)

    def writerow(self, row, /):
        """Writes a row."""
        try:
            values = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        form = self.dialect
        fields = [self._field(value) for value in values]
        if len(fields) == 1 and not fields[0]:
            if form.quoting == QUOTE_NONE or form.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL) and values[0] is None:
                raise Error('single empty field record must be quoted')
            fields = [form.quotechar * 2]
        return self._write(form.delimiter.join(fields) + form.lineterminator)

    def _field(self, value):
        form = self.dialect
        text = '' if value is None else value if isinstance(value, str) else repr(value) if type(value) is float else str(value)
        is_number = isinstance(value, (int, float)) or hasattr(value, '__float__')
        is_quoted = (
            form.quoting == QUOTE_ALL
            or form.quoting == QUOTE_NONNUMERIC and not is_number
            or form.quoting == QUOTE_STRINGS and isinstance(value, str)
            or form.quoting == QUOTE_NOTNULL and value is not None
        )
        out = []
        for c in text:
            if c == form.delimiter or c == form.escapechar or c == form.quotechar or c in '\r\n' or c in form.lineterminator:
                if form.quoting == QUOTE_NONE:
                    escapes = True
                else:
                    escapes = False
                    if c == form.quotechar:
                        if form.doublequote:
                            out.append(c)
                        else:
                            escapes = True
                    elif c == form.escapechar:
                        escapes = True
                    if not escapes:
                        is_quoted = True
                if escapes:
                    if form.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    out.append(form.escapechar)
            out.append(c)
        if not text and form.delimiter == ' ' and form.skipinitialspace:
            is_quoted = True
        text = ''.join(out)
        return form.quotechar + text + form.quotechar if is_quoted else text

    def writerows(self, rows, /):
        """Writes rows."""
        for row in rows:
            self.writerow(row)


_Writer.__name__ = _Writer.__qualname__ = 'writer'


def writer(csvfile, /, dialect='excel', **fmtparams):
    """Writes a table."""
    return _Writer(csvfile, dialect, **fmtparams)


class DictReader:
    """The rows of a table as dicts."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while not row:
            row = next(self.reader)
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            made[name] = self.restval
        return made


class DictWriter:
    """Writes dicts as the rows of a table."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _list(self, row):
        if self.extrasaction == 'raise':
            wrong = row.keys() - self.fieldnames
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(name) for name in wrong]))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._list, rowdicts))


class Sniffer:
    """Finds out how a table is written."""

    preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """The dialect of a sample."""
        lines = [line for line in sample.splitlines() if line]
        best = None
        for candidate in delimiters or [*self.preferred, '|']:
            counts = [len(re.sub(r'"[^"]*"', '', line).split(candidate)) - 1 for line in lines]
            if counts and counts[0] > 0 and all(count == counts[0] for count in counts):
                best = candidate
                break
        if best is None:
            raise Error('Could not determine delimiter')

        class dialect(Dialect):
            _name = 'sniffed'
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL
            doublequote = True
            delimiter = best
            quotechar = "'" if "'" + best in sample and '"' not in sample else '"'
            skipinitialspace = all(best + ' ' in line for line in lines)

        return dialect

    def has_header(self, sample):
        """Whether the first row of a sample seems to name the columns."""
        rows = list(reader(io.StringIO(sample), self.sniff(sample)))
        header, rest = rows[0], [row for row in rows[1:21] if len(row) == len(rows[0])]
        votes = 0
        for column, title in enumerate(header):
            kinds = {_kind(row[column]) for row in rest}
            if len(kinds) == 1:
                kind = kinds.pop()
                votes += 1 if kind != _kind(title) else -1
        return votes > 0


def _kind(text):
    try:
        complex(text)
        return complex
    except ValueError:
        return len(text)
