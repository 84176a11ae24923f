class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f'<{self.amount}:{spec}>'

    def __str__(self):
        return 'str'

    def __repr__(self):
        return 'repr'


m = Money(3)
print(f'{m} {m:x} {m!s} {m!r:>6} {m=}')
print('{} {0}'.format(m) if False else '{0} {1:>4} {name}'.format(m, 'a', name='n'))
print('{0[1]} {0[0]} {1.amount}'.format([10, 20], m))
print('%s %r %5.1f %-5d| %05d %x %%' % ('a', 'b', 2.25, 7, 42, 255))
print('%(a)s-%(b)d' % {'a': 1, 'b': 2})
for bad in (lambda: '%d' % 'x', lambda: '%s %s' % (1,), lambda: '{} {}'.format(1), lambda: '{a}'.format()):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
