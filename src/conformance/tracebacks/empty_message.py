def check(x):
    assert x > 2, 'too small'
    assert x > 5


try:
    check(1)
except AssertionError:
    check(3)
