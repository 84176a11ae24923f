try:
    {}['key']
except KeyError as error:
    error.add_note('first note')
    error.add_note('second note\nover two lines')
    raise
