class Point:
    def __init__(self):
        self.position = 1


def f(counter):
    return countr + 1


try:
    Point().postion
except AttributeError:
    f(1)
