import sys


def again():
    try:
        raise ValueError('one')
    except ValueError:
        print(sys.exception())
        raise


try:
    again()
except ValueError as error:
    print('got', error)
print(sys.exception())
try:
    raise
except RuntimeError as error:
    print(error)
e = ValueError('kept')
try:
    try:
        raise e
    except ValueError as e:
        pass
    e
except NameError as error:
    print(error)
