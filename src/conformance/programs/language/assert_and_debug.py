assert True, 'not evaluated'
try:
    assert 1 == 2
except AssertionError as error:
    print(repr(error))
try:
    assert [], f'message {1 + 1}'
except AssertionError as error:
    print(error)
print(__debug__)
