try:
    assert 1 == 2, 'math works'
except AssertionError as error:
    print(error, error.args)
assert [], 'falsy'
