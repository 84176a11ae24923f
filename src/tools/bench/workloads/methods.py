"""Objects: 100,000 rounds of method calls, attributes and an inherited method."""


class Shape:
    def __init__(self, width):
        self.width = width
        self.calls = 0

    def count(self):
        self.calls += 1
        return self.calls


class Square(Shape):
    def area(self):
        return self.width * self.width

    def grow(self, by):
        self.width = (self.width + by) % 97
        return self.area()


def run():
    shape = Square(3)
    total = 0
    for i in range(100000):
        total += shape.grow(i)
        if i % 4 == 0:
            total += shape.count()
    return total
