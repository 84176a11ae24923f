try:
    raise ExceptionGroup('inner', [KeyError('k'), TypeError('t')])
except ExceptionGroup as inner:
    inner.add_note('a note on the inner')
    raise ExceptionGroup('outer', [inner, ValueError('two\nlines')]) from OSError('cause')
