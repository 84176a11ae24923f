def depth(n):
    return 1 + depth(n + 1)


class R:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, name):
        return getattr(self, name)


for f in (lambda: depth(0), lambda: repr(R()), lambda: R().x):
    try:
        f()
    except RecursionError as error:
        print(type(error).__name__)


def nested(n):
    return [nested(n - 1)] if n else []


print(nested(5))
import sys

print(sys.getrecursionlimit())
