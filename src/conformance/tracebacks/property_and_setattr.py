class C:
    @property
    def p(self):
        return self._missing

    def __setattr__(self, name, value):
        raise AttributeError(f'{name} is read-only')


try:
    C().p
except AttributeError:
    C().x = 1
