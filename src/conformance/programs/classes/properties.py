class Circle:
    def __init__(self, r):
        self.r = r

    @property
    def r(self):
        return self._r

    @r.setter
    def r(self, value):
        if value < 0:
            raise ValueError('negative')
        self._r = value

    @r.deleter
    def r(self):
        print('deleting')
        del self._r

    @property
    def area(self):
        return 3 * self.r**2


c = Circle(2)
print(c.area)
try:
    c.r = -1
except ValueError as error:
    print(error)
try:
    c.area = 5
except AttributeError as error:
    print(error)
del c.r
try:
    c.r
except AttributeError as error:
    print(error)
