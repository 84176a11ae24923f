"""Threads in tests."""

import contextlib
import functools


def requires_working_threading(*, module=False):
    if not module:
        return lambda test: test


def threading_setup():
    return ()


def threading_cleanup(*original):
    pass


def reap_threads(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    yield


def join_thread(thread, timeout=None):
    thread.join(timeout)


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    threads = list(threads)
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        if unlock:
            unlock()
        for thread in threads:
            thread.join()
