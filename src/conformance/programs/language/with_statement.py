class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__, value)
        return self.swallow


with Manager('a') as a, Manager('b') as b:
    print(a, b)
with (
    Manager('c', True) as c,
    Manager('d'),
):
    raise ValueError('inside')
print('goes on')


def returns():
    with Manager('e'):
        return 'value'


print(returns())
for i in range(2):
    with Manager(f'loop{i}'):
        if i == 0:
            continue
        break
for wrong in (3, [], Manager):
    try:
        with wrong:
            pass
    except TypeError as error:
        print(error)
