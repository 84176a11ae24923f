"""Files, of which there are none."""

import unittest

TESTFN = '@test'


def _needs_files(*args, **kwargs):
    raise unittest.SkipTest('needs files')


temp_cwd = temp_dir = unlink = rmtree = change_cwd = FakePath = EnvironmentVarGuard = _needs_files


def skip_unless_symlink(test):
    return unittest.skip('needs files')(test)
