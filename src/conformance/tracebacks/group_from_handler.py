try:
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError('replaced')
except ExceptionGroup as group:
    raise RuntimeError('after the group') from group
