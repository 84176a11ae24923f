class S:
    __slots__ = ('a', 'b')


s = S()
s.a = 1
print(s.a)
for action in (lambda: s.b, lambda: setattr(s, 'c', 1), lambda: s.__dict__):
    try:
        action()
    except AttributeError as error:
        print(error)
