# Methods of str and bytes that have to run a program's own code.


def _translate(text, table):
    out = []
    for character in text:
        try:
            entry = table[ord(character)]
        except LookupError:
            out.append(character)
        else:
            out.append(_translated(entry))
    return ''.join(out)


def _indexes(items):
    return [_index_of(item) for item in items]
