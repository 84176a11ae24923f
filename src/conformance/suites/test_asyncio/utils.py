"""What the tests of asyncio share, on the loop there is: no selectors, no sockets, no loop of mock parts."""

import asyncio
import contextlib
import logging
import re
import time
import unittest
from asyncio import events
from unittest import mock


def run_briefly(loop):
    async def once():
        pass

    gen = once()
    task = loop.create_task(gen)
    task._log_destroy_pending = False
    try:
        loop.run_until_complete(task)
    finally:
        gen.close()


def run_once(loop):
    loop.call_soon(loop.stop)
    loop.run_forever()


def run_until(loop, pred, timeout=30):
    begin = time.monotonic()
    while not pred():
        if time.monotonic() - begin > timeout:
            raise TimeoutError()
        loop.run_until_complete(asyncio.sleep(0.001))


def simple_server_sslcontext(*args, **kwargs):
    raise unittest.SkipTest('needs sockets')


run_test_server = run_udp_echo_server = simple_client_sslcontext = simple_server_sslcontext


def MockCallback(**kwargs):
    return mock.Mock(spec=['__call__'], **kwargs)


class MockPattern(str):
    """Equal to texts that it matches as a regular expression."""

    def __eq__(self, other):
        return bool(re.search(str(self), other, re.S))

    __hash__ = str.__hash__


class MockInstanceOf:
    def __init__(self, type):
        self._type = type

    def __eq__(self, other):
        return isinstance(other, self._type)


@contextlib.contextmanager
def disable_logger():
    logger = logging.getLogger('asyncio')
    level = logger.level
    try:
        logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        logger.setLevel(level)


class TestCase(unittest.TestCase):
    @staticmethod
    def close_loop(loop):
        loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        if loop is None:
            raise AssertionError('loop is None')
        events.set_event_loop(None)
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        if gen is not None:
            raise unittest.SkipTest('needs a loop whose clock is part of the test')
        loop = asyncio.new_event_loop()
        self.set_event_loop(loop)
        return loop

    def unpatch_get_running_loop(self):
        pass

    def tearDown(self):
        events.set_event_loop(None)
        self.doCleanups()


def get_function_source(func):
    code = func.__code__
    return code.co_filename, code.co_firstlineno


async def await_without_task(coro):
    raised = None

    def run():
        nonlocal raised
        try:
            for _ in coro.__await__():
                pass
        except BaseException as exc:
            raised = exc

    asyncio.get_running_loop().call_soon(run)
    await asyncio.sleep(0)
    if raised is not None:
        raise raised
