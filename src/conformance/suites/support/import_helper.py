"""Imports in tests."""

import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    """The module, or the test is skipped."""
    try:
        __import__(name)
    except ImportError as e:
        raise unittest.SkipTest(str(e))
    return sys.modules[name]


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """The module; None where the half written in C is asked for, which there is none of."""
    if any(other.startswith('_') for other in fresh):
        return None
    __import__(name)
    return sys.modules[name]


def make_legacy_pyc(source):
    raise unittest.SkipTest('needs files')
