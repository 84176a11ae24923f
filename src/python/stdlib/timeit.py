"""How long something takes, in virtual time."""

import itertools
import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


class Timer:
    """Times a statement."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        self._names = {} if globals is None else globals
        self._stmt = self._prepared(stmt, 'stmt')
        self._setup = self._prepared(setup, 'setup')

    def _prepared(self, code, what):
        if isinstance(code, str):
            return compile(code, '<timeit-src>', 'exec')
        if callable(code):
            return code
        raise ValueError(f'{what} is neither a string nor callable')

    def timeit(self, number=default_number):
        """How many seconds the statement takes, run that often."""
        names = dict(self._names)
        if callable(self._setup):
            self._setup()
        else:
            exec(self._setup, names)
        statement = self._stmt
        timer = self.timer
        if callable(statement):
            start = timer()
            for _ in itertools.repeat(None, number):
                statement()
            return timer() - start
        start = timer()
        for _ in itertools.repeat(None, number):
            exec(statement, names)
        return timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        """Several times of the same."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Finds how often the statement runs in a fifth of a second."""
        scale = 1
        while True:
            for factor in (1, 2, 5):
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10

    def print_exc(self, file=None):
        import traceback

        traceback.print_exc(file=file)


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """How many seconds a statement takes."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Several times of the same."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
