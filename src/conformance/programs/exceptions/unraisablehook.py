import sys


class Broken:
    def __del__(self):
        raise ValueError('in del')


def hook(args):
    print('hook', args.exc_type.__name__, args.exc_value, args.err_msg, args.object.__qualname__)


sys.unraisablehook = hook
b = Broken()
del b
sys.unraisablehook = lambda args: 1 / 0
b = Broken()
del b
sys.unraisablehook = sys.__unraisablehook__
print('end')
