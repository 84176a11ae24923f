def t(x):
    print('eval', x)
    return x


print(t(0) or t('') or t('last'))
print(t(1) and t([]) and t(2))
print(1 < t(2) < 3, 1 < t(0) < t(9))
print(not [], not 'a', bool(0.0), bool('0'))
print('yes' if t(1) else t('no'))


class Odd:
    def __bool__(self):
        return 'x'


try:
    bool(Odd())
except TypeError as error:
    print(error)


class Empty:
    def __len__(self):
        return 0


print(bool(Empty()), 1 == 1.0 == True, 'a' in 'abc' in ['abc'])
